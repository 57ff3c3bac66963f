"""`/bli-med`: a wish with an address is kept and told to the office; nothing else is."""

from __future__ import annotations

import httpx

from actions.party_requests import answer_wish
from storage import party_requests
from tests.kit.pages import Pages
from tests.kit.post import mails_that_wait

WISH = {"forening": "Byalaget i Sjövik", "text": "Vi ordnar fika.", "adress": "by@example.org"}


async def test_a_wish_is_kept_and_answered_by_mail(pages: Pages, browser: httpx.AsyncClient) -> None:
    assert "ingen anmälan" in (await browser.get("/bli-med")).text
    assert (await browser.post("/bli-med", data=WISH | {"adress": "by"})).status_code == 422
    assert (await browser.post("/bli-med", data=WISH | {"webbplats": "x", "forening": ""})).status_code in (
        200,
        422,
    )
    done = await browser.post("/bli-med?lang=en", data=WISH)
    assert done.status_code == 200 and "Thank you!" in done.text
    [wish] = await pages.database.read(party_requests.select_requests)
    assert (wish.name, wish.email, wish.language) == ("Byalaget i Sjövik", "by@example.org", "en")
    assert await pages.do(answer_wish, wish.id, "Come and see us.", "Disa")
    [mail] = [one for one in await mails_that_wait(pages.database) if one.recipient == "by@example.org"]
    assert "Come and see us." in mail.text
