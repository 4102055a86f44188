"""The bill of materials and the look for advisories, from the lock file."""

import pytest

from tools.supply.audit import known
from tools.supply.lock import LOCK, Pinned, pinned
from tools.supply.sbom import bill


def test_the_bill_names_all_that_is_locked_with_its_digests_and_who_needs_it() -> None:
    lock = LOCK.read_text("utf-8")
    packages = list(pinned(lock))
    assert len(packages) == sum("==" in line for line in lock.splitlines()) > 40
    assert all(one.digests and one.needed_by for one in packages)
    made = bill(lock, "1")
    assert made == bill(lock, "1"), "the same lock, the same bill"
    refs = {one["bom-ref"] for one in made["components"]}
    assert {ref for one in made["dependencies"] for ref in one["dependsOn"]} == refs
    direct = made["dependencies"][0]["dependsOn"]
    assert any(one.startswith("pkg:pypi/aiogram@") for one in direct)


@pytest.mark.parametrize(
    ("events", "hit"),
    [
        ([{"introduced": "0"}, {"fixed": "2.0"}], True),
        ([{"introduced": "0"}, {"fixed": "1.5"}], False),
        ([{"introduced": "1.6"}], False),
        ([{"introduced": "0"}, {"last_affected": "1.5"}], True),
        ([{"introduced": "0"}, {"last_affected": "1.4"}], False),
        ([{"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "1.4"}], True),
    ],
)
def test_an_advisory_is_told_for_the_versions_it_is_about(
    events: list[dict[str, str]], hit: bool
) -> None:
    package = {"name": "Some_Thing", "ecosystem": "PyPI"}
    affected = {"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}]}
    record = {"id": "X-1", "summary": "bad", "affected": [affected]}
    assert bool(known([Pinned("some-thing", "1.5")], iter([record]))) is hit
    assert known([Pinned("other", "1.5")], iter([record])) == []
    assert known([Pinned("some-thing", "1.5")], iter([{**record, "withdrawn": "2026"}])) == []
