"""What is kept about a member as one document to read, keep or take elsewhere (GDPR art. 15 and 20). Reads no rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from actions.own_data import OwnData
from dialogue.safety import mask_personnummer

ABOUT: Final = (
    "id",
    "telegram",
    "language",
    "speaks_for",
    "visibility",
    "mailings",
    "state",
    "created_at",
    "quiet_until",
)
SAID: Final = (
    "id", "question", "organisation", "channel", "source", "visibility", "language", "held", "received_at", "edited_at",
    "withdrawn_at", "answer",
)  # fmt: skip
SENT: Final = ("kind", "name", "media", "size", "state", "received_at")
ASKED: Final = ("about", "state", "asked_at", "answered_at")
LETTER: Final = (
    "email", "state", "source", "ground", "language", "frequency", "channel", "themes", "created_at",
)  # fmt: skip
ANSWERED: Final = ("reply_id", "status", "text", "next_on", "passed_to", "given_at")
TIPPED: Final = ("kind", "heading", "happens", "link", "state", "created_at", "sent_at")


def own_document(own: OwnData) -> dict[str, Any]:
    """What is kept about a member, as plain data whose times are datetimes. Identity numbers are masked, as in everything that is handed out (domain.md, "Law and care")."""
    versions: dict[str, list[dict[str, Any]]] = {reply.id: [] for reply in own.replies}
    for one in own.texts:
        versions[one.reply_id].append(
            {
                "version": one.version,
                "text": mask_personnummer(one.text),
                "correction": mask_personnummer(one.correction),
                "created_at": one.created_at,
            }
        )
    return {
        "member": {name: getattr(own.member, name) for name in ABOUT}
        | {"organisation": own.organisation or None, "question": own.question or None},
        "replies": [
            {name: getattr(reply, name) for name in SAID}
            | {
                "table": reply.table_name,
                "on_behalf_of": mask_personnummer(reply.behalf) or None,
                "themes": own.themes[reply.id],
                "versions": versions[reply.id],
                "files": [
                    {name: getattr(file, name) for name in SENT}
                    for file in own.files
                    if file.reply_id == reply.id
                ],
            }
            for reply in own.replies
        ],
        "tips": [
            {name: getattr(tip, name) for name in TIPPED}
            | {"text": mask_personnummer(tip.text), "organisation": tip.organisation or None}
            for tip in own.tips
        ],
        "questions_to_the_office": [
            {name: getattr(one, name) for name in ASKED}
            | {"text": mask_personnummer(one.text), "answer": mask_personnummer(one.answer)}
            for one in own.asked
        ],
        "agrees_with": own.agrees_with,
        "answers": [{name: getattr(one, name) for name in ANSWERED} for one in own.answers],
        "newsletter": [{name: getattr(one, name) for name in LETTER} for one in own.letters],
        "messages": own.messages,
    }


def own_json(own: OwnData) -> str:
    """The document as JSON, times as ISO 8601."""
    return json.dumps(own_document(own), ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else asdict(value)
