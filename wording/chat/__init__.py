"""Every screen of the chat, by subject: values and a language become what is said.

Sends and stores nothing. Words stand in `wording/locale/<language>/chat.po`, member's words are escaped here.
"""
