"""A mailbox that takes every mail on loopback and shows it. Delivers nothing anywhere and checks no sender.

Source of the dialogue: RFC 5321 (SMTP), 2920 (PIPELINING), 1870 (SIZE), 6152 (8BITMIME), 4954 (AUTH).
"""
