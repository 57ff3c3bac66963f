"""A Bot API server as a bot sees Telegram: tokens, methods, updates, messages, webhooks, refusals.

Behaviour follows tdlib/telegram-bot-api (the official server) and core.telegram.org/bots/api. What persons do is in
`sandbox.persons`; how both are steered over HTTP is in `sandbox.control`.

Not modelled: inline mode, payments, polls, games, Markdown, and Telegram's own URL checks (loopback addresses are fine).
"""
