"""Making the sheet that a contact takes along to the board, and sending it in the chat: a PDF where Chromium is, else .docx."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final

from actions.answer_links import consultation_page
from actions.deed import Deed, Premises
from actions.telling import tell_file
from dialogue.consultations import Consultation
from dialogue.questions import Question
from documents.errors import DocumentError
from documents.writing import write
from storage import consultations
from storage.connection import Connection
from storage.database import Database
from storage.jobs import Job
from wording.board_sheet import board_sheet, sheet_document
from wording.boards import sheet_caption

MEDIA: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Found = tuple[Consultation, tuple[Question, ...]]


class BoardSheets:
    """The handler of `board-sheet` jobs."""

    def __init__(self, database: Database, premises: Callable[[], Premises]) -> None:
        self._database, self._premises = database, premises

    async def make(self, job: Job, now: datetime) -> str:
        """Make the sheet in each language that is asked for, and queue it to each chat, once. Raises DocumentError."""
        found = await self._database.read(_find, job.args["consultation"])
        if found is None:
            return "There is no such consultation any more."
        for language in sorted({chat[2] for chat in job.args["chats"]}):
            content, form = await asyncio.to_thread(self._written, language, found)
            await self._database.write(self._queue, job, found[0], language, content, form, now)
        return f"A sheet to take along, to {len(job.args['chats'])}."

    def _written(self, language: str, found: Found) -> tuple[bytes, str]:
        one, questions = found
        house = self._premises().house
        sheet = board_sheet(language, one, questions, house, consultation_page(self._premises(), one.code))
        document = sheet_document(sheet, language, house.name)
        try:
            return write(document, "pdf"), "pdf"
        except DocumentError:
            return write(document, "docx"), "docx"

    async def _queue(
        self,
        connection: Connection,
        job: Job,
        one: Consultation,
        language: str,
        content: bytes,
        form: str,
        now: datetime,
    ) -> None:
        place = self._premises()
        caption = sheet_caption(language, one, f"{consultation_page(place, one.code)}/a4")
        until = datetime.fromisoformat(job.args["not_after"]) if job.args["not_after"] else None
        for chat, member_id, reads, key in job.args["chats"]:
            if reads == language:
                await tell_file(
                    Deed(connection, now, place), chat, f"{one.code}.{form}", content, MEDIA[form], caption, key,
                    member_id, job.args["kind"], until,
                )  # fmt: skip


async def _find(connection: Connection, consultation_id: str) -> Found | None:
    one = await consultations.select_consultation(connection, consultation_id)
    if one is None:
        return None
    return one, await consultations.select_questions(connection, one.id)
