"""The guards that every other test relies on do their work."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "use_network",
    [
        lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: socket.gethostbyname("localhost"),
    ],
)
def test_network_is_refused(use_network: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match="never uses the network"):
        use_network()


def test_local_sockets_work() -> None:
    socket.socket(socket.AF_UNIX).close()


def test_home_is_empty_and_not_the_persons_own(lnatool_home: Path) -> None:
    assert os.environ["LNATOOL_HOME"] == str(lnatool_home)
    assert list(lnatool_home.iterdir()) == []
    assert not lnatool_home.is_relative_to(Path.home() / ".local")
