"""Reading and checking a framework against ``json.loads`` of the same bytes: medians and ratios."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

from lnatool.services import paths
from lnatool.services.library.learning import learning_routes
from lnatool.services.library.read import load, load_file
from tests.builders import plain_framework

MOST_MS_200 = 5.0
MOST_RATIO_20000 = 2.0
MOST_MS_BUNDLED = 60.0


def median_ms(work: Callable[[], object], times: int) -> float:
    """The median of how long ``work`` takes; what it made is thrown away outside the time."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        made = work()
        taken.append(time.perf_counter() - start)
        del made
    return statistics.median(taken) * 1_000


def measure(count: int, times: int) -> tuple[float, float]:
    """Milliseconds to load and check so many competencies, and the ratio to ``json.loads``."""
    data = json.dumps(plain_framework(count // 50, 50), indent=2).encode()
    assert load(data, "warm").problems == ()
    plain = median_ms(lambda: json.loads(data), times)
    whole = median_ms(lambda: load(data, "bench"), times)
    size = len(data) / 1e6
    print(
        f"{count:>6} competencies ({size:.1f} MB): json.loads {plain:.1f} ms, "
        f"load and check {whole:.1f} ms, ratio {whole / plain:.2f}"
    )
    return whole, whole / plain


def measure_bundled(times: int) -> float:
    """Milliseconds to load and check every bundled framework and the learning catalogue."""
    folder = paths.bundled_frameworks_dir()
    files = sorted(folder.glob("*.json"))
    assert all(load_file(path).problems == () for path in files)
    every = median_ms(lambda: [load_file(path) for path in files], times)
    routes = median_ms(lambda: learning_routes([folder]), times)
    print(
        f"{len(files)} bundled frameworks: {every:.1f} ms; learning catalogue: {routes:.1f} ms "
        f"(together at most {MOST_MS_BUNDLED:.0f} ms)"
    )
    return every + routes


def main() -> int:
    """Print each size; 1 where a bar is missed."""
    bundled = measure_bundled(31)
    small, _ = measure(200, 51)
    _, ratio = measure(20_000, 9)
    return int(small > MOST_MS_200 or ratio > MOST_RATIO_20000 or bundled > MOST_MS_BUNDLED)


if __name__ == "__main__":
    sys.exit(main())
