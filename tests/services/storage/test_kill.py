"""kill -9 while somebody rates: every rating that was acknowledged is there on the next start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lnatool.domain.plan import Plan
from lnatool.services.storage.keeper import Keeper
from tests.made_up import plan_of

ROUNDS = int(os.environ.get("LNATOOL_KILLS", "60"))

RATER = """
import random, sys
from pathlib import Path
from lnatool.domain.apply import apply
from lnatool.domain.edits import SetRating
from lnatool.services.storage.keeper import Keeper
path, state, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
opened = Keeper.open(path, state)
keeper, plan = opened.keeper, opened.plan
items = [item.id for item in plan.framework.walk()]
print("ready", flush=True)
while True:
    item, level = chance.choice(items), chance.randrange(5)
    after, _ = apply(plan, SetRating(item, level), "2026-11-23T10:00:00Z")
    keeper.record(plan, after)
    plan = after
    print(item, level, plan.revision, flush=True)
    if chance.random() < 0.2:
        keeper.save(plan)
"""


def rate_and_be_killed(path: Path, state: Path, seed: int) -> list[tuple[str, int, int]]:
    """What the process acknowledged before it was killed: item, level, revision of the plan."""
    with subprocess.Popen(
        [sys.executable, "-c", RATER, str(path), str(state), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        said = [process.stdout.readline() for _ in range(random.Random(seed).randrange(1, 40))]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    whole = [line.split() for line in said if line.endswith("\n")]
    return [(item, int(level), int(revision)) for item, level, revision in whole]


def ratings(plan: Plan) -> dict[str, object]:
    return {item: answer.rating for item, answer in plan.round.answers.items()}


@pytest.mark.timeout(120 + 2 * ROUNDS)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_every_acknowledged_rating_survives(tmp_path: Path) -> None:
    path, state = tmp_path / "mine.lnaplan", tmp_path / "state"
    plan = plan_of(60)
    Keeper.create(path, plan, state).close(plan)
    expected: dict[str, object] = {}
    for seed in range(ROUNDS):
        acknowledged = rate_and_be_killed(path, state, seed)
        expected |= {item: level for item, level, _ in acknowledged}
        opened = Keeper.open(path, state)
        opened.keeper.abandon()
        more = opened.plan.revision - acknowledged[-1][2]
        assert more in {0, 1}, f"round {seed}: {-more} acknowledged changes are gone"
        kept = ratings(opened.plan)
        differ = {item for item in kept if kept[item] != expected.get(item)}
        assert expected.keys() <= kept.keys()
        assert len(differ) <= more, f"round {seed}: {differ}"
        expected = kept
    assert len(expected) > 30
