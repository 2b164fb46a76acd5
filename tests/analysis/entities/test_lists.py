"""The word lists are what the code takes them for, small, and read only when they are wanted."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader import resources
from reader.analysis.entities.lexicon import lexicon
from reader.text.fold import fold

FOLDER = resources.path("lexicons", "entities")
TYPES = {"PER", "ORG", "LOC", "MISC"}


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 2 for row in rows), name
    return [(kind, values) for kind, values in rows]


@pytest.mark.parametrize("name", ["known.tsv", "places.tsv", "learned.tsv"])
def test_a_list_of_names_says_a_type_and_the_names(name: str) -> None:
    for kind, values in _rows(name):
        assert kind in TYPES | {"name"}
        assert all(value.strip("? ") for value in values.split("|")), values


def test_an_identity_is_listed_once() -> None:
    seen: dict[tuple[str, str], str] = {}
    for kind, values in _rows("known.tsv"):
        for value in values.split("|"):
            key = kind, fold(value.lstrip("?"))
            assert seen.setdefault(key, values) == values, value


def test_learned_lists_are_folded() -> None:
    names = [values for _, values in _rows("learned.tsv")]
    words = (FOLDER / "common.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert [word for word in names + words if fold(word) != word] == []


def test_lists_from_others_say_their_licence() -> None:
    for name in ("learned.tsv", "common.txt", "places.tsv"):
        head = (FOLDER / name).read_text(encoding="utf-8").partition("\n")[0]
        assert head.startswith("# ")
        assert "see NOTICE" in head


def test_the_lists_stay_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 600_000


def test_the_lists_name_every_kind() -> None:
    assert {entry.type for entry in lexicon().names.meanings.values()} == TYPES


def test_importing_reads_no_list() -> None:
    program = (
        "import sys, reader.analysis.entities.lexicon as l;"
        "sys.exit(l.lexicon.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
