"""What can be looked up: contact cards, terms, what an organisation does; and tips for the newsletter."""

DESCRIPTION = (
    "Contact cards, terms of the house, tips for the newsletter; what an organisation shows of itself"
)

SCRIPT = """
alter table organisation add column about text not null default '';     -- what it does, in its own words
alter table organisation add column contact text not null default '';   -- what it gave to be shown; never its mail address

-- Who decides what, and how to reach them. The list is the office's: an import replaces all of it.
create table contact_card (
    id text primary key,                -- made of subject, level and body, so that a button outlives an import
    position integer not null,
    subject text not null,
    level text not null,                -- region, municipality, state
    body text not null,
    text text not null default '',
    phone text not null default '',
    email text not null default '',
    link text not null default '',
    subject_en text not null default '',
    body_en text not null default '',
    text_en text not null default ''
) {strict};

-- The house's own words, beside the glossary that ships.
create table term (
    folded text primary key,
    word text not null,
    means text not null,
    means_en text not null default ''
) {strict};

create table tip (
    id text primary key,
    member_id text references member (id) on delete set null,
    organisation_id text references organisation (id) on delete set null,   -- to credit; null: nobody
    kind text not null,                 -- news, event, example
    heading text not null default '',
    text text not null default '',
    happens text not null default '',   -- when, in the tipper's words
    starts {big},
    ends {big},
    all_day integer not null default 0,
    place text not null default '',
    link text not null default '',
    state text not null default 'draft',    -- draft, waiting, used, declined
    result text not null default '',    -- what it became: "item:…", "event:…"
    decided_by text,
    created_at {big} not null,
    sent_at {big},
    decided_at {big}
) {strict};
create index tip_waiting on tip (sent_at) where state = 'waiting';
create index tip_by_member on tip (member_id) where member_id is not null;
create index organisation_proposed on organisation (created_at) where state = 'proposed';
"""
