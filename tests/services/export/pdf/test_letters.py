"""Letters of every script: in the right order, joined, found in some font, or named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lnatool.domain.plan import Person
from lnatool.services.export.letters import unshown_letters
from lnatool.services.export.pdf import system_fonts
from lnatool.services.export.pdf.right_to_left import as_seen
from lnatool.services.export.pdf.typeset import load_fonts, runs, unshown
from lnatool.services.export.report import ReportOptions, build_report
from tests.made_up import plan_of

HEBREW = "\u05d1\u05d9\u05ea"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Caf\u00e9 (1)", "Caf\u00e9 (1)"),
        (HEBREW, HEBREW[::-1]),
        (f"{HEBREW} (Haifa) 3", f"3 (Haifa) {HEBREW[::-1]}"),
        (f"Ward {HEBREW} 12", f"Ward 12 {HEBREW[::-1]}"),
        ("\u0639\u0628\u062f", "\ufeaa\ufe92\ufecb"),  # Arabic letters join
    ],
)
def test_a_line_is_drawn_as_it_is_seen(written: str, seen: str) -> None:
    assert as_seen(written) == seen


@pytest.fixture
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lnatool.services.export.pdf.typeset.font_with", lambda _char: None)
    runs.cache_clear()
    yield
    runs.cache_clear()


@pytest.mark.usefixtures("no_system_fonts")
def test_letters_without_a_font_are_named_once() -> None:
    load_fonts()
    assert unshown("Mei \u738b\u5c0f\u738b \u0174yn") == "\u738b\u5c0f"
    plan = replace(plan_of(3), person=Person(name="\u738b\u5c0f", site="\u738b"))
    report = build_report(plan, ReportOptions(), date(2026, 11, 25))
    assert unshown_letters(report) == "\u738b\u5c0f"


def test_a_skin_tone_or_a_joiner_alone_is_not_missed() -> None:
    load_fonts()
    assert unshown("a\u200d\ufe0f\U0001f3fd") == ""


def test_a_font_that_cannot_be_embedded_is_passed_over(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(b"not a font")
    monkeypatch.setattr(system_fonts, "_paths", lambda: iter([broken, tmp_path / "gone.ttf"]))
    system_fonts._fonts.cache_clear()
    system_fonts.font_with.cache_clear()
    try:
        assert system_fonts.font_with("\u738b") is None
    finally:
        system_fonts._fonts.cache_clear()
        system_fonts.font_with.cache_clear()
