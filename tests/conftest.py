"""What every test stands on: no screen, no network, a home of its own, and nothing left behind."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "dev", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


class _NetworkGuard:
    """Refuses every network socket and name look-up in this process while it is on."""

    def __init__(self) -> None:
        self.on = False
        sys.addaudithook(self)

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if not self.on or not event.startswith("socket."):
            return
        opened = event == "socket.__new__" and args[1] in (socket.AF_INET, socket.AF_INET6)
        if opened or event in LOOKUPS:
            raise AssertionError(f"lnatool never uses the network, but called {event}{args[1:]}")


_network = _NetworkGuard()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program runs in."""
    return ["lnatool", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Any use of the network fails the test."""
    _network.on = True
    yield
    _network.on = False


@pytest.fixture(autouse=True)
def lnatool_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for settings, recovery copies, logs and documents; returns its folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LNATOOL_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def nothing_left_running(no_network: None) -> Iterator[None]:
    """A thread or a visible window that outlives its test fails it."""
    threads = set(threading.enumerate())
    yield
    left = _wait_until_empty(lambda: [t for t in threading.enumerate() if t not in threads])
    assert not left, f"Threads left running: {left}"
    windows = _visible_windows()
    for window in windows:
        window.close()
    assert not windows, f"Windows left open: {windows}"


@pytest.fixture(autouse=True)
def no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning or error in lnatool's own log fails a test that is not marked `logs_warning`."""
    yield
    if request.node.get_closest_marker("logs_warning"):
        return
    records = [r for r in caplog.get_records("call") if r.name.partition(".")[0] == "lnatool"]
    unexpected = [r.getMessage() for r in records if r.levelno >= logging.WARNING]
    assert not unexpected, f"Unexpected in the log: {unexpected}"


def _wait_until_empty(find: Callable[[], list[object]], seconds: float = 2.0) -> list[object]:
    until = time.monotonic() + seconds
    while (found := find()) and time.monotonic() < until:
        time.sleep(0.02)
    return found


def _visible_windows() -> list[object]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
