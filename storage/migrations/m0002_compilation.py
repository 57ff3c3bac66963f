"""What a meeting leaves behind: its dialogues with staff's summaries, who was there, corrections beside replies."""

DESCRIPTION = "dialogues of a meeting, who was there, editorial corrections"

SCRIPT = """
-- Number 0 stands for the questions of a meeting that belong to no dialogue.
create table dialogue (
    meeting_id text not null references meeting (id) on delete cascade,
    number integer not null,
    title text not null default '',
    summary text not null default '',   -- staff's, or read from minutes
    primary key (meeting_id, number)
) {strict};

alter table meeting add column case_number text not null default '';
alter table meeting add column present text not null default '[]';  -- names of the organisations that were there
alter table meeting add column links text not null default '[]';    -- pairs of text and address

-- Staff's, of this version of the words; goes when the words go.
alter table reply_version add column correction text not null default '';
"""
