"""The newsletter room: fetch, parse, compose (pure), preflight (pure over gathered facts), render, jobs.

Imports `actions`, `dialogue`, `storage` and `wording`; never `bot` or `web`. Sends nothing: `delivery` does.
"""
