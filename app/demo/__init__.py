"""`medskick demo`: the real program against stand-ins for Telegram, mail and other people's calendars, on this machine.

Everything is done as an operator, a member or staff would: by the commands, over the wire, in a temporary folder.
"""
