"""The chat: polls raw updates into the inbox, applies them, and holds the thin handlers.

Never sends by itself (what is to be said is an outbox row) and awaits nothing but storage while it applies.
"""
