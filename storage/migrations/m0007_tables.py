"""Who sits at which table of a meeting, which question the meeting is at, and for whom a reply was passed on."""

DESCRIPTION = "Tables of a meeting: seats, the question it is at, replies that are passed on for others"

SCRIPT = """
alter table meeting add column question_id text;                    -- the question that it is at; null: staff set none
alter table meeting add column moves integer not null default 0;    -- how often staff went on to another question
alter table meeting add column ended_at {big};                     -- when staff ended it

-- A chat that came by a table's link. Gone when the member leaves or the meeting ends.
create table table_seat (
    member_id text primary key references member (id) on delete cascade,
    meeting_id text not null references meeting (id) on delete cascade,
    table_name text not null,
    speaks_as text not null default 'table',    -- table, person, behalf (of a smaller organisation)
    behalf text not null default '',            -- that organisation's name, as it was written
    shown text,                                 -- the question that the chat was shown last
    receipt_key text not null default '',       -- the receipt that the next one is written over
    bound_at {big} not null,
    ends_at {big} not null
) {strict};
create index table_seat_by_meeting on table_seat (meeting_id);
create index table_seat_by_end on table_seat (ends_at);

alter table reply add column behalf text not null default '';   -- the smaller organisation that it was passed on for
"""
