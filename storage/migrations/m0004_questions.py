"""What a question can ask for and of whom, and how it comes back; a reply's answer beside its words."""

DESCRIPTION = "Kinds, versions and rounds of questions; the answer that a reply gives by a button or a number"

SCRIPT = """
alter table question add column kind text not null default 'text';
    -- text, yes-no, for-against, number, call (for representatives)
alter table question add column plain text not null default '';         -- in plain words, shown first
alter table question add column contact text not null default '';       -- whom to ask about the question
alter table question add column follow_up text not null default '';     -- asked after a no only
alter table question add column principle text not null default '';     -- the agreement's principle or focus it serves
alter table question add column audience text not null default '{{}}';
    -- JSON of lists: themes, subregions, sizes, levels; who is told. Empty: everyone
alter table question add column at_meeting integer not null default 0;  -- 1: opened at the meeting's tables
alter table question add column repeats text not null default '';       -- '', quarter, year
alter table question add column series_id text;                         -- the first question of a series
alter table question add column period text not null default '';        -- this round: "2026-K4", "2026"
alter table question add column version integer not null default 1;     -- of text, background and plain words
create unique index question_round on question (series_id, period) where series_id is not null;

-- The words that were asked before a change; the present ones stand in the question.
create table question_version (
    question_id text not null references question (id) on delete cascade,
    version integer not null,
    text text not null,
    background text not null,
    plain text not null,
    until {big} not null,
    changed_by text not null,
    note text not null default '',
    primary key (question_id, version)
) {strict};

alter table reply add column answer text not null default '';   -- yes, no, for, against, or a whole number
alter table reply add column question_version integer not null default 1;
"""
