"""Telegram's HTML into plain text and entities, with the official server's refusals. Does not make HTML.

Source of the rules: `parse_html` and `decode_html_entity` in tdlib's MessageEntity.cpp. Offsets and lengths of entities
are counted in UTF-16 units, offsets in refusals in bytes of UTF-8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox.botapi.errors import BadRequest
from sandbox.botapi.people import Json

_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[^\s>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""")
_REFERENCE = re.compile(r"&(lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});?")
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: one for most characters, two outside the basic plane."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def find_commands(text: str) -> list[Json]:
    """Entities of the bot commands in what a person wrote."""
    return [
        {"type": "bot_command", "offset": utf16_length(text[: found.start()]), "length": len(found.group())}
        for found in _COMMAND.finditer(text)
    ]


def with_commands(text: str, entities: list[Json]) -> list[Json]:
    """The entities and, as the official server adds them, the bot commands outside code and links."""
    closed = [entity for entity in entities if entity["type"] in ("code", "pre", "text_link")]
    found = [
        command
        for command in find_commands(text)
        if not any(0 <= command["offset"] - entity["offset"] < entity["length"] for entity in closed)
    ]
    return _in_order(entities + found) if found else entities


@dataclass(slots=True)
class _Open:
    name: str
    argument: str
    offset: int
    start: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and its entities, outermost first. Raises BadRequest ("can't parse entities: …")."""
    if "<" not in source and "&" not in source:
        return source, []
    parts: list[str] = []
    units = position = 0
    stack: list[_Open] = []
    entities: list[Json] = []
    while True:
        at = source.find("<", position)
        words = _decoded(source[position:] if at < 0 else source[position:at])
        parts.append(words)
        units += utf16_length(words)
        if at < 0:
            break
        tag = _TAG.match(source, at)
        if tag is None:
            kind = "end" if source[at + 1 : at + 2] == "/" else "start"
            raise _refusal(f"Unclosed {kind} tag at byte offset {_bytes_before(source, at)}")
        position = tag.end()
        if tag["end"]:
            _close(_matching(stack, tag, source), parts, units, entities)
        else:
            stack.append(_opened(tag, source, units, len(parts)))
    if stack:
        raise _refusal(f'Can\'t find end tag corresponding to start tag "{stack[-1].name}"')
    # of two that cover the same words, the outer one was closed last
    return "".join(parts), _in_order(entities[::-1])


def _opened(tag: re.Match[str], source: str, units: int, start: int) -> _Open:
    name = tag["name"].lower()
    at = _bytes_before(source, tag.start())
    if name not in _KINDS:
        raise _refusal(f'Unsupported start tag "{name}" at byte offset {at}')
    attributes = {key: _decoded(value.strip("\"'")) for key, value in _ATTRIBUTE.findall(tag["attributes"])}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    argument = attributes.get("href", "") if name == "a" else ""
    if name == "code":
        argument = attributes.get("class", "").removeprefix("language-")
    if name == "blockquote" and "expandable" in attributes:
        argument = "expandable"
    return _Open(name, argument, units, start)


def _matching(stack: list[_Open], tag: re.Match[str], source: str) -> _Open:
    at = _bytes_before(source, tag.start())
    if not stack:
        raise _refusal(f"Unexpected end tag at byte offset {at}")
    found = tag["name"].lower()
    if found and found != stack[-1].name:
        expected = stack[-1].name
        raise _refusal(f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{found}>"')
    return stack.pop()


def _close(opened: _Open, parts: list[str], units: int, entities: list[Json]) -> None:
    if units == opened.offset:
        return
    span = {"offset": opened.offset, "length": units - opened.offset}
    kind = _KINDS[opened.name]
    entity: dict[str, Any] = {"type": kind, **span}
    if kind == "text_link":
        url = _link(opened.argument or "".join(parts[opened.start :]))
        if url is None:
            return
        entity["url"] = url
    if opened.argument == "expandable":
        entity["type"] = "expandable_blockquote"
    if kind == "code" and opened.argument:
        entity["language"] = opened.argument
    if (
        kind == "pre"
        and entities
        and entities[-1] == {"type": "code", **span, "language": entities[-1].get("language")}
    ):
        entity["language"] = entities.pop()["language"]
    entities.append(entity)


def _in_order(entities: list[Json]) -> list[Json]:
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _link(url: str) -> str | None:
    # the official server drops the mark, not the message, when a link is no address it knows
    if re.match(r"(https?|tg)://\S+$", url, re.IGNORECASE):
        return url
    return f"http://{url}" if re.match(r"[\w-]+(\.[\w-]+)+(/\S*)?$", url) else None


def _decoded(text: str) -> str:
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    if name in _NAMED:
        return _NAMED[name]
    code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
    valid = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if valid else reference[0]


def _bytes_before(source: str, position: int) -> int:
    return len(source[:position].encode())


def _refusal(reason: str) -> BadRequest:
    return BadRequest(f"can't parse entities: {reason}")
