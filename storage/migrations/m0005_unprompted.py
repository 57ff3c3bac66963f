"""What nobody asked for: its rank where the weekly cap bites, its time ahead, and when a question is spoken of."""

DESCRIPTION = (
    "Unprompted messages: rank, rows whose time lies ahead; when a question is announced and reminded of"
)

SCRIPT = """
alter table outbox add column rank integer not null default 0;  -- dialogue.kinds; 0: goes at any time
alter table outbox add column later integer not null default 0; -- 1 while due_at lies ahead, out of the claimer's way
update outbox
   set rank = case kind when 'consultation-reminder' then 1 when 'deadline-moved' then 1 when 'feedback' then 2
                        when 'digest' then 4 else 3 end
 where kind in ('consultation-reminder', 'deadline-moved', 'feedback', 'question', 'reminder', 'pre-announcement',
                'question-reminder', 'digest');
drop index outbox_next;
create index outbox_next on outbox (channel, lane, id) where state = 'waiting' and later = 0;
create index outbox_later on outbox (channel, due_at) where state = 'waiting' and later = 1;
create index outbox_not_after on outbox (not_after) where state = 'waiting' and not_after is not null;
create index outbox_unprompted on outbox (recipient, done_at) where rank > 0;
create index outbox_about_question on outbox (question_id) where rank > 0 and question_id is not null;

alter table question add column pre_announced_at {big};    -- when the word of the day before was queued, or given up
alter table question add column announce_at {big};         -- when members are to be told; null: nobody planned it
alter table question add column told_at {big};             -- when members were told, or it was given up
alter table question add column remind_at {big};           -- the next reminder; null: none
create index question_to_announce on question (announce_at) where announce_at is not null and told_at is null;
create index question_to_remind on question (remind_at) where remind_at is not null;
"""
