"""Feeds and calendars: bytes from an address, and what they tell as `dialogue.events.Reading`.

    fetch    address -> bytes or "not modified", by a guard that reaches public addresses only
    worker   bytes -> Reading, in a process that is killed when it takes too long (use this one)
    parse    bytes -> Reading, pure, in this process (used by the worker)
    identity which stored event a freshly read one is
    report   Reading -> the JSON of `medskick feed read`
    ics      events -> an .ics file

Stores nothing and decides nothing about the newsletter. Import the modules by name: this one imports none,
so that a process which only fetches does not load the parsers.
"""
