"""A fault in a framework, by its path, and that path in words that an author understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lnatool.domain.problems import Problem, Severity
from lnatool.services.library.positions import Part

_ONE = {
    "bands": "band",
    "cites": "source",
    "codes": "code",
    "competencies": "competency",
    "covers": "coverage",
    "domains": "domain",
    "evidence": "evidence",
    "levels": "level",
    "mappings": "mapping",
    "meetings": "meeting",
    "prompts": "prompt",
    "review_points": "review point",
    "roles": "role",
    "routes": "learning route",
    "scales": "scale",
    "schedules": "schedule",
    "tags": "tag",
}
"""What to call one entry of a list."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a path of keys and places; ``message`` is a template that args fill."""

    path: tuple[Part, ...]
    message: str
    args: dict[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    def problem(self, root: Any, file: str = "", line: int | None = None) -> Problem:
        """The fault for a person: ``root`` is the framework or the JSON value it was found in."""
        parts = [file, "" if line is None else f"line {line}", *words(root, self.path)]
        return Problem(self.severity, ", ".join(filter(None, parts)), self.message, self.args)


def words(root: Any, path: Sequence[Part]) -> Iterator[str]:
    """The steps of a path in words: domain 2 'People', competency 3 (3.3), title."""
    node, group = root, ""
    for part in path:
        node = _inside(node, part)
        if isinstance(part, int):
            yield f"{_ONE.get(group, group)} {part + 1}{_name(node, group)}"
        else:
            if group:
                yield group
            group = part
            continue
        group = ""
    if group:
        yield group


def _name(node: Any, group: str) -> str:
    if group == "competencies":
        code = _inside(node, "code")
        return f" ({code})" if isinstance(code, str) and code else ""
    name = _inside(node, "title") or _inside(node, "label") or _inside(node, "id")
    return f" '{name:.60}'" if isinstance(name, str) and name else ""


def _inside(node: Any, part: Part) -> Any:
    """One step into a model or a JSON value; None where there is no such step."""
    if isinstance(part, int):
        inside = isinstance(node, (list, tuple)) and 0 <= part < len(node)
        return node[part] if inside else None
    return node.get(part) if isinstance(node, dict) else getattr(node, part, None)
