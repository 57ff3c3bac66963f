"""The office in the chat. Rights are looked up at every command, press and answer; nobody else learns that it is there.

menu(talk, _)                      /kansli
press(talk, rest)                  a button whose data begins with "s:"
take_answer(talk, person, text)    a text where a step asked for one
pastes(talk, text)                 whether a text is a piece of minutes
take_document(talk)                a document where minutes were asked for
leave_wizard(talk), park(talk)     /avbryt; something else was begun
"""

from bot.handlers.staff.entry import leave_wizard, menu, park, pastes, press, take_answer, take_document

__all__ = ["leave_wizard", "menu", "park", "pastes", "press", "take_answer", "take_document"]
