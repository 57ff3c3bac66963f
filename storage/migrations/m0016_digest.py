"""The newsletter in short, for those who read it in the chat."""

DESCRIPTION = "The digest of an issue, and who wants it in the chat"

SCRIPT = """
alter table member add column digest integer not null default 0;    -- 1: wants issues in short in the chat
alter table issue_variant add column digest text not null default '{{}}';   -- JSON: the same in short, for the chat
alter table issue add column digested integer not null default 0;   -- 1 once every reader has a message waiting
create index issue_to_digest on issue (id) where digested = 0;
"""
