"""One rating made durable, one plan saved, and kill -9 while rating.

Bars: durable recovery copy of a rating 5 ms at the 95th percentile with 200 items; every
acknowledged rating there after 1,000 kills (`LNATOOL_KILLS=1000` here; a few in a quick run).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lnatool.domain.apply import apply
from lnatool.domain.edits import SetRating
from lnatool.services.storage.keeper import Keeper
from tests.made_up import plan_of

ROUNDS = 400


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def bench_records(count: int) -> None:
    """Rate up and down a plan and print what one durable record takes."""
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_of(count)
        items = [item.id for item in plan.framework.walk()]
        keeper = Keeper.create(Path(folder) / "plan.lnaplan", plan, Path(folder) / "state")
        taken, durable = [], []
        for number in range(ROUNDS):
            item = items[number * 7 % count]
            after, _ = apply(plan, SetRating(item, number % 5), "2026-11-23T10:00:00Z")
            begin = time.perf_counter()
            keeper.record(plan, after)
            taken.append(time.perf_counter() - begin)
            keeper._journal.flush()
            durable.append(time.perf_counter() - begin)
            plan = after
        begin = time.perf_counter()
        keeper.save(plan)
        saved = time.perf_counter() - begin
        keeper.close(plan)
    print(
        f"storage  {count:6} items  record {statistics.median(taken) * 1000:5.2f} ms "
        f"p95 {percentile(taken, 0.95) * 1000:5.2f}  "
        f"on disk {statistics.median(durable) * 1000:5.2f} "
        f"p95 {percentile(durable, 0.95) * 1000:5.2f} ms  save {saved * 1000:6.1f} ms"
    )


def bench_kills() -> None:
    """Kill a rating process again and again."""
    kills = os.environ.setdefault("LNATOOL_KILLS", "1000")
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         "tests/services/storage/test_kill.py"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    words = "nothing lost" if done.returncode == 0 else done.stdout[-500:]
    print(f"storage  {kills} kills: {words} ({time.perf_counter() - begin:.0f} s)")


if __name__ == "__main__":
    for size in (200, 20_000):
        bench_records(size)
    bench_kills()
