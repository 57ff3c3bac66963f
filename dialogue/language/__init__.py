"""Swedish as it is written: dates, readability and the folding used for search and matching.

Pure functions on text. Holds no wording shown to members (that is `wording`) and reads no clock.
"""
