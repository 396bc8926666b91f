"""Two files of one plan: the unsaved work of one never reaches, or is lost to, the other."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from lnatool.domain.apply import apply
from lnatool.domain.edits import SetNote
from lnatool.domain.plan import Plan
from lnatool.services.clock import system_clock
from lnatool.services.storage.codec import decode, digest
from lnatool.services.storage.keeper import Keeper
from lnatool.services.storage.leftover import leftover
from lnatool.services.storage.places import Places
from lnatool.services.storage.purge import purge
from lnatool.services.storage.rescue import look
from lnatool.services.storage.siblings import sort_out
from tests.made_up import plan_of

NOW = "2026-11-25T09:00:00Z"


def noted(plan: Plan, *words: str) -> Plan:
    for place, text in enumerate(words, start=1):
        plan, _ = apply(plan, SetNote(f"c1-{place}", text), NOW)
    return plan


class Two:
    """File A with work that a crash left, and file B, a copy of it that went its own way."""

    def __init__(self, folder: Path, notes_in_b: int) -> None:
        self.state, self.a, self.b = folder / "state", folder / "a.lnaplan", folder / "b.lnaplan"
        start = plan_of(6)
        Keeper.create(self.a, start, self.state).close(start)
        shutil.copy(self.a, self.b)
        self.in_b = noted(start, *(f"B {number}" for number in range(notes_in_b)))
        keeper = Keeper.open(self.b, self.state).keeper
        keeper.record(start, self.in_b)
        keeper.close(self.in_b)
        self.in_a = noted(start, "A one", "A two")
        keeper = Keeper.open(self.a, self.state).keeper
        keeper.record(start, self.in_a)
        keeper.abandon()

    def work_in_b(self) -> None:
        """Open B, which is as it was left, and change it twice with a save between."""
        opened = Keeper.open(self.b, self.state)
        assert opened.plan == self.in_b
        more = noted(self.in_b, "", "", "", "", "", "B last")
        opened.keeper.record(self.in_b, more)
        opened.keeper.save(more)
        opened.keeper.record(more, self.in_b)
        opened.keeper.close(self.in_b)

    def plan_in(self, path: Path) -> Plan:
        opened = Keeper.open(path, self.state)
        opened.keeper.close(opened.plan)
        return opened.plan


@pytest.fixture(params=[1, 5], ids=["b has less", "b has more"])
def two(tmp_path: Path, request: pytest.FixtureRequest) -> Two:
    return Two(tmp_path, request.param)


def test_each_file_keeps_its_own(two: Two) -> None:
    assert two.plan_in(two.b) == two.in_b
    assert decode(two.b.read_bytes(), "b") == two.in_b
    assert two.plan_in(two.a) == two.in_a
    assert decode(two.a.read_bytes(), "a") == two.in_a


class CutOffError(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("then", ["ab", "ba"])
@pytest.mark.parametrize("cut", ["out", "in"])
def test_being_cut_off_while_sorting_out_loses_nothing(
    two: Two, monkeypatch: pytest.MonkeyPatch, step: int, then: str, cut: str
) -> None:
    if cut == "in":
        Keeper.open(two.b, two.state).keeper.abandon()  # what A has waits by now
    left, whole = step, os.replace

    def replace(source: Path, target: Path) -> None:
        nonlocal left
        if Path(source).suffix in {".base", ".journal"}:
            left -= 1
            if left < 0:
                raise CutOffError
        whole(source, target)

    with monkeypatch.context() as patched:
        patched.setattr("lnatool.services.storage.siblings.os.replace", replace)
        with suppress(CutOffError):
            path = two.b if cut == "out" else two.a
            sort_out(Places(two.state, two.in_a.id), path, digest(path.read_bytes()))
    for name in then:
        if name == "a":
            assert two.plan_in(two.a) == two.in_a
        else:
            two.work_in_b()


def test_working_on_one_leaves_what_waits_of_the_other(two: Two) -> None:
    two.work_in_b()
    assert two.plan_in(two.a) == two.in_a
    two.work_in_b()


def test_a_look_at_either_shows_its_own(two: Two) -> None:
    for _ in range(2):  # before and after the journal of A was put out of the way
        assert look(two.a, two.state, system_clock()).plan == two.in_a
        assert look(two.b, two.state, system_clock()).plan == two.in_b
        Keeper.open(two.b, two.state).keeper.abandon()


def test_the_start_page_still_names_what_waits(two: Two) -> None:
    Keeper.open(two.b, two.state).keeper.abandon()
    assert [left.path for left in leftover(two.state)] == [two.a]


def test_what_waits_of_a_file_that_is_gone_comes_back_when_it_is_asked_for(two: Two) -> None:
    Keeper.open(two.b, two.state).keeper.abandon()
    two.a.unlink()
    assert two.plan_in(two.b) == two.in_b
    assert Keeper.open(two.a, two.state).plan == two.in_a


def test_deleting_one_takes_along_what_waits_of_it_and_nothing_of_the_other(two: Two) -> None:
    Keeper.open(two.b, two.state).keeper.abandon()
    purge(two.a, two.state)
    assert not any("A one" in str(file.read_bytes()) for file in two.state.rglob("*.journal"))
    assert two.plan_in(two.b) == two.in_b
