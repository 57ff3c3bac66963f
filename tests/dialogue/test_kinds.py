"""Every kind of message has a row in the one table that says how it is treated."""

import ast
from pathlib import Path

from dialogue.kinds import KINDS, Lane, Rank

ROOT = Path(__file__).parents[2]
ROOMS = ("actions", "bot", "newsletter", "web", "app", "delivery")


def _queued_kinds() -> set[str]:
    """Kinds as the code names them: the second word of a Message, the fourth of tell, a `kind=` given to either or to say."""
    found: set[str] = set()
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = {"Message": 1, "tell": 4, "say": 2, "_queue": 3}.get(name)
            if place is None:
                continue
            given = [word.value for word in node.keywords if word.arg == "kind"] + node.args[
                place : place + 1
            ]
            found |= {
                one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    return found


def test_every_kind_in_use_has_a_row() -> None:
    used = _queued_kinds()
    assert {"receipt", "crisis-answer", "newsletter"} <= used
    assert used <= set(KINDS)


def test_a_crisis_answer_is_first_and_is_sent_again() -> None:
    crisis = KINDS["crisis-answer"]
    assert (crisis.lane, crisis.uncertain, crisis.quiet, crisis.capped) == (
        Lane.URGENT,
        "resend",
        False,
        False,
    )


def test_what_a_person_did_not_ask_for_waits_for_the_end_of_quiet_hours_when_it_is_capped() -> None:
    assert all(kind.quiet for kind in KINDS.values() if kind.capped)
    assert not any(kind.capped or kind.quiet for kind in KINDS.values() if kind.prompted)


def test_what_waits_for_waking_hours_has_its_place_where_the_cap_bites() -> None:
    assert all(kind.quiet == kind.capped == (kind.rank > Rank.ALWAYS) for kind in KINDS.values())
    order = ("consultation-reminder", "feedback", "question", "digest")
    assert sorted(order, key=lambda name: KINDS[name].rank) == list(order)
    assert {KINDS[name].rank for name in ("pre-announcement", "question-reminder")} == {Rank.QUESTION}
    assert KINDS["deadline-moved"].rank == Rank.DEADLINE


def test_a_letter_of_unclear_fate_is_for_staff_to_decide() -> None:
    assert KINDS["newsletter"].uncertain == "ask"
