"""Replies found by words, and the two codes that are no theme of a frame."""

DESCRIPTION = "Search over replies; the codes for another theme and for no substance"

SCRIPT = """
-- What is searched: the folded stems of the latest version. They go when the version's words go.
-- seq is below zero once the reply is withdrawn, so that a search need not look at the reply.
create table reply_stems (
    seq {pk},
    reply_id text not null unique,
    version integer not null,
    stems text not null,
    received_at {big} not null,         -- the reply's, so that a search by time need not look at it either
    foreign key (reply_id, version) references reply_version (reply_id, version) on delete cascade
) {strict};
{full_text}
create index reply_by_organisation on reply (organisation_id) where organisation_id is not null;

-- Replies from before have no stems yet: the next opening gives them some, from this id on.
insert into mark (name, value) select 'stems-after', '' where exists (select 1 from reply);

insert into area (id, position, label_sv, label_en) values ('reserved', -1, 'Övrigt', 'Other');
insert into theme (id, area_id, position, label_sv, label_en) values
    ('other', 'reserved', -2, 'Annat tema', 'Another theme'),
    ('no-substance', 'reserved', -1, 'Inget medskick', 'No input');
"""
