"""Who is invited to a consultation and how each one stands, and the reminders that were sent, skipped or missed."""

DESCRIPTION = "Invitations to consultations with each organisation's own state; rounds of reminders"

SCRIPT = """
alter table consultation add column opens_at {big};            -- null: from the start
alter table consultation add column decision_body text not null default '';
alter table consultation add column level text not null default '';     -- as a question's
alter table consultation add column relevant integer not null default 1;    -- 0: on the list, reminded of by nobody
alter table consultation add column relevance text not null default '';     -- why it is or is not ours
alter table consultation add column documents text not null default '[]';   -- JSON list of [title, address]
alter table consultation add column invites text not null default 'all';    -- all (as listed at each reminder), list
alter table consultation add column audience text not null default '{{}}';
    -- with invites = all: JSON of lists, only organisations of these subregions, themes, sizes …
alter table consultation add column lead_id text references organisation (id) on delete set null;
alter table consultation add column inner_deadline {big};      -- when the lead needs the others' part
alter table consultation add column inner_set_at {big};
alter table consultation add column next_at {big};     -- when there is something to do about it; null: nothing ahead
create index consultation_next on consultation (next_at) where next_at is not null;

create table invitation (
    consultation_id text not null references consultation (id) on delete cascade,
    organisation_id text not null references organisation (id) on delete cascade,
    listed integer not null default 0,      -- 1: on the list of a consultation that invites by one
    state text not null default 'not-answered',     -- not-answered, will-answer, declined, answered
    reason text not null default '',
    link text not null default '',          -- to the answer
    answered_on text,                       -- ISO day
    board_on text,                          -- when their board meets about it
    changed_at {big},
    changed_by text not null default '',
    primary key (consultation_id, organisation_id)
) {strict};
create index invitation_by_organisation on invitation (organisation_id);
create index invitation_by_board on invitation (board_on) where board_on is not null;

-- A round of reminders that is over, whatever became of it.
create table reminder_round (
    consultation_id text not null references consultation (id) on delete cascade,
    stage text not null,
    mark text not null,                     -- which last day it was about
    due_at {big} not null,
    done_at {big} not null,
    primary key (consultation_id, stage, mark)
) {strict};

create table reminder (
    consultation_id text not null references consultation (id) on delete cascade,
    stage text not null,
    mark text not null,
    organisation_id text not null references organisation (id) on delete cascade,
    due_at {big} not null,
    told text not null default '',          -- the last day that it named: a moment (ISO 8601) or words
    state text not null,                    -- queued, skipped, late
    reason text not null default '',
    done_at {big} not null,
    primary key (consultation_id, stage, mark, organisation_id)
) {strict};
create index reminder_by_organisation on reminder (organisation_id);

create table consultation_question (
    consultation_id text not null references consultation (id) on delete cascade,
    question_id text not null references question (id) on delete cascade,
    primary key (consultation_id, question_id)
) {strict};

-- What was added before is reminded of from now on, but not announced again.
insert into reminder_round (consultation_id, stage, mark, due_at, done_at)
    select id, 'announcement', '', created_at, created_at from consultation;
update consultation set next_at = created_at where state in ('announced', 'open');
"""
