"""The words that bind: preceptorship does not test competence again and is not pass or fail."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FRAMEWORKS = sorted((ROOT / "frameworks").glob("*.json"))
SOURCES = sorted((ROOT / "lnatool").rglob("*.py"))

VERDICTS = re.compile(
    r"\b(pass(ed|es)?|fail(ed|s|ing|ure)?|signed off as|sign(ed)? off|incompetent|"
    r"not (yet )?competent|is competent|are competent|unsatisfactory|weakness(es)?)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"not (a )?pass or fail|nobody passes or fails|pass(es|ed|ing)? (on|it on|the|them|this|"
    r"information|messages?|concerns?|what)|bypass",
    re.IGNORECASE,
)


def verdicts(text: str) -> list[str]:
    return [found.group() for found in VERDICTS.finditer(ALLOWED.sub("", text))]


def strings(source: Path) -> list[tuple[int, str]]:
    """String literals of a module that are not docstrings."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return []


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_frameworks_give_no_verdicts(path: Path) -> None:
    found = [
        (text, verdicts(text))
        for text in texts(json.loads(path.read_text(encoding="utf-8")))
        if verdicts(text)
    ]
    assert not found


def test_the_program_gives_no_verdicts() -> None:
    user_facing = [path for path in SOURCES if {"ui", "export", "domain"} & set(path.parts)]
    found = [
        (path.relative_to(ROOT).as_posix(), line, text)
        for path in user_facing
        for line, text in strings(path)
        if " " in text and verdicts(text)
    ]
    assert not found
