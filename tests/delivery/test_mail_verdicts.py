"""What a mail server's answer means for a letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from delivery.smtp import Lost, Reply, Stage
from delivery.verdict import WAITS, judge, judge_lost

NOW = datetime(2026, 11, 10, 11, tzinfo=UTC)

ADDRESS_IS_WRONG = [
    (Stage.RECIPIENT, 550, "5.1.1 no such user"),
    (Stage.RECIPIENT, 550, "5.1.10 null MX"),
    (Stage.RECIPIENT, 550, "5.2.1 mailbox disabled"),
    (Stage.RECIPIENT, 550, "5.4.1 Recipient address rejected: Access denied"),
    (Stage.RECIPIENT, 550, "no such user here"),
    (Stage.RECIPIENT, 553, "mailbox name not allowed"),
]
LETTER_IS_REFUSED = [
    (Stage.RECIPIENT, 552, "5.2.2 mailbox full"),
    (Stage.RECIPIENT, 554, "transaction failed"),
    (Stage.RECIPIENT, 550, "5.6.7 no such characters here"),
    (Stage.SENDER, 552, "5.3.4 too large"),
    (Stage.DATA, 554, "no valid recipients"),
    (Stage.END, 554, "5.6.0 content refused"),
]
WE_ARE_REFUSED = [
    (Stage.RECIPIENT, 550, "5.7.1 blocked by policy"),
    (Stage.END, 550, "5.7.515 not authenticated"),
    (Stage.RECIPIENT, 550, "5.1.8 sender's domain not found"),
    (Stage.SENDER, 550, "5.1.7 sender rejected"),
    (Stage.SENDER, 530, "authentication required"),
    (Stage.SENDER, 535, "5.7.8 authentication failed"),
]


@pytest.mark.parametrize(("stage", "code", "text"), ADDRESS_IS_WRONG)
def test_an_address_that_is_none_bounces_and_is_not_written_to_again(
    stage: Stage, code: int, text: str
) -> None:
    outcome = judge(Reply(stage, code, text), 0, NOW)
    assert (outcome.state, outcome.gone, outcome.stop) == ("bounced", True, False)
    assert outcome.answer == f"{code} {text}"


@pytest.mark.parametrize(("stage", "code", "text"), LETTER_IS_REFUSED)
def test_a_refused_letter_has_failed_and_the_address_is_good(stage: Stage, code: int, text: str) -> None:
    outcome = judge(Reply(stage, code, text), 0, NOW)
    assert (outcome.state, outcome.gone, outcome.stop) == ("failed", False, False)


@pytest.mark.parametrize(("stage", "code", "text"), WE_ARE_REFUSED)
def test_a_refusal_of_us_stops_the_run_and_blames_no_recipient(stage: Stage, code: int, text: str) -> None:
    outcome = judge(Reply(stage, code, text), 0, NOW)
    assert (outcome.state, outcome.gone, outcome.stop) == ("retry", False, True)
    assert outcome.retry_at == NOW + timedelta(minutes=30)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_passing_refusal_is_tried_again_after_half_an_hour(stage: Stage) -> None:
    outcome = judge(Reply(stage, 451, "4.7.1 greylisted"), 0, NOW)
    assert outcome.state == "retry" and outcome.retry_at == NOW + timedelta(minutes=30)
    assert not outcome.free, "it counts as a try"


def test_waits_grow_and_end_within_four_days() -> None:
    assert list(WAITS) == sorted(WAITS)
    assert timedelta(days=3) < sum(WAITS, timedelta()) <= timedelta(days=4)
    outcome = judge(Reply(Stage.RECIPIENT, 451, "greylisted"), len(WAITS), NOW)
    assert outcome.state == "failed"
    assert outcome.answer == f"451 greylisted (given up after {len(WAITS) + 1} tries)"


@pytest.mark.parametrize("stage", [Stage.SENDER, Stage.RECIPIENT, Stage.DATA, Stage.BODY])
def test_a_line_lost_before_the_last_dot_means_that_nothing_was_sent(stage: Stage) -> None:
    outcome = judge_lost(Lost(stage, "connection reset"), 0, NOW)
    assert outcome.state == "retry" and outcome.retry_at == NOW + timedelta(minutes=2)


def test_a_line_lost_after_the_last_dot_leaves_it_unclear() -> None:
    assert judge_lost(Lost(Stage.END, "connection reset"), 0, NOW).state == "uncertain"


def test_only_the_answer_to_the_last_dot_means_sent() -> None:
    assert judge(Reply(Stage.END, 250, "2.0.0 queued"), 0, NOW).state == "sent"
