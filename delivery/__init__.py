"""The only sender: claims what is in the outbox, paces it, posts it by Telegram or mail, and notes what came of it.

Does not decide who gets what, and holds no words.
"""
