"""The rules of the dialogue: frozen data in, decisions out.

Knows no clock, network, database or chat service: `now` is an argument, and every effect is somebody else's.
Imports nothing of ours.
"""
