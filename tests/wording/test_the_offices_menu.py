"""The office's menu: what waits comes first, never more than ten buttons, and every room is one or two presses away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.staff import entry
from dialogue.house import House
from wording.chat.staff_menu import MOST, ROOMS, WAITING, menu_screen, more_screen

COUNTS = st.dictionaries(st.sampled_from(sorted(WAITING)), st.integers(0, 400))
MORE, BACK = "s:more", "s:menu"


def data(said: object) -> list[str]:
    return [button.data for row in said.buttons for button in row]  # type: ignore[attr-defined]


@given(COUNTS, st.booleans(), st.sampled_from(["sv", "en"]))
def test_ten_buttons_at_most_and_nothing_is_out_of_reach(
    waiting: dict[str, int], begun: bool, language: str
) -> None:
    first = menu_screen(language, House(), waiting, begun=begun)
    shown = data(first)
    assert len(shown) <= MOST
    behind = data(more_screen(language, waiting, begun=begun)) if MORE in shown else []
    reached = {*shown, *behind} - {MORE, BACK}
    assert reached == {f"s:{one}" for one in ROOMS.values()} | {
        f"s:{WAITING[name]}" for name, n in waiting.items() if n
    }
    lines = [line for line in first.text.splitlines() if line.startswith("•")]
    assert len(lines) == sum(n > 0 for n in waiting.values())
    if lines:
        pressing = next(name for name in WAITING if waiting.get(name))
        assert shown[0] == f"s:{WAITING[pressing]}"


def test_every_button_of_the_menu_is_known_to_the_office() -> None:
    assert {one.partition(":")[0] for one in (*ROOMS.values(), *WAITING.values())} <= set(entry.PRESSES)


def test_no_two_parts_of_the_office_answer_to_the_same_verb() -> None:
    parts = [
        one.PRESSES
        for one in vars(entry).values()
        if getattr(one, "__name__", "").startswith("bot.handlers.staff.") and hasattr(one, "PRESSES")
    ]
    verbs = [verb for part in parts for verb in part]
    assert len(verbs) == len(set(verbs))
    assert all(entry.PRESSES[verb] is press for part in parts for verb, press in part.items())
