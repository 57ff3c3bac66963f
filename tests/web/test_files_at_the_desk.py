"""Members' files at the desk: listed, handed out to be saved to those who sit there, written down by form."""

from __future__ import annotations

from pathlib import Path

import httpx

from actions.deed import Deed
from actions.kept import Part, keep_file
from actions.members import meet
from actions.replies import sender_of
from dialogue.attachments import Attachment, SentFile
from storage import replies
from storage.attachment_bytes import insert_piece
from storage.attachments import update_state
from storage.filters import Filter
from tests.kit.cast import AMINA
from tests.kit.pages import Pages, running_pages

SCRIPT = b"<script>alert(1)</script>"


async def sent(deed: Deed, name: str = "") -> Attachment:
    """Amina sent a file whose bytes are here."""
    amina, _ = await meet(deed, AMINA, "sv")
    file = SentFile("document", "F1", "U1", name, "text/html", len(SCRIPT))
    kept = await keep_file(deed, sender_of(amina, AMINA, 7), Part(file), None)
    assert kept is not None
    await insert_piece(deed.connection, kept.attachment.id, 0, SCRIPT[:9])
    await insert_piece(deed.connection, kept.attachment.id, 1, SCRIPT[9:])
    await update_state(deed.connection, kept.attachment.id, "kept", "sum")
    return kept.attachment


async def test_a_file_is_handed_out_to_be_saved_and_never_shown(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    file = await pages.do(sent, '../../etc/"passwd.html')
    disa = await pages.desk("Disa")
    assert f"/kansli/fil/{file.id}" in await disa.look()
    answer = await disa.browser.get(f"/kansli/fil/{file.id}")
    assert answer.content == SCRIPT
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    told = answer.headers["content-disposition"]
    assert told.startswith("attachment;") and "/" not in told.partition("''")[2]
    stranger = await browser.get(f"/kansli/fil/{file.id}")
    assert SCRIPT not in stranger.content and stranger.status_code in (401, 403)
    assert (await disa.browser.get("/kansli/fil/nothing")).status_code == 404


async def test_what_a_file_says_is_written_down_once(pages: Pages) -> None:
    file = await pages.do(sent)
    disa, edvin = await pages.desk("Disa"), await pages.desk("Edvin")
    assert "Skriv vad som sägs" in (await disa.press(f"/fil/{file.id}/skriv", text="")).text
    assert "Du skrev av ett medskick" in await disa.does(
        f"/fil/{file.id}/skriv", text="Fler bussar på kvällen"
    )
    assert "Det var redan gjort" in await edvin.does(f"/fil/{file.id}/skriv", text="Flera bussar")
    [reply] = await pages.database.read(replies.select_replies, Filter(everything=True))
    assert (reply.text, reply.origin, reply.held, reply.language) == (
        "Fler bussar på kvällen", "transcribed", None, "sv",
    )  # fmt: skip
    assert "Inget väntar på att skrivas av" in await disa.look()


async def test_a_file_without_words_is_ticked_off_and_its_reply_stays_hidden(pages: Pages) -> None:
    file = await pages.do(sent)
    disa = await pages.desk("Disa")
    assert "bockade av en fil" in await disa.does(f"/fil/{file.id}/inget")
    [reply] = await pages.database.read(replies.select_replies, Filter(everything=True))
    assert (reply.text, reply.held) == ("", "to-transcribe")


async def test_an_identity_number_is_masked_at_the_desk_of_an_authority(tmp_path: Path) -> None:
    async with running_pages(tmp_path, operator="authority") as pages:
        file = await pages.do(sent)
        disa = await pages.desk("Disa")
        await disa.does(f"/fil/{file.id}/skriv", text="Jag har nummer 811218-9876 och vill ha en bänk")
        seen = await disa.look()
        assert "811218" not in seen and "[personnummer]" in seen
        [reply] = await pages.database.read(replies.select_replies, Filter(everything=True))
        assert "811218-9876" in reply.text and reply.held == "personal-data"
