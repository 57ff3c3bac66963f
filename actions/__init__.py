"""What someone can do: one function a deed, the same for chat, web and command line.

Each reads, asks `dialogue`, writes rows, outbox and audit in the caller's unit of work. Knows no chat service, no HTTP
and no SQL.
"""
