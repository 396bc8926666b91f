"""The whole journey by keyboard alone, in the real program on a real X screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import page
import pytest

from lnatool.domain.plan import Plan
from lnatool.services.storage.codec import decode
from tests.journeys.desktop import Desktop, desktop, missing_tools, wait_for

pytestmark = pytest.mark.xcb

TOPICS = 52
"""What the first framework of the list holds."""


def plan_in(home: Path) -> Plan | None:
    found = sorted((home / "documents").glob("*.lnaplan"))
    return decode(found[0].read_bytes(), found[0].name) if found else None


def answered(home: Path) -> int:
    plan = plan_in(home)
    return len(plan.round.answers) if plan else 0


def goals(home: Path) -> int:
    plan = plan_in(home)
    return len(plan.goals) if plan else 0


def new_plan(hands: Desktop) -> None:
    hands.start()
    hands.key("space")  # Start a new plan
    hands.key("Tab", "Tab")  # framework and role are chosen; on to the name
    hands.type("Ana Sample")
    hands.key("Tab", "Tab", "space")  # Start my plan
    wait_for("the window of the plan", lambda: hands.title().startswith("Ana Sample"))


@pytest.mark.skipif(bool(missing_tools()), reason=f"not here: {', '.join(missing_tools())}")
def test_from_nothing_to_a_shared_plan(tmp_path: Path) -> None:
    with desktop(tmp_path) as hands:
        new_plan(hands)
        hands.key("alt+3")
        for place in range(TOPICS):
            hands.key(str(place % 5))
        wait_for("all answers in the file", lambda: answered(tmp_path) == TOPICS)
        hands.key("ctrl+z")
        wait_for("the last answer undone", lambda: answered(tmp_path) == TOPICS - 1)
        hands.key("ctrl+y")
        wait_for("and done again", lambda: answered(tmp_path) == TOPICS)
        hands.key("alt+4")
        hands.key("Tab", "space")  # Add to my plan
        wait_for("a goal in the file", lambda: goals(tmp_path) == 1)
        hands.key("alt+9")
        hands.key("space")  # Save as PDF…
        wait_for("the dialog", lambda: hands.title() == "Save as PDF")
        hands.key("Return")
        pdf = tmp_path / "documents" / "Ana Sample learning plan.pdf"
        wait_for("the PDF", pdf.exists)
        assert hands.close() == 0
    report = page.validate_pdf(str(pdf), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures
    plan = plan_in(tmp_path)
    assert plan is not None
    assert [plan.answer(item.id).rating for item in plan.framework.walk()] == [
        place % 5 for place in range(TOPICS)
    ]


@pytest.mark.skipif(bool(missing_tools()), reason=f"not here: {', '.join(missing_tools())}")
def test_a_second_start_brings_the_first_window_to_the_front(tmp_path: Path) -> None:
    with desktop(tmp_path) as hands:
        new_plan(hands)
        second = subprocess.run(
            [sys.executable, "-m", "lnatool"], env=hands.env, timeout=30, check=False
        )
        assert second.returncode == 0
        assert hands.title().startswith("Ana Sample")
        assert hands.close() == 0
