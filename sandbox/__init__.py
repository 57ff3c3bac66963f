"""Stand-ins to practise and test with: a Bot API server with a chat page, and a mailbox with a web page.

Imports nothing else of Medskick, and nothing else of Medskick imports it: it is started as a program of its own
(`python -m sandbox`) and spoken to over HTTP and SMTP, as Telegram and a mail server are. It forgets everything when
it stops, listens on loopback only and reaches no other machine.
"""
