"""File names made of titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.naming import slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("«ميسترال» بين الدعاية والواقع..", "ميسترال-بين-الدعاية-والواقع"),
        ("كِتَـاب", "كِتَاب"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "C-Windows-x"),
        ("CON", "CON-notes"),
        ("lpt1", "lpt1-notes"),
        ("", "notes"),
        ("…؟!", "notes"),
        (".hidden.", "hidden"),
        ("a\u202eb\x00c\nd", "a-b-c-d"),
    ],
)
def test_a_title_becomes_a_name_that_says_it(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text())
def test_any_title_becomes_a_name_that_every_system_accepts(title: str) -> None:
    name = slug(title)
    assert name
    assert len(name.encode("utf-8")) <= 160
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\u202a-\u202e\u2066-\u2069]', name)
    assert name[-1] not in ". "
    assert name[0] != "."
