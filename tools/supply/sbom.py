"""``make sbom``: the bill of materials as CycloneDX 1.6, from the lock file.

The same lock gives the same bytes.
"""

import json
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

from tools.supply.lock import LOCK, Pinned, pinned

_PROJECT = LOCK.with_name("pyproject.toml")


def bill(lock: str, version: str) -> dict[str, Any]:
    """The packages with their digests, and who needs which."""
    packages = list(pinned(lock))
    product = {"type": "application", "bom-ref": "griddesk", "name": "griddesk", "version": version}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, lock)}",
        "version": 1,
        "metadata": {"component": product},
        "components": [_component(one) for one in packages],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(one.purl for one in packages if name in one.needed_by)}
            for name, ref in [("griddesk", "griddesk"), *((one.name, one.purl) for one in packages)]
        ],
    }


def _component(one: Pinned) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
        # of every file there is of it: whichever is installed has one of them
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in one.digests],
    }


def main(words: list[str]) -> None:
    """Writes it to the file named."""
    version = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"]
    made = bill(LOCK.read_text("utf-8"), version)
    Path(words[0]).write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", "utf-8")
    sys.stdout.write(f"{words[0]}: {len(made['components'])} packages\n")


if __name__ == "__main__":
    main(sys.argv[1:])
