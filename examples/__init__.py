"""What the demo loads: a made-up agreement with a meeting, organisations, questions, replies and two calendars.

Data only, all of it our own words; `@DAY+10@` and the like stand for days counted from the day of the demo.
"""
