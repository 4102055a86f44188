"""Fills .venv from a hashed lock file and says how far it is: ``python tools/install.py LOCK``.

Run by the Makefile with the system's Python, so it needs nothing that is not in the standard
library, and an old Python can read it as far as the line that says it is too old. All that pip
says is in .venv/install.log; the end of it is shown when something fails.
"""

import re
import signal
import subprocess
import sys
from pathlib import Path

VENV = Path(".venv")
LOG = VENV / "install.log"
_OLDEST = (3, 11)
_PINNED = re.compile(r"^[A-Za-z0-9._-]+(?:\[.*?\])?==", re.M)
_FOUND = re.compile(r"(?:Collecting|Processing|Requirement already satisfied:) +(\S+)")
_FETCHED = re.compile(r"\s*Downloading .*\((?P<size>[0-9.]+) (?P<unit>bytes|kB|MB|GB)\)")
_MEGABYTES = {"bytes": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}
_UNPACKS = "Installing collected packages"
_EVERY = 10
"""Packages from one line to the next where a line cannot be written over."""
_WORTH_SHOWING = 30


class Failed(Exception):
    """A step ended with an error; its words are in the log."""


def say(text: str) -> None:
    """A line that stays."""
    sys.stdout.write(f"\r{text}\033[K\n" if sys.stdout.isatty() else f"{text}\n")
    sys.stdout.flush()


def show(text: str) -> None:
    """A line that the next one takes the place of; only a terminal can show it."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r  {text}\033[K")
        sys.stdout.flush()


def pip(*words: str) -> "subprocess.Popen[str]":
    """pip of the environment, talking to us instead of to the terminal."""
    quiet = ("--disable-pip-version-check", "--no-input", "--progress-bar", "off")
    return subprocess.Popen(  # noqa: S603 - our own environment and our own words
        [VENV / "bin" / "python", "-u", "-m", "pip", "install", *quiet, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def make_environment() -> None:
    """An empty .venv, unless there is a whole one."""
    if (VENV / "bin" / "pip").exists():
        return
    say("正在建立 .venv · Making .venv")
    made = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-m", "venv", VENV], capture_output=True, encoding="utf-8", check=False
    )
    if made.returncode != 0:
        sys.stderr.write(made.stdout + made.stderr)
        raise Failed


def fetch_and_unpack(lock: Path) -> None:
    """Installs what the lock names and .venv lacks."""
    of = len(_PINNED.findall(lock.read_text("utf-8")))
    say(f"正在下载 {lock} 所列的软件包 · Fetching the packages of {lock}, {of} at most")
    found, megabytes = 0, 0.0
    running = pip("--require-hashes", "-r", str(lock))
    with LOG.open("a", encoding="utf-8") as log:
        for line in running.stdout or ():
            log.write(line)
            package, fetched = _FOUND.match(line), _FETCHED.match(line)
            if package:
                found += 1
                if found % _EVERY == 0 and not sys.stdout.isatty():
                    say(f"  {found} / {of}, {megabytes:.0f} MB")
                show(f"{found} / {of}, {megabytes:.0f} MB: {Path(package[1]).name[:40]}")
            elif fetched and ".metadata" not in line:
                megabytes += float(fetched["size"]) * _MEGABYTES[fetched["unit"]]
                show(f"{found} / {of}, {megabytes:.0f} MB")
            elif line.startswith(_UNPACKS):
                many = line.count(",") + 1
                size = f"{megabytes:.0f} MB"
                say(f"下载了 {size}，正在装入 {many} 个包，约半分钟")
                say(f"{size} fetched; to unpack {many} packages takes up to half a minute")
    if running.wait() != 0:
        raise Failed


def install_ourselves() -> None:
    """The project itself, in place: what is edited runs at once. Compiled, as a service may not
    write beside its source, and would compile a thousand files at each start."""
    running = pip("--no-deps", "--no-build-isolation", "-e", ".")
    with LOG.open("a", encoding="utf-8") as log:
        log.writelines(running.stdout or ())
    if running.wait() != 0:
        raise Failed
    rooms = sorted(str(one.parent) for one in Path().glob("[a-z]*/__init__.py"))
    subprocess.run([VENV / "bin" / "python", "-m", "compileall", "-q", *rooms], check=False)  # noqa: S603 - the same


def main(lock: Path, *, ourselves: bool) -> int:
    """Installs; returns the exit code."""
    if sys.version_info < _OLDEST:
        sys.stderr.write(f"griddesk needs Python 3.11 or newer, this is {sys.version.split()[0]}\n")
        return 1
    try:
        make_environment()
        LOG.write_text("", "utf-8")
        fetch_and_unpack(lock)
        if ourselves:
            install_ourselves()
    except Failed:
        if LOG.exists():
            told = LOG.read_text("utf-8").splitlines()
            sys.stderr.write("\n".join(["", *told[-_WORTH_SHOWING:], f"All of it: {LOG}", ""]))
        return 1
    except KeyboardInterrupt:  # pip heard it too, and ends
        say("再见，下次接着装 · Goodbye; the next time goes on from here")
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)  # so make sees that it was not an error
    say("装好了 · Installed")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), ourselves="--ourselves" in sys.argv[2:]))
