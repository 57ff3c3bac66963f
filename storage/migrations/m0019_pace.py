"""Indexes for what is asked with every reply, every second or in every tick, so that it costs the same however much there is."""

DESCRIPTION = "indexes that keep the pace"

SCRIPT = """
create index reply_theme_confirmed on reply_theme (reply_id) where state = 'confirmed';
drop index reply_by_question;
create index reply_by_question on reply (question_id, received_at, id);
create index reply_stems_by_time on reply_stems (received_at);
create index outbox_to_rest on outbox (channel, due_at) where state = 'waiting' and later = 0 and rank > 0;
create index outbox_dropped on outbox (done_at) where state = 'cancelled' and rank > 0;
"""
