"""Questions to the office, replies that others agree with, and which replies an issue quotes."""

DESCRIPTION = "Questions to the office, agreement with others' replies, quotations of issues"

SCRIPT = """
create table office_question (
    id text primary key,
    member_id text references member (id) on delete set null,
    reply_id text unique references reply (id) on delete set null,  -- the reply that it was sent as
    shown_as text not null default '',      -- the organisation's name where the member chose to show it
    text text not null,
    about text not null default '',         -- what it was asked beside: a question's title, a subject
    language text not null default 'sv',
    state text not null default 'waiting',  -- waiting, answered
    asked_at {big} not null,
    alarm_at {big} not null,                -- when the office is reminded of it
    alarmed integer not null default 0,
    answer text not null default '',
    answered_by text,
    answered_at {big}
) {strict};
create index office_question_waiting on office_question (alarm_at) where state = 'waiting' and alarmed = 0;

-- Who agrees with somebody else's reply; once a person. The person goes at erasure, the count stays.
create table agreement (
    reply_id text not null references reply (id) on delete cascade,
    member_id text references member (id) on delete set null,
    organisation_id text references organisation (id) on delete set null,
    agreed_at {big} not null,
    unique (reply_id, member_id)
) {strict};
create index agreement_by_member on agreement (member_id);

-- The replies that the latest build of an issue quotes.
create table issue_quotation (
    issue_id text not null references issue (id) on delete cascade,
    reply_id text not null references reply (id) on delete cascade,
    primary key (issue_id, reply_id)
) {strict};
create index issue_quotation_by_reply on issue_quotation (reply_id);
"""
