"""Which addresses are asked, and that no other is ever connected to."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from newsletter.feeds.errors import FeedError, FeedRefused, FeedUnreachable
from newsletter.feeds.fetch import FetchRules, fetch
from newsletter.feeds.guard import GuardedNetwork, asked_address, is_public
from tests.newsletter.feeds.serving import speaking

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
    "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_one_public_host_are_known(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_public_hosts_are_known(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "written",
    [
        "", "kalender", "/etc/passwd", "file:///etc/passwd", "ftp://kalender.example/", "javascript:alert(1)",
        "gopher://kalender.example/", "http://", "https://disa:hemligt@kalender.example/", "https://disa@kalender.example/",
        "http://kalender.example:22/", "http://kalender.example:8080/", "http://[::1]/", "http://127.0.0.1/",
        "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://[::ffff:10.0.0.1]/", "http://kal ender.example/",
        "http://kalender.example\r\nHost: inre/", "http://kalender.example:0/", "http://kalender.example:99999/",
    ],
)  # fmt: skip
def test_what_is_not_a_public_web_address_is_refused_with_the_next_step(written: str) -> None:
    with pytest.raises(FeedRefused) as refusal:
        asked_address(written, allow_private=False)
    assert refusal.value.sentence.endswith(".")
    assert "hemligt" not in refusal.value.sentence


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://kalender.example/k.ics", "https://kalender.example/k.ics"),
        ("webcal://kalender.example/k.ics", "https://kalender.example/k.ics"),
        (" http://kalender.example:80/å?b=c ", "http://kalender.example/%C3%A5?b=c"),
        ("HTTPS://Kalender.Example:443", "https://kalender.example"),
    ],
)
def test_web_and_calendar_addresses_are_asked(written: str, asked: str) -> None:
    assert str(asked_address(written, allow_private=False)) == asked


def test_private_addresses_and_other_ports_are_asked_when_allowed() -> None:
    assert asked_address("http://127.0.0.1:8099/", allow_private=True).port == 8099
    with pytest.raises(FeedRefused):
        asked_address("file:///etc/passwd", allow_private=True)


async def test_a_name_that_resolves_to_this_machine_is_not_connected_to() -> None:
    async with speaking(lambda _: b"") as (address, heads):
        port = int(address.rpartition(":")[2])
        with pytest.raises(FeedRefused, match="private network"):
            await GuardedNetwork(allow_private=False).connect_tcp("localhost", port)
        assert heads == []


async def test_fetching_goes_through_the_guard() -> None:
    with pytest.raises(FeedRefused, match=r"^http://localhost/feed .*MEDSKICK_FEED_ALLOW_PRIVATE=1"):
        await fetch(FetchRules(), "http://localhost/feed")


async def test_a_redirect_into_the_private_network_is_refused() -> None:
    leads_inside = (
        b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n"
    )
    async with speaking(lambda _: leads_inside) as (proxy, heads):
        with pytest.raises(FeedRefused, match=r"169\.254\.169\.254.*private network"):
            await fetch(FetchRules(proxy=proxy), "http://kalender.example/feed")
        assert len(heads) == 1


async def test_an_unknown_name_is_told_of() -> None:
    with pytest.raises(FeedUnreachable, match="check the spelling"):
        await fetch(FetchRules(), "http://kalender.invalid/feed")


def test_every_feed_error_names_the_address_without_its_password() -> None:
    error = FeedError("https://disa:hemligt@kalender.example/\nk", "is empty.")
    assert error.sentence == "https://kalender.example/ k is empty."
