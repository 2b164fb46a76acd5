"""Whatever is in a notebook, what is written is a W3C annotation."""

from __future__ import annotations

from tests import notes_standard
from tests.shared import shared


def test_random_notebooks_fulfil_the_web_annotation_model() -> None:
    shared("tools", "check_webannotation.py")
    code, said = notes_standard.judged(20, seed=0)
    assert code == 0, said
    assert said.rstrip().endswith(" 0 broken")
