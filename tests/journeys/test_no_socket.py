"""The kernel's word that the whole journey opens no socket, of any kind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_the_whole_journey_opens_no_socket(tmp_path: Path) -> None:
    trace = tmp_path / "calls.txt"
    watched = ["strace", "-f", "-e", "trace=socket,connect", "-o", str(trace)]
    demo = [sys.executable, "-m", "lnatool", "demo", "--out", str(tmp_path / "out")]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*watched, *demo], env=env, check=False, capture_output=True, text=True, timeout=120
    )
    if "Operation not permitted" in done.stderr:
        pytest.skip("this system lets nobody trace")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "sample.pdf").exists()
    calls = trace.read_text(encoding="utf-8")
    assert "exited with 0" in calls, "strace saw nothing"
    assert "socket(" not in calls
