"""Files that members send, with the words that staff write down from them; contacts of organisations."""

DESCRIPTION = (
    "Voice notes, pictures and documents of replies; where a reply's words come from; organisations' contacts"
)

SCRIPT = """
-- A file that a member sent; its reply's words are its caption, or what staff write down from it.
create table attachment (
    id text primary key,
    reply_id text not null references reply (id) on delete cascade,
    chat {big},                         -- with message: whose message it was, and which; null once erased
    message {big},
    album text not null default '',     -- what Telegram calls the media group
    caption text not null default '',   -- words beside the file; the reply's are those of all its files, joined
    transcript text not null default '',        -- what a person wrote down from it
    kind text not null,                 -- voice, audio, video-note, video, photo, document
    file_id text not null,              -- Telegram's: what it is fetched by and sent on with
    unique_id text not null default '',
    name text not null default '',
    media text not null default '',     -- audio/ogg
    size {big} not null default 0,      -- bytes; 0 where Telegram does not say
    seconds integer not null default 0,
    state text not null default 'waiting',      -- waiting, kept, too-large, failed
    sha256 text not null default '',
    writing text not null default '',   -- of the transcript: '' none is needed, waiting, written, skipped
    written_by text,
    written_at {big},
    received_at {big} not null
) {strict};
create unique index attachment_by_message on attachment (chat, message) where chat is not null;
create index attachment_by_album on attachment (chat, album) where album <> '';
create index attachment_by_reply on attachment (reply_id);
create index attachment_to_transcribe on attachment (received_at) where writing = 'waiting';

-- The bytes, in pieces: no commit of a large file holds up a receipt for long.
create table attachment_piece (
    attachment_id text not null references attachment (id) on delete cascade,
    position integer not null,
    body {blob} not null,
    primary key (attachment_id, position)
) {strict};

alter table reply add column origin text not null default '';   -- '' the sender's own words, forwarded, transcribed
alter table member add column contact integer not null default 0;   -- 1: sees what is said in the organisation's name
"""
