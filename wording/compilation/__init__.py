"""A compilation in words: headings, lists and tables in the members' own form. Decides nothing about what stands in it."""

from wording.compilation.document import compilation_document, compilation_title

__all__ = ["compilation_document", "compilation_title"]
