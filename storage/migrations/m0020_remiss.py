"""What contacts do with a consultation: their board's meeting followed up, and formal responses on their way to the registry."""

DESCRIPTION = "Boards that meet about consultations; formal responses forwarded to the registry"

SCRIPT = """
alter table invitation add column board_due_at {big};  -- when there is something to do about the board's meeting
create index invitation_by_board_due on invitation (board_due_at) where board_due_at is not null;
update invitation set board_due_at = 0 where board_on is not null;

create index consultation_question_by_question on consultation_question (question_id);

-- An organisation's own response, sent in through us and passed on. The words stay with the reply where there is one.
create table formal_response (
    id text primary key,
    consultation_id text not null references consultation (id) on delete cascade,
    organisation_id text not null references organisation (id) on delete cascade,
    reply_id text references reply (id) on delete set null,
    member_id text references member (id) on delete set null,      -- who is told how it went
    text text not null,
    registry text not null,             -- where it was sent
    created_at {big} not null,
    state text not null,                -- waiting, sent, failed, uncertain
    settled_at {big}
) {strict};
create index formal_response_waiting on formal_response (created_at) where settled_at is null;
create index formal_response_by_reply on formal_response (reply_id) where reply_id is not null;
create index formal_response_by_organisation on formal_response (organisation_id);
create index formal_response_by_member on formal_response (member_id) where member_id is not null;
"""
