"""Who gets mail and on what ground, what each asked for, who is never written to again, and what came back."""

DESCRIPTION = "Sign-ups with their proof, preferences, the list of the suppressed, mails that came back"

SCRIPT = """
alter table subscriber add column ground text not null default '';      -- on what ground we write: as the list said
alter table subscriber add column frequency text not null default 'each';   -- each, quarterly, pause
alter table subscriber add column themes text not null default '[]';    -- JSON list of theme ids, shown first
alter table subscriber add column channel text not null default 'mail'; -- mail, chat, both
alter table subscriber add column member_id text references member (id) on delete set null;
alter table subscriber add column suppressed text not null default '';  -- why nothing is sent, as in suppression
alter table subscriber add column welcome integer not null default 0;   -- 1: owed the one mail that tells of the list
create index subscriber_member on subscriber (member_id) where member_id is not null;
create index subscriber_welcome on subscriber (id) where welcome = 1;
create index subscriber_bouncing on subscriber (email) where suppressed = 'bouncing';  -- on its way to the list below

-- Own sign-ups, with the proof of consent once they are confirmed: when, by which way, under which words.
create table sign_up (
    id text primary key,
    email text not null,
    language text not null,
    member_id text references member (id) on delete set null,
    organisation_id text references organisation (id) on delete set null,
    way text not null,                  -- chat, web
    wording text not null,              -- which texts were shown: the start of their hash
    asked_at {big} not null,
    mailed_at {big} not null,           -- the last time the mail to press was sent
    mails integer not null default 1,
    confirmed_at {big}
) {strict};
create index sign_up_email on sign_up (email, asked_at);
create index sign_up_pending on sign_up (asked_at) where confirmed_at is null;

-- Addresses that nothing is sent to, known by a keyed hash only, so that the list outlives an erasure.
create table suppression (
    hash text primary key,
    reason text not null,               -- complaint, bounced, removed, objection
    note text not null default '',
    at {big} not null
) {strict};

-- Letters that came back, one a person and issue.
create table bounce (
    subscriber_id text not null,
    issue_id text not null,
    class text not null,                -- address, full, policy, other
    at {big} not null,
    primary key (subscriber_id, issue_id)
) {strict};

-- Mails to us, each handled once; the words are kept only of what a person has to look at.
create table mail_in (
    id text primary key,                -- hash of the Message-ID, or of the whole where there is none
    received_at {big} not null,
    kind text not null,                 -- bounce, complaint, unsubscribe, auto-reply, delayed, reply, unknown
    state text not null,                -- done, aside
    note text not null default '',
    body {blob}
) {strict};
create index mail_in_state on mail_in (state, received_at);
"""
