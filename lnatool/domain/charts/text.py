"""Text in pictures: where lines break, without knowing the font."""

from __future__ import annotations


def broken(text: str, letters: int, most: int = 3) -> tuple[str, ...]:
    """The text in lines of about this many letters; the last line ends in … if it is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: letters - 1]}…"]
    return tuple(lines)


def cut(text: str, letters: int) -> str:
    """The text in one line of at most this many letters."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
