"""Everything that is kept, and all SQL there is: one module a table, one function a query.

Takes and gives the data classes of `dialogue` and plain values. Holds no rule, no wording, no clock.

A query function takes a `Connection` first. Callers hand whole units of work to a `Database`:
`await database.write(insert_reply, reply)` or `await database.read(select_open_questions, now)`.
"""
