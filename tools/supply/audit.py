"""``make audit ADVISORIES=…``: whether an advisory is known for anything in the lock file.

It asks nobody: ADVISORIES is a folder of records in the OSV format, such as the export of the PyPI
advisories unpacked. Ends with 1 and a line for each that is found.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from tools.supply.lock import LOCK, Pinned, normal, pinned

_BEFORE_ALL = "0"


def known(packages: Sequence[Pinned], records: Iterator[Mapping[str, Any]]) -> list[str]:
    """A line for each package of these that a record is about."""
    by_name = {one.name: one for one in packages}
    found = []
    for record in records:
        if record.get("withdrawn"):
            continue
        for affected in record.get("affected", ()):
            about = affected.get("package", {})
            one = by_name.get(normal(about.get("name", "")))
            if one is not None and about.get("ecosystem") == "PyPI" and _hit(one, affected):
                found.append(
                    f"{one.name} {one.version}: {record['id']} {record.get('summary', '')}"
                )
    return sorted(set(found))


def _hit(one: Pinned, affected: Mapping[str, Any]) -> bool:
    ranges = [each for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM"]
    listed = one.version in affected.get("versions", ())
    return listed or any(_within(Version(one.version), each["events"]) for each in ranges)


def _within(version: Version, events: Sequence[Mapping[str, str]]) -> bool:
    """Whether the last event up to the version introduced it."""
    inside = False
    for event in events:
        for what, at in event.items():
            try:
                reached = at == _BEFORE_ALL or Version(at) <= version
            except InvalidVersion:
                continue
            if what == "introduced" and reached:
                inside = True
            elif what == "fixed":
                inside = inside and not reached
            elif what == "last_affected":
                inside = inside and Version(at) >= version
    return inside


def main(words: list[str]) -> int:
    """Reads the folder named."""
    files = sorted(Path(words[0]).rglob("*.json"))
    if not files:
        sys.stderr.write(f"{words[0]}: no advisories there\n")
        return 2
    packages = list(pinned(LOCK.read_text("utf-8")))
    found = known(packages, (json.loads(file.read_text("utf-8")) for file in files))
    looked_at = f"{len(packages)} packages, {len(files)} advisories"
    sys.stdout.write("\n".join([*found, looked_at, ""]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
