"""Markdown for other notebooks: front matter, block references, and notes that are only shown."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, whole
from reader.document import Document, Source, Span
from reader.exporters import FORMATS, Bibliography, Export, export_of
from reader.exporters.markdown.markup import note_lines
from reader.exporters.model import reference

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")

MOMENT = datetime.datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
TEXT = "بلغت مبيعات OpenBook نحو 11.7 مليون يورو. والخطة تشمل ثلاث مدن."


def of(text: str = "", *tags: str, title: str = "سوق الكتب", **known: object) -> Export:
    doc = Document.of_paragraphs(
        [(TEXT, "paragraph")], title=title, source=Source(Path("/texts/سوق.txt"))
    )
    item = Annotation("urn:1", describe(doc, Span(0, 4)), "green", text, tags, MOMENT, MOMENT)
    bibliography = Bibliography(**known)  # type: ignore[arg-type]
    return export_of(
        doc, {"urn:1": item}, date=datetime.date(2025, 10, 1), bibliography=bibliography
    )


def written(content: Export) -> str:
    return FORMATS["markdown"].write(content).decode("utf-8")


def properties(text: str) -> dict[str, object]:
    """The front matter, of which every value but the date is JSON."""
    opening, *lines = text.split("\n")
    assert opening == "---"
    found: dict[str, object] = {}
    name = ""
    for line in lines[: lines.index("---")]:
        if line.startswith("  - "):
            listed = found[name]
            assert isinstance(listed, list)
            listed.append(json.loads(line[4:]))
        else:
            name, _, value = line.partition(":")
            value = value.strip()
            found[name] = [] if not value else value if name == "date" else json.loads(value)
    return found


def test_the_front_matter_says_what_the_file_is() -> None:
    content = of("", "شركات", "to read", authors=("سلمى",), date="2024", url="https://example.org/")
    assert properties(written(content)) == {
        "title": "سوق الكتب",
        "author": ["سلمى"],
        "source": "https://example.org/",
        "published": "2024",
        "date": "2025-10-01",
        "tags": ["شركات", "to-read"],
        "hamesh": f"hamesh:{content.document.fingerprint.removeprefix('sha256:')}",
    }


hostile = st.text(
    st.sampled_from(
        [*"\u202e\u2066\u2069", *"ابت ab12\"'\\:#-[]{}>|&*!%@`\n\t\x85\u2028\x00\ufeff\uffff"]
    )
    | st.characters(blacklist_categories=("Cs",)),
    max_size=40,
)


@given(hostile)
@example('"\n---\nevil: true')
@example("---")
def test_no_text_leaves_its_place_in_the_front_matter(text: str) -> None:
    content = of(text, text, title=text, authors=(text,), date=text)
    known = {"title", "author", "source", "published", "date", "tags", "hamesh"}
    found = properties(written(content))
    assert set(found) <= known
    assert found["date"] == "2025-10-01"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("to read", ["to-read"]),
        ("أدب/رواية", ["أدب/رواية"]),
        ("2024", []),
        ("#a,b", ["a-b"]),
        ("!", []),
    ],
)
def test_tags_are_as_obsidian_takes_them(tag: str, expected: list[str]) -> None:
    assert properties(written(of("", tag))).get("tags", []) == expected


def test_every_note_has_one_block_reference_that_stays() -> None:
    text = written(of("من هي؟"))
    assert text.count(f"^{reference('urn:1')}") == 1
    assert re.search(rf"\n\n\^{reference('urn:1')}\n\n", text)
    assert reference("urn:1") == "h-0ee1048c0dfe"
    assert re.fullmatch("h-[0-9a-f]{12}", reference("\ud800 ي"))


def test_a_note_about_the_whole_text_has_one_too() -> None:
    content = of()
    about = Annotation(
        "urn:2", whole(content.document.fingerprint), "yellow", "عنه", (), MOMENT, MOMENT,
        kind="document",
    )  # fmt: skip
    text = written(export_of(content.document, {"urn:2": about}))
    assert re.search(rf"\n[^\n]+ \^{reference('urn:2')}\n", text)


# -- notes are shown, not obeyed


def tokens(text: str) -> list[str]:
    shown = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [child.type for token in shown.parse(text) for child in (token, *(token.children or []))]


pieces = ("```", "~~~", "<b>", "</", "- ", "1. ", "> ", "    ", "](", "\\<", "<!--", "---", "===")
markup = st.lists(
    st.sampled_from([*"ab ا<>/`~-*_[]():|\\#\n\n\n\t&!=1.", *pieces]), max_size=40
).map("".join)


@given(markup)
@example("\\\\<script>")
@example("```a`b\n<script>")
@example("    ```\n<script>")
@example("```\n``` x\n<script>\n```\n<script>")
@example("- ```\n  x\n  ```\n<script>")
@example("> ```\n<script>\n> ```\n<script>")
@example("| a |\n|---|\n| <script> |")
@example("[a]: b c <script>")
@example("~~~\n```\n~~~\n<script>")
@example("~~~ | a |\n|---|\n<script>")
def test_no_html_of_a_note_is_html(text: str) -> None:
    made = "\n".join(note_lines(text))
    assert not {"html_block", "html_inline"} & set(tokens(f"x\n\n{made}\n\nx"))


@given(markup)
def test_a_note_never_swallows_what_comes_after_it(text: str) -> None:
    made = "\n".join(note_lines(text))
    after = markdown_it.MarkdownIt("commonmark").parse(f"{made}\n\n\u200fبعدها\n")
    assert [token.type for token in after[-3:]] == ["paragraph_open", "inline", "paragraph_close"]
    assert "بعدها" in after[-2].content


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:alert(1))", "[x](java&#115;cript:alert(1))", "[x](<javascript:alert(1)>)",
     "[x][1]\n\n[1]: javascript:alert(1)", "![x](data:text/html,x)", "[x](\njavascript:alert(1))",
     "[x](vbscript:x)", "<javascript:alert(1)>", "[x](file:///etc/passwd)"],
)  # fmt: skip
def test_a_link_that_a_program_might_run_is_none(text: str) -> None:
    shown = markdown_it.MarkdownIt("commonmark")
    shown.validateLink = lambda _: True
    html = shown.render("\n".join(note_lines(text)))
    assert not re.search('(?:href|src)="(?:javascript|vbscript|data|file)', html, re.IGNORECASE)


@pytest.mark.parametrize(
    "text", ["[x](https://a.b/c)", "[x](mailto:a@b.c)", "[x](#y)", "[x](a/b.md)", "[x](hamesh:0)"]
)
def test_other_links_stay(text: str) -> None:
    assert "<a href=" in markdown_it.MarkdownIt("commonmark").render("\n".join(note_lines(text)))


def test_a_title_or_tag_with_markup_is_words(tmp_path: Path) -> None:
    del tmp_path
    content = of("", "*x*", title="# <b>x</b> [a](b)")
    content = dataclasses.replace(content, colour_names={"green": "**g** <i>"})
    found = tokens(written(content).split("---\n", 2)[2])
    assert not {"html_inline", "strong_open", "em_open", "image"} & set(found)
    assert found.count("link_open") == 1  # the one that leads back
