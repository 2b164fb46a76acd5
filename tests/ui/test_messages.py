"""Sentences for errors: every kind has one, with the file isolated and a way out."""

from __future__ import annotations

import errno
import inspect
import os
from pathlib import Path

import pytest

from reader import errors
from reader.ui.messages import message

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.ReaderError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_a_sentence(kind: type[errors.ReaderError]) -> None:
    said = message(kind(Path("/tmp/مقال.txt"), "some cause"))
    assert said.text
    assert "%1" not in said.text
    assert bool(said.way_out) == bool(said.label)


def test_a_document_that_is_not_there_offers_another() -> None:
    said = message(errors.NotFound(Path("/tmp/gone.txt")))
    assert said.way_out == "open"


def test_a_file_name_cannot_scramble_the_sentence() -> None:
    said = message(errors.NotFound(Path("/tmp/تقرير\u202e 2024.txt")))
    assert "\u202e" not in said.text
    assert "\u2067تقرير 2024.txt\u2069" in said.text


def test_the_systems_word_becomes_a_sentence() -> None:
    said = message(errors.NotesNotSaved(Path("/tmp/n.jsonld"), os.strerror(errno.ENOSPC)))
    assert "The disk is full." in said.text
    assert os.strerror(errno.ENOSPC) not in said.text
    assert said.way_out == "retry_save"


def test_a_folder_that_refuses_offers_another_folder() -> None:
    said = message(errors.NotesNotSaved(Path("/tmp/n.jsonld"), os.strerror(errno.EROFS)))
    assert said.way_out == "notes_folder"


@pytest.mark.parametrize("cause", ["read only", "written by a newer Hamesh"])
def test_a_notes_file_that_must_not_be_changed_offers_another_folder(cause: str) -> None:
    said = message(errors.NotesNotSaved(Path("/tmp/n.jsonld"), cause))
    assert said.way_out == "notes_folder"
    assert "The notes file there" in said.text
    assert "\u2066" not in said.text  # nothing in it is a program's word


def test_a_notes_folder_that_may_not_be_listed_is_not_called_damaged() -> None:
    said = message(errors.NotesError(Path("/tmp/Notes"), os.strerror(errno.EACCES)))
    assert said.way_out == "notes_folder"
    assert "could not be read" in said.text
    assert "not allowed" in said.text


def test_a_cause_that_nobody_knows_is_told_as_it_is() -> None:
    said = message(errors.Unreadable(Path("/tmp/x"), "phase of the moon"))
    assert "\u2066phase of the moon" in said.text


def test_an_error_without_a_file_has_a_sentence_too() -> None:
    assert "this file" in message(errors.Unreadable(None)).text


def test_a_wrong_template_is_said_with_its_line_and_the_programs_own_words() -> None:
    error = errors.TemplateWrong(Path("/tmp/قالب.md"), "template, line 3: x", 3, "unexpected '}'")
    said = message(error).text
    assert said.endswith("Line 3: \u2066unexpected '}'\u2069")
