"""From process start to the first painted window, and to a usable plan of 200 items.

Each round runs a bare `QMainWindow`, the start page and a plan of 200 items one after the other,
so that all see the same machine. Prints medians, ratios to the bare window and peak memory.
Bars: start page 1.4, plan 1.8, memory 1.6.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
def painted():
    print("painted", flush=True)
    app.quit()
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
window = Window()
window.resize(1180, 780)
window.show()
app.exec()
"""

OURS = """
import sys
from lnatool import __main__ as door
door.prepare(sys.argv[1:])
assert not door.version_problem(sys.version_info[:3], door.installed_qt(sys.path))
from lnatool import app
def painted(self):
    print("painted", flush=True)
    self.qt.closeAllWindows()
app.App.preload = painted
app.main(sys.argv[1:])
"""

MEMORY = """
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def run(code: str, *args: str, env: dict[str, str]) -> float:
    """Seconds from the start of a process to its first painted window."""
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *args], env=env, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        word = process.stdout.readline()
        taken = time.perf_counter() - begin
    if word != "painted\n" or process.returncode:
        raise RuntimeError(f"exit code {process.returncode} after {word!r}")
    return taken


def memory(code: str, *args: str, env: dict[str, str]) -> int:
    """Peak resident memory of one process in MiB."""
    done = subprocess.run(
        [sys.executable, "-c", code + MEMORY, *args], env=env, check=True, capture_output=True
    )
    return int(done.stdout.split()[-1])


def make_plan(path: Path, state: Path) -> None:
    """A plan of 200 items, half of them rated, as the program itself wrote it."""
    from lnatool.domain.apply import apply
    from lnatool.domain.edits import SetRating
    from lnatool.domain.new_plan import new_plan
    from lnatool.domain.plan import Person
    from lnatool.services.storage.keeper import Keeper
    from tests.made_up import framework_of

    framework = framework_of(200)
    plan = new_plan(framework, "preceptee", "2026-09-01T09:00:00Z", Person(name="Sam Sample"))
    for item in list(framework.walk())[:100]:
        plan, _ = apply(plan, SetRating(item.id, 2), "2026-09-02T09:00:00Z")
    Keeper.create(path, plan, state).close(plan)


def bench_start() -> None:
    """Print the figures."""
    from lnatool.services import paths

    with tempfile.TemporaryDirectory() as folder:
        os.environ["LNATOOL_HOME"] = folder
        plan = Path(folder) / "two hundred.lnaplan"
        make_plan(plan, paths.user_state_dir())
        env = dict(os.environ)
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        cases = {"bare window": (BARE,), "start page": (OURS,), "plan of 200": (OURS, str(plan))}
        times: dict[str, list[float]] = {name: [] for name in cases}
        for case in cases.values():
            run(*case, env=env)
        for _ in range(ROUNDS):
            for name, case in cases.items():
                times[name].append(run(*case, env=env))
        bare = statistics.median(times["bare window"])
        peaks = {
            name: statistics.median(memory(*case, env=env) for _ in range(3))
            for name, case in cases.items()
        }
        for name, found in times.items():
            middle = statistics.median(found)
            print(
                f"start  {name:12} {middle * 1000:6.0f} ms  {middle / bare:4.2f} x  "
                f"{peaks[name]:4.0f} MiB  {peaks[name] / peaks['bare window']:4.2f} x"
            )


if __name__ == "__main__":
    bench_start()
