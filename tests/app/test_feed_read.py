"""`medskick feed read` tells what a document holds, from a file or an address, and stores nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.kit.program import Medskick

CALENDAR = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stigfinnarna//SV",
        "BEGIN:VEVENT",
        "UID:host-1@stigfinnarna.example",
        "DTSTAMP:20261101T080000Z",
        "DTSTART:20991204T170000Z",
        "DTEND:20991204T190000Z",
        "SUMMARY:Öppet hus hos Stigfinnarna",
        "LOCATION:Föreningshuset",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
)


@pytest.fixture
def address() -> Iterator[str]:
    """The calendar, served over HTTP on loopback."""

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = CALENDAR.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/kalender.ics"
        server.shutdown()
        thread.join()


def test_a_file_is_read(medskick: Medskick) -> None:
    (medskick.folder / "kalender.ics").write_text(CALENDAR, newline="")
    done = medskick("feed", "read", "kalender.ics", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told.keys() == {"events", "news", "problems"}
    (event,) = told["events"]
    assert (event["title"], event["starts"]) == ("Öppet hus hos Stigfinnarna", "2099-12-04T18:00:00+01:00")
    assert [file.name for file in medskick.folder.iterdir()] == ["kalender.ics"]


def test_for_people_it_is_a_table(medskick: Medskick) -> None:
    (medskick.folder / "kalender.ics").write_text(CALENDAR, newline="")
    lines = medskick("feed", "read", "kalender.ics").stdout.splitlines()
    assert lines[0].split() == ["starts", "title", "place", "status"]
    assert lines[-1] == "events: 1, news: 0, problems: 0"


def test_an_address_is_read_when_the_operator_lets_it(medskick: Medskick, address: str) -> None:
    done = medskick("feed", "read", address, "--json", MEDSKICK_FEED_ALLOW_PRIVATE="1")
    assert [event["uid"] for event in json.loads(done.stdout)["events"]] == ["host-1@stigfinnarna.example"]


def test_a_private_address_is_refused_otherwise(medskick: Medskick, address: str) -> None:
    done = medskick("feed", "read", address, "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02", b"Bara en text."])
def test_what_is_no_feed_is_one_sentence(content: bytes | None, medskick: Medskick) -> None:
    if content is not None:
        (medskick.folder / "fil").write_bytes(content)
    done = medskick("feed", "read", "fil", "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("medskick: fil ")
