"""The register in full: other names, branches, umbrellas, places, contacts by role, history, rows kept aside, requests."""

DESCRIPTION = (
    "Organisations with aliases, branches, contacts by role and history; places; requests to become a party"
)

SCRIPT = """
alter table organisation add column number text not null default '';        -- organisation number, ten digits, or ''
alter table organisation add column aliases text not null default '[]';      -- JSON list of other names
alter table organisation add column parent_id text references organisation (id) on delete set null;     -- is a branch of
alter table organisation add column umbrella_id text references organisation (id) on delete set null;   -- is a member of
alter table organisation add column target_groups text not null default '[]';
alter table organisation add column level text not null default '';         -- local, regional, national
alter table organisation add column languages text not null default '[]';    -- in which it works
alter table organisation add column signatory_until text;                   -- ISO day
create index organisation_by_parent on organisation (parent_id) where parent_id is not null;
create index organisation_by_umbrella on organisation (umbrella_id) where umbrella_id is not null;

alter table member add column joined text not null default 'asked';     -- asked, invited, confirmed: how it came to speak for it

-- Municipality → sub-region → region, as the house has them.
create table place (
    folded text primary key,
    municipality text not null,
    subregion text not null default '',
    region text not null default ''
) {strict};

create table contact (
    id text primary key,
    organisation_id text not null references organisation (id) on delete cascade,
    name text not null default '',
    role text not null default '',
    email text not null default '',
    member_id text references member (id) on delete set null,
    channel text not null default 'mail',   -- mail, chat, both
    language text not null default 'sv',
    state text not null default 'active',   -- active, successor (has not confirmed), removed
    succeeds_id text,                       -- the contact that a successor takes over from
    created_at {big} not null,
    asked_at {big},                        -- last time they were asked whether the details are right
    reminded_at {big},
    confirmed_at {big}
) {strict};
create index contact_by_organisation on contact (organisation_id);
create index contact_by_member on contact (member_id) where member_id is not null;

-- What was changed, by whom. Addresses stand here masked only.
create table organisation_change (
    id {pk},
    organisation_id text not null references organisation (id) on delete cascade,
    at {big} not null,
    actor text not null,
    field text not null,
    before text not null,
    after text not null
) {strict};
create index organisation_change_by_organisation on organisation_change (organisation_id);

-- Lines of lists whose name may be another's: a person decides.
create table organisation_aside (
    id text primary key,
    folded text not null unique,
    name text not null,
    like_name text not null,
    line integer not null,
    cells text not null,                -- JSON of the line
    created_at {big} not null
) {strict};

-- One link by which members come in; a new one puts the old out of use.
create table organisation_invite (
    word text primary key,
    organisation_id text not null references organisation (id) on delete cascade,
    created_at {big} not null
) {strict};
create index organisation_invite_by_organisation on organisation_invite (organisation_id);

-- "Vi vill bli underskrivare": a wish, not a sign-up.
create table party_request (
    id text primary key,
    name text not null,
    text text not null,
    email text not null default '',
    member_id text references member (id) on delete set null,
    language text not null,
    state text not null default 'waiting',  -- waiting, answered
    created_at {big} not null,
    answer text not null default '',
    answered_by text,
    answered_at {big}
) {strict};
create index party_request_waiting on party_request (created_at) where state = 'waiting';
"""
