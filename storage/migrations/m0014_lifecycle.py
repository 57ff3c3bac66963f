"""When an approved issue is to go out by itself, and until when that still helps."""

DESCRIPTION = "Issues that are sent at a time"

SCRIPT = """
alter table issue add column send_at {big};      -- null: when somebody says so
alter table issue add column send_by {big};      -- later than this it is not sent by itself
create index issue_to_send on issue (send_at) where send_at is not null;
"""
