"""What `medskick run` starts and `medskick tick` does once: bot, web, delivery and schedule, put together.

Composition only; each part's work is its own room's.
"""
