"""Write requirements/*.lock anew: names, versions and hashes, valid on every supported system.

`make lock` keeps the versions already pinned where pyproject.toml still allows them;
`make lock UPGRADE=1` takes the newest. The resolver (uv) goes to a throw-away environment.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
UV = "uv==0.13.9"
HEADER = "# Written by `make lock`. Do not edit: names, versions and hashes only, no addresses.\n"
# Each lock in turn is a constraint on the next, so that a package has one version everywhere.
LOCKS = {
    "runtime.lock": ["pyproject.toml"],
    "build.lock": ["--group", "build"],
    "dev.lock": ["pyproject.toml", "--group", "dev"],
}
OPTIONS = [
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--only-binary=:all:",
]


def install_uv(folder: Path) -> Path:
    """A fresh environment in `folder` with the resolver in it; returns the resolver's path."""
    venv.create(folder, with_pip=True)
    bin_folder = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([bin_folder / "python", "-m", "pip", "install", "--quiet", UV], check=True)
    return bin_folder / "uv"


def compile_lock(uv: Path, name: str, constraints: list[Path], upgrade: bool) -> Path:
    """Resolve one lock and return its path.

    Raises:
        SystemExit: the result names an address.
    """
    target = REQUIREMENTS / name
    command = [uv, "pip", "compile", *OPTIONS, *LOCKS[name], "--output-file", target]
    command += [f"--constraints={path}" for path in constraints]
    subprocess.run([*command, *(["--upgrade"] if upgrade else [])], check=True, cwd=ROOT)
    text = target.read_text("utf-8")
    if re.search(r"://|--(extra-)?index|--find-links", text):
        raise SystemExit(f"{target.name} names an address; a lock holds none.")
    target.write_text(HEADER + text, "utf-8", newline="\n")
    return target


def main(argv: list[str]) -> None:
    """Write all locks; `--upgrade` takes the newest versions that pyproject.toml allows."""
    with tempfile.TemporaryDirectory() as folder:
        uv = install_uv(Path(folder))
        done: list[Path] = []
        for name in LOCKS:
            done.append(compile_lock(uv, name, done, "--upgrade" in argv))
            print(f"requirements/{name} written")


if __name__ == "__main__":
    main(sys.argv[1:])
