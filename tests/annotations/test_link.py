"""Addresses that lead back: what was made is read again, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.jsonld import clean
from reader.annotations.link import Link, link, read_link
from reader.annotations.model import new_id

FINGERPRINT = "sha256:" + "0123456789abcdef" * 4
PLAIN = f"hamesh:{'0123456789abcdef' * 4}"


def test_a_note_of_ours_has_a_readable_address() -> None:
    id = new_id()
    assert link(FINGERPRINT, id) == f"{PLAIN}/{id}"
    assert read_link(link(FINGERPRINT, id)) == Link(FINGERPRINT, id)
    assert read_link(link(FINGERPRINT)) == Link(FINGERPRINT, None)


@given(st.text(min_size=1, max_size=200))
def test_any_id_leads_back_and_is_safe_in_every_format(id: str) -> None:
    address = link(FINGERPRINT, id)
    assert re.fullmatch(r"[A-Za-z0-9:/%._~-]+", address)
    found = read_link(address)
    assert found is not None
    assert found.annotation_id in (clean(id), None)
    assert found.annotation_id is not None or len(id.encode("utf-8", "replace")) > 400


def test_an_id_beyond_an_address_gives_that_of_the_document() -> None:
    assert link(FINGERPRINT, "ي" * 3000) == PLAIN


def test_systems_may_change_the_case_of_an_address() -> None:
    assert read_link(PLAIN.upper()) == Link(FINGERPRINT, None)


@pytest.mark.parametrize(
    "text",
    ["", "hamesh:", PLAIN[:-1], f"{PLAIN}0", f"{PLAIN}/", f"{PLAIN}/a/b", f"{PLAIN}/a b",
     f" {PLAIN}", f"{PLAIN}\n", f"{PLAIN}/%zz",
     f"{PLAIN}/%ff", f"{PLAIN}/../x", f"{PLAIN}?x=1", f"{PLAIN}#x",
     PLAIN.replace("hamesh", "file"), f"{PLAIN}/{'a' * 5000}", f"{PLAIN}/\u202ea"],
)  # fmt: skip
def test_anything_else_is_no_address_of_ours(text: str) -> None:
    assert read_link(text) is None


def test_what_is_no_fingerprint_has_no_address() -> None:
    for wrong in ("", "sha256:", "md5:" + "0" * 64, "sha256:" + "z" * 64, "sha256:../../x"):
        with pytest.raises(ValueError, match="not a fingerprint"):
            link(wrong)
