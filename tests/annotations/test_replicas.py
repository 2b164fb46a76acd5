"""Two windows that write one file in any order lose no word and come to the same notes."""

from __future__ import annotations

import dataclasses
import itertools
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.annotations import store
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation
from reader.annotations.store import NotesFile, open_notes, shown, with_annotations, write_notes
from reader.document import Document, Span

START = datetime(2025, 9, 20, tzinfo=UTC)
DOCUMENT = Document.of_paragraphs([("نص قصير فيه كلمات قليلة", "paragraph")])

replicas = st.integers(0, 1)
choices = st.integers(0, 20)


class Replicas(RuleBasedStateMachine):
    """Each replica has a notes file as it knows it, and the annotations that its reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = itertools.count(1)
        self.patch = mock.patch.object(store, "now", self.now)
        self.patch.start()
        self.notes: list[NotesFile] = [open_notes(self.folder, DOCUMENT) for _ in range(2)]
        self.seen: list[dict[str, Annotation]] = [{}, {}]
        self.undone: list[list[Annotation]] = [[], []]
        self.words: dict[str, set[str]] = {}
        self.deleted: set[str] = set()
        self.add(0)
        self.save(0)
        self.save_and_look(1)

    def now(self) -> datetime:
        return START + timedelta(seconds=next(self.clock))

    def teardown(self) -> None:
        try:
            for which in (0, 1, 0, 1):
                self.save(which)
            assert self.notes[0].annotations == self.notes[1].annotations
            final = open_notes(self.folder, DOCUMENT).annotations
            assert final == self.notes[0].annotations
            for key, words in self.words.items():
                if key not in self.deleted:
                    assert words <= set(final[key].note.split())
        finally:
            self.patch.stop()
            shutil.rmtree(self.folder)

    def pick(self, which: int, choice: int) -> Annotation | None:
        keys = sorted(self.seen[which])
        return self.seen[which][keys[choice % len(keys)]] if keys else None

    @rule(which=replicas)
    def add(self, which: int) -> None:
        if len(self.words) == 3:
            return  # few notes, that they may meet
        moment = self.now()
        key, word = f"urn:{len(self.words)}", f"w{next(self.clock)}"
        anchor = describe(DOCUMENT, Span(0, 2))
        self.seen[which][key] = Annotation(key, anchor, "yellow", word, (), moment, moment)
        self.words[key] = {word}

    @rule(which=replicas, choice=choices)
    def write_a_word(self, which: int, choice: int) -> None:
        item = self.pick(which, choice)
        if item:
            word = f"w{next(self.clock)}"
            self.words[item.id].add(word)
            self.seen[which][item.id] = dataclasses.replace(
                item, note=f"{item.note} {word}", modified=self.now()
            )

    @rule(first=replicas, choice=choices)
    def both_write_a_word(self, first: int, choice: int) -> None:
        for which in (first, 1 - first):
            self.write_a_word(which, choice)
            self.save(which)

    @rule(which=replicas, choice=choices)
    def recolour(self, which: int, choice: int) -> None:
        item = self.pick(which, choice)
        if item:
            self.seen[which][item.id] = dataclasses.replace(
                item, colour="pink", modified=self.now()
            )

    @rule(which=replicas, choice=choices)
    def delete(self, which: int, choice: int) -> None:
        item = self.pick(which, choice)
        if item:
            self.deleted.add(item.id)
            self.undone[which].append(self.seen[which].pop(item.id))

    @rule(which=replicas)
    def undo_a_deletion(self, which: int) -> None:
        if self.undone[which]:
            item = self.undone[which].pop()
            self.seen[which].setdefault(item.id, item)

    @rule(which=replicas)
    def save(self, which: int) -> None:
        notes = with_annotations(self.notes[which], self.seen[which])
        self.notes[which] = write_notes(notes, DOCUMENT)

    @rule(which=replicas)
    def save_and_look(self, which: int) -> None:
        self.save(which)
        self.notes[which] = shown(self.notes[which])
        self.seen[which] = dict(self.notes[which].annotations)

    @rule(which=replicas)
    def reopen(self, which: int) -> None:
        self.save(which)
        self.notes[which] = open_notes(self.folder, DOCUMENT)
        self.seen[which] = dict(self.notes[which].annotations)
        self.undone[which].clear()

    @invariant()
    def the_file_is_whole(self) -> None:
        assert open_notes(self.folder, DOCUMENT).problem is None


TestReplicas = Replicas.TestCase
TestReplicas.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
