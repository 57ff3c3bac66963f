"""Answers back: what came of a question, a theme, a reply or a consultation, each with a status; and the answers owed."""

DESCRIPTION = "Answers back with a status, who owes one and until when, and which organisations were told of a meeting's"

SCRIPT = """
-- A later answer about the same thing follows the earlier one and never overwrites it.
create table feedback (
    id {lasting_pk},                    -- never given again: messages are known by it
    kind text not null,                 -- question, theme, reply, consultation
    subject text not null,              -- kind and ids in one, by which answers about the same thing are found
    question_id text references question (id) on delete cascade,    -- also of a theme of one question, and of a reply
    theme_id text references theme (id),
    reply_id text references reply (id) on delete cascade,
    consultation_id text references consultation (id) on delete cascade,
    since {big},                       -- of a theme over a period: replies received from then on …
    until {big},                       -- … and before then
    status text not null,               -- read, working, done, no, passed-on
    text text not null,
    next_on text,                       -- ISO day: when we tell more
    passed_to text not null default '',
    told integer not null default 0,    -- how many were told; 0 also for a correction that nobody was told of
    given_at {big} not null,
    given_by text not null
) {strict};
create index feedback_by_subject on feedback (subject, id);
create index feedback_by_question on feedback (question_id) where question_id is not null;
create index feedback_by_theme on feedback (theme_id) where theme_id is not null;
create index feedback_by_reply on feedback (reply_id) where reply_id is not null;
create index feedback_by_time on feedback (given_at);

-- What is to be answered, by whom and until when. Gone once the last word is said.
create table answer_owed (
    subject text primary key,
    label text not null,                -- what the office knows it by: a code, a theme
    owner text not null default '',
    due_at {big} not null,
    alarmed_at {big}                   -- when the office was told that it is due
) {strict};
create index answer_owed_by_time on answer_owed (due_at) where alarmed_at is null;

-- Whose contacts were told what came of a meeting.
create table meeting_answer (
    meeting_id text not null references meeting (id) on delete cascade,
    organisation_id text not null references organisation (id) on delete cascade,
    told_at {big} not null,
    primary key (meeting_id, organisation_id)
) {strict};

insert into feedback (kind, subject, question_id, status, text, given_at, given_by)
    select 'question', 'question:' || id, id, 'done', feedback, coalesce(feedback_at, created_at), ''
      from question where feedback <> '' order by feedback_at, id;
insert into answer_owed (subject, label, owner, due_at)
    select 'question:' || id, code, owner, coalesce(closes_at, created_at) + 2592000000
      from question where status = 'closed' and feedback = '';
"""
