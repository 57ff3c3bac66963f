"""SQLite's full text (FTS5) over the stems of replies: its tables, its triggers, its way to ask. Runs nothing.

`remove_diacritics 0` keeps å, ä and ö apart from a and o; other accents are gone from the stems already. The triggers keep
the index in the transaction of the stems, also where these go because their reply's words go.
"""

from __future__ import annotations

from typing import Final

from storage.full_text import FullText

TABLES: Final = """
create virtual table reply_search using fts5 (
    stems, content = 'reply_stems', content_rowid = 'seq', tokenize = "unicode61 remove_diacritics 0"
);
create trigger reply_stems_in after insert on reply_stems begin
    insert into reply_search (rowid, stems) values (new.seq, new.stems);
end;
create trigger reply_stems_out after delete on reply_stems begin
    insert into reply_search (reply_search, rowid, stems) values ('delete', old.seq, old.stems);
end;
create trigger reply_stems_changed after update of seq, stems on reply_stems begin
    insert into reply_search (reply_search, rowid, stems) values ('delete', old.seq, old.stems);
    insert into reply_search (rowid, stems) values (new.seq, new.stems);
end;
"""
MERGE: Final = "insert into reply_search (reply_search) values ('optimize')"
"""Writes the index anew: until then a removed word stays in it, marked as gone."""

FULL_TEXT: Final = FullText(
    source="reply_search",
    seq="rowid",
    matches="reply_search match :wanted",
    score="bm25(reply_search)",
    beginning='"{}"*',
    every=" AND ",
    some=" OR ",
)
