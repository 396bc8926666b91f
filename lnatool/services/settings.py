"""What a person has set for this program on this computer; nothing about their plans' content.

The file is small, read before the first window and written atomically. A damaged file is put
aside and the defaults are used: settings are never a reason not to start.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

Theme = Literal["system", "light", "dark", "contrast"]
Advance = Literal["auto", "on", "off"]
"""Whether a number key goes on to the next competency; "auto" unless a screen reader listens."""
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
RECENT_LIMIT = 20


class Recent(NamedTuple):
    """A plan that was open: where, whose, in which framework, and when last (ISO 8601, UTC)."""

    path: str
    name: str = ""
    framework: str = ""
    opened: str = ""
    answered: int = 0
    total: int = 0


class Settings(NamedTuple):
    """``text_percent`` scales the system font; ``window`` is Qt's opaque state, base64 text.

    ``reviewer_name`` and ``reviewer_role`` are the person's own, for signing reviews of others.
    ``organisation`` heads what is shared; ``logo`` is what its picture was called.
    """

    theme: Theme = "system"
    text_percent: int = 100
    letter_keys: bool = True
    auto_advance: Advance = "auto"
    show_expected: bool = False
    recent: tuple[Recent, ...] = ()
    window: str = ""
    columns: str = ""
    reviewer_name: str = ""
    reviewer_role: str = ""
    organisation: str = ""
    logo: str = ""

    def opened(self, entry: Recent) -> Settings:
        """The settings with a plan at the head of the recent list."""
        rest = tuple(item for item in self.recent if item.path != entry.path)
        return self._replace(recent=(entry, *rest)[:RECENT_LIMIT])

    def forgotten(self, path: str) -> Settings:
        """The settings without a plan in the recent list."""
        return self._replace(recent=tuple(item for item in self.recent if item.path != path))


class SettingsFile:
    """Reads and writes the settings; the current ones are ``value``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.value = _read(path)

    def update(self, **changes: Any) -> Settings:
        """Change fields and write the file. Trouble with writing is not worth stopping for."""
        self.put(self.value._replace(**changes))
        return self.value

    def put(self, value: Settings) -> None:
        """Make these the settings and write the file."""
        if value == self.value:
            return
        self.value = value
        with suppress(OSError):  # settings are a comfort; the plan itself reports its own trouble
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self.path.with_suffix(".tmp")
            temporary.write_text(json.dumps(_plain(value), indent=1), encoding="utf-8")
            os.replace(temporary, self.path)


def _plain(value: Settings) -> dict[str, Any]:
    return value._asdict() | {"recent": [entry._asdict() for entry in value.recent]}


def _read(path: Path) -> Settings:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return _settings(plain)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        with suppress(OSError):
            os.replace(path, path.with_suffix(".damaged"))
        return Settings()


def _settings(plain: dict[str, Any]) -> Settings:
    """Known fields of the right type; anything else keeps its default."""
    default = Settings()
    known: dict[str, Any] = {}
    for name in Settings._fields:
        value = plain.get(name)
        if name == "recent":
            known["recent"] = tuple(
                Recent(**{key: entry[key] for key in Recent._fields if key in entry})
                for entry in value or ()
            )[:RECENT_LIMIT]
        elif type(value) is type(getattr(default, name)):
            known[name] = value
    if known.get("theme") not in ("system", "light", "dark", "contrast"):
        known.pop("theme", None)
    if known.get("auto_advance") not in ("auto", "on", "off"):
        known.pop("auto_advance", None)
    if known.get("text_percent") not in TEXT_SIZES:
        known.pop("text_percent", None)
    return Settings(**known)
