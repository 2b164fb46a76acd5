"""Windows, computers and sync programs in any order lose no word and come to the same notes."""

from __future__ import annotations

from hypothesis import settings

from tests.notes_replicas import Replicas

TestReplicas = Replicas.TestCase
TestReplicas.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
