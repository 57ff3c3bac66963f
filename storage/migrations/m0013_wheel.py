"""The annual wheel's own rows, what a meeting leaves to do, partnerships, and what organisations seek and offer."""

DESCRIPTION = "Annual wheel, actions from meetings, partnerships, seeks and offers"

SCRIPT = """
-- Days that no question, consultation or meeting holds. What was taken off stays, so that calendars hear of it.
create table wheel_entry (
    id text primary key,
    title text not null,
    kind text not null,                 -- decision, budget, meeting, deadline
    on_day text,                        -- ISO day; null where only the month is known
    month text not null default '',     -- "2027-03"
    body text not null default '',      -- who decides, or who holds it
    link text not null default '',
    removed integer not null default 0,
    created_at {big} not null,
    changed_at {big} not null
) {strict};

alter table meeting add column signup text not null default '';         -- where one signs up; the sign-up is not ours
alter table meeting add column roles text not null default '[]';        -- JSON list of [role, number]: who was there
alter table meeting add column cancelled integer not null default 0;

create table action_item (
    id text primary key,
    meeting_id text not null references meeting (id) on delete cascade,
    text text not null,
    owner text not null,
    due_on text not null,               -- ISO day
    done_at {big},
    remind_at {big},                    -- when the office is told of it; null: told, or done
    created_at {big} not null
) {strict};
create index action_to_remind on action_item (remind_at) where remind_at is not null;
create index action_by_meeting on action_item (meeting_id);

create table partnership (
    id text primary key,
    name text not null,
    organisation_id text references organisation (id) on delete set null,
    ends_on text not null,              -- ISO day
    remind_at {big},                    -- the next reminder; null: none left
    created_at {big} not null
) {strict};
create index partnership_to_remind on partnership (remind_at) where remind_at is not null;

create table offer (
    id text primary key,
    organisation_id text not null references organisation (id) on delete cascade,
    kind text not null,                 -- seeks, offers
    text text not null,
    theme_id text references theme (id),
    municipality text not null default '',
    state text not null default 'active',   -- active, withdrawn
    created_at {big} not null
) {strict};
create index offer_active on offer (theme_id, kind) where state = 'active';
create index offer_by_organisation on offer (organisation_id);

-- Each side says for itself; nobody hears who the other is before both have said yes.
create table offer_match (
    seeks_id text not null references offer (id) on delete cascade,
    offers_id text not null references offer (id) on delete cascade,
    seeker_says text not null default '',   -- '', yes, no
    offerer_says text not null default '',
    told_at {big},                          -- when both were told
    created_at {big} not null,
    primary key (seeks_id, offers_id)
) {strict};
create index offer_match_by_offer on offer_match (offers_id);
"""
