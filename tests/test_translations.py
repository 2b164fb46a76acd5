"""Every word of the interface is there in Arabic, and every count in both languages."""

from __future__ import annotations

import importlib.util
import re
import shutil
from functools import cache
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from reader import resources

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "en")


@cache
def tools() -> ModuleType:
    """The module packaging/translations.py, which is no part of the package."""
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("hamesh_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shipped(language: str) -> dict[tuple[str, str, str], Element]:
    path = resources.path("translations", f"hamesh_{language}.ts")
    return dict(tools().messages(ElementTree.parse(path).getroot()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_hold_exactly_the_strings_of_the_source(tmp_path: Path, language: str) -> None:
    name = f"hamesh_{language}.ts"
    shutil.copy(resources.path("translations", name), tmp_path)
    tools().update(tmp_path)
    updated = dict(tools().messages(ElementTree.parse(tmp_path / name).getroot()))
    known = shipped(language)
    assert sorted(updated.keys() - known.keys()) == [], "run `make translations`"
    assert sorted(known.keys() - updated.keys()) == [], "run `make translations`"


def test_every_string_has_a_context() -> None:
    """lupdate reads ``translate = QCoreApplication.translate; translate(…)`` as a wrong string."""
    found = [key for key, _ in tools().messages(tools().collect())]
    assert [key for key in found if key[0] in ("", "QCoreApplication")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    unfinished = []
    for key, message in shipped(language).items():
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        if translation.get("type") == "unfinished" or not all(forms):
            unfinished.append(key)
    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_has_the_plural_forms_of_its_language(language: str) -> None:
    wrong = [
        key
        for key, message in shipped(language).items()
        if "%n" in key[1]
        and len(list(message.iter("numerusform"))) != tools().PLURAL_FORMS[language]
    ]
    assert wrong == []


def test_translations_keep_the_places_that_are_filled_in() -> None:
    places = re.compile(r"%L?[1-9]|\{\w*\}")
    wrong = []
    for key, message in shipped("ar").items():
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        expected = sorted(places.findall(key[1]))
        wrong += [key for form in forms if sorted(places.findall(form or "")) != expected]
    assert wrong == []


def test_a_translation_survives_an_update(tmp_path: Path) -> None:
    shutil.copy(resources.path("translations", "hamesh_ar.ts"), tmp_path)
    path = tmp_path / "hamesh_ar.ts"
    tools().update(tmp_path)
    root = ElementTree.parse(path).getroot()
    key, message = next(tools().messages(root))
    translation = message.find("translation")
    assert translation is not None
    translation.attrib.pop("type", None)
    translation.text = "ترجمة"
    ElementTree.ElementTree(root).write(path, encoding="utf-8")
    tools().update(tmp_path)
    after = dict(tools().messages(ElementTree.parse(path).getroot()))
    assert after[key].findtext("translation") == "ترجمة"
