"""The tables of the main loop: who, what is asked, what was said, what happens, what is sent."""

DESCRIPTION = "Tables of the main loop"

SCRIPT = """
create table schema_version (
    version integer primary key,
    description text not null,
    applied_at {big} not null
);

-- One fact about the whole database by name: the last tick, the last poll, the coding frame's version.
create table mark (
    name text primary key,
    value text not null
) {strict};

create table organisation (
    id text primary key,
    name text not null,
    folded text not null unique,        -- the name as it is searched and matched
    email text,
    municipality text not null default '',
    subregion text not null default '',
    themes text not null default '[]',  -- JSON list of theme ids
    size text not null default '',
    form text not null default '',
    signatory_since text,               -- ISO day
    visible integer not null default 1,
    language text not null default 'sv',
    state text not null default 'listed',   -- listed, proposed (a member's own words, waits for staff)
    shown_at {big},                    -- last time in focus in an issue
    created_at {big} not null
) {strict};

create table member (
    id text primary key,
    telegram {big} unique,             -- chat id; null once erased
    language text not null default 'sv',
    organisation_id text references organisation (id) on delete set null,
    speaks_for text not null default '',     -- '' not asked yet, person, organisation
    visibility text not null default 'unnamed',
    question_id text,                   -- the question that plain text answers, chosen by link or button
    expects text not null default '',   -- what the next text is taken as: '' a reply, organisation, …
    asked integer not null default 0,   -- 1 once what is not needed for the first reply has been asked
    mailings integer not null default 1,     -- 0 after /stopp
    state text not null default 'active',    -- active, blocked, erased
    created_at {big} not null,
    quiet_until {big}                  -- nothing unprompted before this (after a crisis answer)
) {strict};

create table staff (
    id text primary key,
    name text not null unique,
    email text,
    telegram {big} unique,
    expects text not null default '',   -- the step of a wizard that the next text answers
    draft text not null default '{{}}', -- JSON of what the wizard has gathered
    state text not null default 'active',
    created_at {big} not null
) {strict};

-- One-time addresses; only a hash is kept, so a copy of the file opens no door.
create table ticket (
    hash text primary key,
    purpose text not null,              -- staff-chat, staff-desk, session
    subject text not null,
    expires_at {big} not null,
    used_at {big}
) {strict};

create table meeting (
    id text primary key,
    code text not null unique,
    title text not null,
    held_on text,                       -- ISO day
    date_words text not null default '',
    starts text not null default '',
    ends text not null default '',
    venue text not null default '',
    participants integer,
    organisations integer,
    purpose text not null default '',
    goals text not null default '[]',
    agenda text not null default '[]',
    next_meeting text not null default '',
    created_at {big} not null
) {strict};

create table area (
    id text primary key,
    position integer not null,
    label_sv text not null,
    label_en text not null
) {strict};

create table theme (
    id text primary key,
    area_id text not null references area (id),
    position integer not null,
    label_sv text not null,
    label_en text not null,
    description text not null default '',
    include text not null default '[]',
    phrases text not null default '[]',
    exclude text not null default '[]',
    valid_from text,
    valid_to text
) {strict};

create table question (
    id text primary key,
    code text not null unique,
    text text not null,
    short_title text not null default '',
    label text not null default '',     -- "dialog 1, fråga 2"
    background text not null default '',
    link text not null default '',
    owner text not null default '',     -- who answers for the feedback
    level text not null default '',     -- information, consultation, dialogue, partnership
    decision_body text not null default '',
    decision_on text,
    theme_id text references theme (id),
    meeting_id text references meeting (id),
    status text not null default 'draft',
    opens_at {big},
    closes_at {big},
    feedback text not null default '',
    feedback_at {big},
    override_note text not null default '',
    created_at {big} not null,
    opened_at {big}
) {strict};
create index question_by_status on question (status, closes_at);

create table reply (
    id text primary key,
    question_id text references question (id),      -- null: övriga medskick
    member_id text references member (id) on delete set null,
    organisation_id text references organisation (id) on delete set null,
    channel text not null,              -- telegram, web, mail, phone, paper, meeting
    source text not null default 'person',  -- person, organisation, table
    table_name text not null default '',
    chat {big},                        -- with message: whose message it was, and which
    message {big},
    once text unique,                   -- a form's own key, so that sending twice stores once
    visibility text not null default 'unnamed',
    language text not null default '',
    version integer not null default 1,
    held text,                          -- why it is held: crisis, personal-data, own-care, staff
    reviewed_by text,                   -- who looked at it and let it stay held
    reviewed_at {big},
    substance integer not null default 1,   -- 0: a greeting or thanks; kept, not counted
    received_at {big} not null,
    edited_at {big},
    withdrawn_at {big},
    parent text references reply (id),
    level integer not null default 0,
    position integer not null default 0
) {strict};
create unique index reply_by_message on reply (chat, message) where chat is not null;
create index reply_by_question on reply (question_id, received_at);
create index reply_by_member on reply (member_id, received_at);
create index reply_by_time on reply (received_at);

-- The only place, beside the search index to come, where the words of a reply live.
create table reply_version (
    reply_id text not null references reply (id) on delete cascade,
    version integer not null,
    text text not null,
    created_at {big} not null,
    primary key (reply_id, version)
) {strict};

create table reply_theme (
    reply_id text not null references reply (id) on delete cascade,
    theme_id text not null references theme (id),
    state text not null,                -- suggested, confirmed, rejected
    reason text not null default '',
    frame_version text not null default '',
    decided_by text,
    decided_at {big},
    primary key (reply_id, theme_id)
) {strict};
create index reply_theme_by_theme on reply_theme (theme_id, state);

-- What came from Telegram, word for word, until it is applied; then only that it came.
create table inbox (
    seq {pk},
    update_id {big} not null unique,
    received_at {big} not null,
    body text,                          -- raw JSON; null once done
    state text not null default 'new',  -- new, done, failed
    tries integer not null default 0,
    error text
) {strict};
create index inbox_new on inbox (seq) where state = 'new';
create index inbox_failed on inbox (seq) where state = 'failed';

create table letter (
    id text primary key,                -- sha-256 of the bytes
    body {blob} not null,
    created_at {big} not null
) {strict};

create table outbox (
    id {pk},
    key text not null unique,           -- what makes this message the same message, however often it is asked for
    kind text not null,                 -- dialogue.kinds
    channel text not null,              -- telegram, mail
    recipient text not null,            -- chat id or address
    lane integer not null,
    body text,                          -- JSON: method and parameters, or letter and values; null once done
    state text not null default 'waiting',  -- waiting, sending, sent, failed, uncertain, bounced, cancelled
    held integer not null default 0,    -- 1 while its issue is paused
    due_at {big} not null,             -- when it may go, by the clock that decisions use
    not_after {big},                   -- when it no longer helps
    ready_at {big} not null default 0, -- pacing and retries, by the real clock
    tries integer not null default 0,
    owner text,                         -- who claimed it
    claimed_at {big},
    done_at {big},
    message {big},                     -- Telegram's message id
    answer text not null default '',    -- what the server said
    member_id text,
    question_id text,                   -- what a reply to this message answers
    reply_id text,                      -- which reply this message is about
    issue_id text,
    created_at {big} not null
) {strict};
create index outbox_next on outbox (channel, lane, id) where state = 'waiting';
create index outbox_recipient_waiting on outbox (recipient, channel) where state = 'waiting';
create unique index outbox_one_in_flight on outbox (channel, recipient) where state = 'sending';
create index outbox_message on outbox (recipient, message) where message is not null;
create index outbox_issue on outbox (issue_id, state) where issue_id is not null;
create index outbox_state on outbox (state) where state not in ('sent', 'cancelled');
create index outbox_reply on outbox (reply_id) where reply_id is not null;

-- One table of due things: what is to be done, when, and what came of it.
create table job (
    id {pk},
    key text not null unique,           -- "feed-refresh:2026-11-22T10", "build:2026-11"
    kind text not null,
    due_at {big} not null,
    state text not null default 'waiting',  -- waiting, running, done, failed, missed
    args text not null default '{{}}',
    asked_by text,                      -- staff id, answered through the outbox
    owner text,
    tries integer not null default 0,
    note text not null default '',
    created_at {big} not null,
    done_at {big}
) {strict};
create index job_due on job (due_at) where state = 'waiting';

create table feed (
    id text primary key,
    url text not null unique,
    title text not null default '',
    state text not null default 'new',  -- new, good, failing
    etag text not null default '',
    last_modified text not null default '',
    tried_at {big},
    good_at {big},
    failures integer not null default 0,
    next_at {big} not null default 0,
    problem text not null default '',
    created_at {big} not null
) {strict};

create table event (
    id text primary key,
    feed_id text references feed (id) on delete cascade,     -- null: entered by hand
    uid text not null,
    title text not null,
    starts {big} not null,
    ends {big},
    all_day integer not null default 0,
    place text not null default '',
    mode text not null default 'unknown',
    organiser text not null default '',
    url text not null default '',
    signup_url text not null default '',
    signup_by text,
    status text not null default 'confirmed',
    first_seen {big} not null,
    changed_at {big} not null,
    unique (feed_id, uid)
) {strict};
create index event_by_start on event (starts);

create table news (
    id text primary key,
    feed_id text references feed (id) on delete cascade,
    uid text not null,
    title text not null,
    url text not null default '',
    summary text not null default '',
    published {big},
    first_seen {big} not null,
    unique (feed_id, uid)
) {strict};
create index news_by_seen on news (first_seen);

create table consultation (
    id text primary key,
    code text not null unique,
    title text not null,
    body text not null default '',      -- who asks
    case_number text not null default '',
    link text not null default '',
    deadline {big},                    -- null where only words are known
    deadline_words text not null default '',
    decision_on text,
    state text not null default 'open', -- announced, open, closed, decided
    outcome text not null default '',
    outcome_at {big},
    created_at {big} not null
) {strict};

create table consultation_deadline (
    consultation_id text not null references consultation (id) on delete cascade,
    set_at {big} not null,
    deadline {big},
    words text not null default '',
    primary key (consultation_id, set_at)
) {strict};

create table subscriber (
    id text primary key,
    email text not null unique,         -- as it is written to
    name text not null default '',
    organisation_id text references organisation (id) on delete set null,
    language text not null default 'sv',
    state text not null default 'active',   -- active, pending, unsubscribed, bounced
    source text not null default '',    -- import, own, staff
    created_at {big} not null,
    changed_at {big} not null
) {strict};

-- Pictures that staff put into an issue; served to everyone by their id.
create table picture (
    id text primary key,                -- sha-256 of the bytes
    media text not null,                -- image/png, image/jpeg
    body {blob} not null,
    created_at {big} not null
) {strict};

-- Staff's own words, news and calls for an issue.
create table item (
    id text primary key,
    kind text not null,                 -- news, call, focus
    heading text not null,
    text text not null,
    link text not null default '',
    last_day text,
    picture_id text references picture (id),
    alt text not null default '',
    period text,                        -- the issue it is meant for; null: the next one
    created_by text,
    created_at {big} not null
) {strict};

create table issue (
    id text primary key,
    period text not null unique,        -- "2026-11"
    state text not null default 'draft',
    covers_from {big} not null,
    covers_to {big} not null,
    built_at {big} not null,
    subject text not null default '',
    own_subject text,                   -- staff's, kept over rebuilds
    greeting text not null default '',
    sha256 text not null default '',
    checks text not null default '[]',
    changed integer not null default 0,     -- 1: staff decided something since it was built
    approved_by text,
    approved_at {big},
    approved_sha256 text,
    sent_at {big},
    prepared integer not null default 0,    -- 1 once every recipient has an outbox row
    created_at {big} not null
) {strict};

-- What staff said of single things: pinned, or left out.
create table issue_mark (
    issue_id text not null references issue (id) on delete cascade,
    target text not null,               -- "event:…", "theme:…"
    mark text not null,                 -- pin, leave-out
    primary key (issue_id, target)
) {strict};

create table issue_variant (
    issue_id text not null references issue (id) on delete cascade,
    language text not null,
    subject text not null,
    mjml text not null,
    html text not null,
    text text not null,
    web text not null,
    sections text not null,             -- JSON [{{"kind","items"}}]
    letter_id text references letter (id),
    primary key (issue_id, language)
) {strict};

-- Who approved which content; more than one where the house wants a second pair of eyes.
create table issue_approval (
    issue_id text not null references issue (id) on delete cascade,
    name text not null,
    sha256 text not null,
    at {big} not null,
    primary key (issue_id, name)
) {strict};

-- Who was to get it, and why or why not, as it stood at approval.
create table issue_recipient (
    issue_id text not null references issue (id) on delete cascade,
    subscriber_id text not null,
    email text not null,
    language text not null,
    included integer not null,
    reason text not null,
    primary key (issue_id, subscriber_id)
) {strict};

-- What the issue shows, in the order of the page: by these ids staff pin a thing or leave it out.
create table issue_entry (
    issue_id text not null references issue (id) on delete cascade,
    position integer not null,
    entry_id text not null,             -- "event:…", "theme:…"
    section text not null,
    label text not null,
    primary key (issue_id, position)
) {strict};

-- Who did what when; never the words of a reply.
create table audit (
    id {pk},
    at {big} not null,
    actor text not null,
    action text not null,
    subject text not null default '',
    note text not null default ''
) {strict};
"""
