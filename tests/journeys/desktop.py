"""A screen of its own with a window manager, the real program on it, and a person's hands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

TOOLS = ("Xvfb", "xdotool", "openbox")
PATIENCE = 30.0
"""Seconds; only a hang waits this long."""


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def wait_for(what: str, there: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > end:
            raise AssertionError(f"never happened: {what}")
        time.sleep(0.02)


class Desktop:
    """Types and clicks as a person would; looks only at windows and files."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        self.env = {
            **os.environ,
            "DISPLAY": display,
            "LNATOOL_HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "QT_ACCESSIBILITY": "0",
        }
        self.app: subprocess.Popen[bytes] | None = None

    def start(self, *args: str) -> None:
        """Start the program and wait until its window has the focus."""
        self.app = subprocess.Popen([sys.executable, "-m", "lnatool", *args], env=self.env)
        wait_for("the window of the program", lambda: self.do("search", "--name", "lnatool|Learn"))
        self.do("search", "--onlyvisible", "--name", "lnatool|Learn", "windowactivate", "--sync")

    def do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def key(self, *keys: str) -> None:
        self.do("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        self.do("type", "--delay", "10", text)

    def title(self) -> str:
        return self.do("getactivewindow", "getwindowname")

    def click(self, x: int, y: int) -> None:
        """Click at a place within the active window."""
        window = self.do("getactivewindow")
        self.do("mousemove", "--window", window, str(x), str(y), "click", "1")

    def close(self) -> int:
        """Close the window by the keyboard; returns the exit code of the program."""
        assert self.app is not None
        self.key("ctrl+w")
        return self.app.wait(PATIENCE)


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A screen of 1280 x 900 that is gone afterwards, with everything on it."""
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        display = f":{told.readline().strip()}"
    made = Desktop(display, home)
    manager = subprocess.Popen(["openbox"], env=made.env, stderr=subprocess.DEVNULL)
    try:
        yield made
    finally:
        for process in (made.app, manager, screen):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()
