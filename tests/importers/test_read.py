"""A file becomes a document, or an error that says why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import errors, resources
from reader.importers import file, read, read_text
from reader.progress import Cancelled

BODY = "كان الصباح هادئًا في المدينة القديمة، وفتح الباعة دكاكينهم واحدًا بعد الآخر. " * 3


def roles(text: str) -> list[str]:
    return [block.role for block in read_text(text).blocks]


def test_the_bundled_article_has_a_title_and_paragraphs() -> None:
    document = read(resources.path("article", "mistral.txt"))
    assert document.blocks[0].role == "title"
    assert document.title == document.blocks[0].span.of(document.text)
    assert {block.role for block in document.blocks[1:]} == {"paragraph"}
    assert document.source.encoding == "utf-8"


def test_an_empty_file_is_a_document_without_blocks(tmp_path: Path) -> None:
    path = tmp_path / "فارغ.txt"
    path.write_bytes(b"")
    document = read(path)
    assert (document.text, document.blocks, document.title) == ("", (), "فارغ")


def test_a_file_of_blank_lines_is_empty_too(tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_text("\n \n\t\n", encoding="utf-8")
    assert read(path).blocks == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029", "\u0085"])
def test_every_kind_of_line_end_parts_paragraphs(tmp_path: Path, end: str) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(end.join(["واحد.", "", "اثنان.", "ثلاثة."]).encode())
    assert read(path).text == "واحد.\nاثنان.\nثلاثة."


def test_a_line_separator_stays_inside_its_paragraph() -> None:
    assert len(read_text("سطر\u2028وآخر.").blocks) == 1


def test_a_short_first_line_that_stands_alone_is_the_title() -> None:
    document = read_text(f"رحلة إلى الجبل\n\n{BODY}\n{BODY}")
    assert document.title == "رحلة إلى الجبل"
    assert [block.role for block in document.blocks] == ["title", "paragraph", "paragraph"]


def test_a_much_shorter_first_line_is_the_title_without_a_blank_line() -> None:
    assert roles(f"رحلة إلى الجبل\n{BODY}") == ["title", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        f"وصل الضيف.\n\n{BODY}",
        f"{BODY}\n\n{BODY}",
        "قفا نبك من ذكرى\nبسقط اللوى عند\nوقوفا بها صحبي",
        "كلمة",
    ],
    ids=["a sentence", "long", "verse", "alone"],
)
def test_other_first_lines_are_no_titles(text: str) -> None:
    assert set(roles(text)) == {"paragraph"}


def test_a_document_without_a_title_is_called_like_its_file(tmp_path: Path) -> None:
    path = tmp_path / "مذكرات 1.txt"
    path.write_text(BODY, encoding="utf-8")
    assert read(path).title == "مذكرات 1"


def test_short_lines_between_blank_lines_head_what_follows() -> None:
    text = f"الرحلة\n\n{BODY}\n\nفي السوق\n\n{BODY}"
    assert roles(text) == ["title", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("line", ["ثم نام.", "قال:", "- بند", "* * *", "«هل تأتي؟»"])
def test_sentences_items_and_ornaments_are_no_headings(line: str) -> None:
    assert roles(f"الرحلة\n\n{BODY}\n\n{line}\n\n{BODY}")[2] == "paragraph"


@given(st.lists(st.text(max_size=30)))
def test_blocks_cover_the_text_and_none_is_blank(lines: list[str]) -> None:
    document = read_text("\n".join(lines))
    assert "\n".join(block.span.of(document.text) for block in document.blocks) == document.text
    assert all(block.span.of(document.text).strip() for block in document.blocks)
    assert read_text(document.text).text == document.text


# -- what cannot be read


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound) as caught:
        read(tmp_path / "none.txt")
    assert caught.value.path == tmp_path / "none.txt"


def test_a_name_that_no_system_takes_is_not_found() -> None:
    with pytest.raises(errors.NotFound):
        read(Path("a\0b"))


def test_a_path_through_a_file_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(errors.NotFound):
        read(tmp_path / "file" / "inside.txt")


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.IsAFolder):
        read(tmp_path)


def test_a_forbidden_file_is_called_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.txt"
    path.touch()
    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, so chmod proves nothing
    with pytest.raises(errors.NoPermission, match="Permission denied"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(errors.Unreadable, match="not a regular file"):
        read(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_refused() -> None:
    with pytest.raises(errors.Unreadable):
        read(Path("/dev/zero"))


def test_binary_files_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with pytest.raises(errors.NotText, match="an image"):
        read(path)


def test_a_file_beyond_the_limit_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 101)
    monkeypatch.setattr(file, "LARGEST", 100)
    with pytest.raises(errors.TooLarge):
        read(path)


def test_a_long_line_without_a_space_is_one_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes("ب".encode() * 5_000_000)
    assert [len(block.span) for block in read(path).blocks] == [5_000_000]


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    def stop(_: float) -> None:
        raise Cancelled

    path = tmp_path / "text.txt"
    path.write_text(BODY, encoding="utf-8")
    with pytest.raises(Cancelled):
        read(path, stop)


def test_reading_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"a" * 100)
    monkeypatch.setattr(file, "_PIECE", 25)
    parts: list[float] = []
    read(path, parts.append)
    assert parts == [0.25, 0.5, 0.75, 1.0]
