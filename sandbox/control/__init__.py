"""The sandbox steered over HTTP, as JSON under /sandbox/: persons' acts, faults, logs, waiting, mails. Holds no rules.

Bodies of POST are JSON objects sent as application/json (so that no foreign web page can post here unasked). A refusal is
{"error": "one sentence"} with status 400 or 404.

| request | does |
| --- | --- |
| GET, POST persons | all persons; create one `{"id","first_name","language_code","started",…}` or a list of them |
| POST persons/ID/ACT | says, edits, opens, presses, sends, sends_album, blocks, unblocks, deactivates, with the act's arguments |
| GET persons/ID/menu | the commands and the description that the bot shows this person |
| GET files/ID | a file from a chat |
| POST groups | `{"id","title"}` |
| POST crowd, crowd/says | `{"count","first_id","started"}`; `{"texts","chats","first_id","template"}` |
| GET chats/ID?since=V | the transcript, or what changed after version V |
| GET, POST updates; updates/redeliver, updates/renumber | waiting ones; inject raw; `{"update_id"}`; `{"first_id"}` |
| POST, DELETE faults | plan one for the Bot API; forget all, of mail too |
| GET calls?method=M&chat=C | the log of the bot's calls, and counts by method |
| POST wait | long poll until a condition holds, see `waiting` |
| GET events | server-sent events: a version number whenever something changed |
| GET, DELETE mails; mails/ID; mails/counts | the mailbox, newest first (`?recipient=`); one mail; mails by recipient |
| POST mail-faults, mail-login | plan a fault of the mail server; `{"user","password"}`, or `{}` for none |
"""
