"""A Postfix that signs: a private instance on loopback in a folder of its own, with OpenDKIM beside it.

As an operator would have it between Medskick and the world; here it relays to a sink. Postfix starts as root only: its
parts then run as the user postfix. Nothing of the machine's own Postfix is read or changed.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SELECTOR: Final = "prov"
SIGNED: Final = (
    "Message-ID", "MIME-Version", "Content-Type", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Owner",
    "List-Archive", "List-Post",
)  # fmt: skip
"""What OpenDKIM does not sign unless told to; List-Unsubscribe-Post must be (RFC 8058 section 4). docs/operating.md says so."""

MAIN: Final = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.example.org
mydestination =
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:{sink}
smtp_dns_support_level = disabled
smtpd_tls_security_level = none
smtpd_milters = inet:127.0.0.1:{milter}
milter_default_action = tempfail
alias_maps =
local_recipient_maps =
"""
MASTER: Final = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
anvil unix - - n - 1 anvil
smtp unix - - n - - smtp
scache unix - - n - 1 scache
error unix - - n - - error
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True, slots=True)
class Relay:
    """Where it takes mail on loopback, and the key that a receiver finds in DNS, as a TXT record."""

    port: int
    record: bytes


def missing() -> str:
    """What stands in the way of running it here, '' for nothing."""
    found = os.environ.get("PATH", "") + ":/usr/sbin"
    lacking = [name for name in ("postfix", "opendkim", "openssl") if shutil.which(name, path=found) is None]
    if lacking:
        return f"{' and '.join(lacking)} not installed (on Debian: apt install postfix opendkim openssl)"
    if sys.platform != "linux" or os.geteuid() != 0:
        return "Postfix can be started by root only"
    return ""


@asynccontextmanager
async def signing_postfix(domain: str, sink: int) -> AsyncIterator[Relay]:
    """A Postfix that signs for `domain` and hands on to port `sink`, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="medskick-postfix-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the user postfix goes in here
        record = _make_key(folder)
        port, milter = _free_port(), _free_port()
        _lay_out(folder, port, milter, sink, domain)
        signer = await asyncio.create_subprocess_exec(
            *_path("opendkim", "-f", "-x", f"{folder}/opendkim.conf"), stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await _answers(milter)
            await _postfix(folder, "start")
            try:
                await _answers(port)
                yield Relay(port, record)
            finally:
                await _postfix(folder, "stop")
        finally:
            signer.terminate()
            await signer.wait()


def _lay_out(folder: Path, port: int, milter: int, sink: int, domain: str) -> None:
    for name in ("conf", "queue", "data", "log"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    (folder / "conf" / "main.cf").write_text(MAIN.format(folder=folder, milter=milter, sink=sink))
    (folder / "conf" / "master.cf").write_text(MASTER.format(port=port))
    (folder / "opendkim.conf").write_text(
        f"Socket inet:{milter}@127.0.0.1\nDomain {domain}\nSelector {SELECTOR}\nKeyFile {folder}/key.pem\nMode s\n"
        f"Canonicalization relaxed/relaxed\nSignatureAlgorithm rsa-sha256\nInternalHosts 127.0.0.1\n"
        f"SignHeaders *,+{',+'.join(SIGNED)}\nOversignHeaders From\nRequireSafeKeys false\n"
    )


def _make_key(folder: Path) -> bytes:
    """A key pair of 2048 bits (RFC 8301 section 3.2) in the folder; the public half as a TXT record."""
    key = folder / "key.pem"
    subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
    public = subprocess.run(["openssl", "rsa", "-in", key, "-pubout"], check=True, capture_output=True).stdout
    lines = [line for line in public.splitlines() if not line.startswith(b"-")]
    return b"v=DKIM1; k=rsa; p=" + b"".join(lines)


async def _postfix(folder: Path, word: str) -> None:
    with (folder / "log" / "said").open("wb") as said:  # a pipe would stay open as long as Postfix runs
        process = await asyncio.create_subprocess_exec(
            *_path("postfix", "-c", f"{folder}/conf", word), stdout=said, stderr=said
        )
        assert await process.wait() == 0, (folder / "log" / "said").read_text()


def _path(program: str, *words: str) -> tuple[str, ...]:
    found = shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin")
    assert found is not None
    return (found, *words)


async def _answers(port: int) -> None:
    async with asyncio.timeout(15):
        while True:
            with suppress(ConnectionError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
