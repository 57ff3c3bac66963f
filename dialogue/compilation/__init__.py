"""What a meeting, a question or a period leaves behind, in the members' own form.

    compile_facts(facts, form) -> Compilation    what stands in the document and in which order (pure)
    Document                                     the same as headings, paragraphs, lists and tables, ready to be written

Which words are used is wording's, which bytes documents'.
"""

from dialogue.compilation.compilation import (
    Answered,
    Compilation,
    Dialogue,
    Group,
    Item,
    Method,
    Quotation,
    Summary,
    Tally,
    ThemeRow,
    Themes,
)
from dialogue.compilation.compiling import compile_facts
from dialogue.compilation.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Row,
    Table,
)
from dialogue.compilation.facts import DialogueWords, Facts, Form, Order, Said, Title

__all__ = [
    "Answered",
    "Block",
    "Compilation",
    "Dialogue",
    "DialogueWords",
    "Document",
    "Entry",
    "Facts",
    "Form",
    "Group",
    "Heading",
    "Item",
    "Listing",
    "Method",
    "Order",
    "Paragraph",
    "Quotation",
    "Row",
    "Said",
    "Summary",
    "Table",
    "Tally",
    "ThemeRow",
    "Themes",
    "Title",
    "compile_facts",
]
