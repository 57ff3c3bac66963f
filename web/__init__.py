"""The pages: questions to answer, issues to read, the way out of the list, health, and the office's desk.

Thin: a page reads, calls `actions` in one unit of work, and sets a template. Knows neither SQL nor the chat, and
needs no script in the browser; the only cookie is the desk's session.
"""
