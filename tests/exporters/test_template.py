"""Templates of the reader's own: what they can say, and all that they cannot do."""

from __future__ import annotations

import dataclasses
import datetime
from datetime import UTC
from pathlib import Path

import pytest

from reader.annotations.anchor import describe
from reader.annotations.model import Annotation
from reader.document import Document, Source, Span
from reader.errors import ExportError
from reader.exporters import FORMATS, Bibliography, Export, Options, export_of
from reader.exporters.markdown import template as module
from reader.progress import Cancelled

MOMENT = datetime.datetime(2025, 9, 20, 8, 0, tzinfo=UTC)


def content(template: str) -> Export:
    doc = Document.of_paragraphs(
        [("خرجت سلمى من المكتبة. ثم عادت.", "paragraph")],
        title="رحلة *أولى*",
        source=Source(Path("/texts/رحلة.txt")),
    )
    notes = {
        f"urn:{n}": Annotation(
            f"urn:{n}", describe(doc, Span(n, n + 4)), "blue", f"ملاحظة <{n}>\nسطر", ("وسم", "b c"),
            MOMENT, MOMENT,
        )
        for n in range(3)
    }  # fmt: skip
    return export_of(
        doc, notes, date=datetime.date(2025, 10, 1), options=Options(template=template),
        bibliography=Bibliography(("كاتب",), "2024", "https://example.org"),
    )  # fmt: skip


def made(template: str) -> str:
    return FORMATS["markdown"].write(content(template)).decode("utf-8")


def cause(template: str) -> str:
    with pytest.raises(ExportError) as caught:
        made(template)
    return caught.value.cause


def test_a_template_says_what_goes_where() -> None:
    text = made(
        "# {{ title|plain }}\n{% for note in notes %}\n- {{ note.quote }} "
        "({{ note.tags|join('، ') }}) ^{{ note.reference }}\n{% endfor %}\n{{ citation }}"
    )
    assert text.startswith("# رحلة \\*أولى\\*\n- خرجت (وسم، b c) ^h-")
    assert text.count("\n- ") == 3
    assert "كاتب" in text


@pytest.mark.parametrize(
    "name",
    ["title", "direction", "published", "site", "url", "source", "file", "date", "language",
     "citation", "link", "front_matter"],
)  # fmt: skip
def test_every_documented_name_is_there(name: str) -> None:
    assert made(f"{{{{ {name} }}}}") is not None
    page = Path(__file__).parents[2] / "docs" / "exports.md"
    assert f"`{name}`" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    ["id", "reference", "kind", "found", "quote", "direction", "sentence", "note", "colour",
     "meaning", "created", "modified", "position", "link"],
)  # fmt: skip
def test_every_documented_property_of_a_note_is_there(name: str) -> None:
    assert made(f"{{% for note in notes %}}{{{{ note.{name} }}}}{{% endfor %}}")
    page = Path(__file__).parents[2] / "docs" / "exports.md"
    assert f"`{name}`" in page.read_text(encoding="utf-8")


def test_the_example_of_the_manual_works() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    example = page.split("```jinja\n", 1)[1].split("```", 1)[0]
    assert made(example).count("^h-") == 3


def test_a_note_in_markdown_loses_its_html() -> None:
    assert made("{{ notes[0].note|safe_note }}").count("\\<0>") == 1
    assert made("{{ '<b>'|e }}") == "&lt;b&gt;"
    assert made("{{ 'a: \"b\"'|yaml }}") == '"a: \\"b\\""'


def test_groups_come_with_their_headings() -> None:
    text = made("{% for group in groups %}{{ group.name }}:{{ group.notes|length }}{% endfor %}")
    assert text == "الملاحظات:3"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("a\nb\n{% for %}", 3, "expression"),
        ("{{ title|nofilter }}", 1, "nofilter"),
        ("\n\n\n{{ 1/0 }}", 4, "division"),
        ("{% if %}", 1, ""),
        ("{{ notes }}", 1, "list"),
    ],
)
def test_a_mistake_is_told_with_its_line(template: str, line: int, said: str) -> None:
    why = cause(template)
    assert f"line {line}:" in why
    assert said in why
    assert "\n" not in why


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}", "{{ title.__class__ }}", "{{ notes[0]['__class__'] }}",
        "{{ self.__init__.__globals__ }}", "{{ range.__globals__ }}", "{{ namespace.__init__ }}",
        "{% set n = namespace() %}{{ n.__class__ }}", "{{ title|attr('__class__') }}",
        "{{ [1]|map(attribute='__class__')|list|join }}", "{{ cycler.__init__.__globals__ }}",
        "{% for n in notes %}{{ loop.__class__ }}{% endfor %}", "{{ title.format }}",
        "{% for n in notes %}{{ loop._iterable }}{% endfor %}", "{{ lipsum.__globals__ }}",
        "{% macro m() %}{% endmacro %}{{ m.__call__ }}", "{{ notes.append(1) }}", "{{ context }}",
        "{{ notes[0].update({}) }}", "{{ environment }}", "{{ x.__init__ }}", "{{ config }}",
        "{{ joiner.__init__.__globals__.os }}", "{{ caller }}", "{{ '{0.__class__}'.format(1) }}",
    ],
)  # fmt: skip
def test_a_template_reaches_nothing_but_what_it_is_given(template: str) -> None:
    assert cause(template)


@pytest.mark.parametrize(
    "tag", ["include '/etc/passwd'", "import '/etc/passwd' as x", "extends '/etc/passwd'",
            "from '/etc/passwd' import x", "include ['/etc/passwd'] ignore missing"],
)  # fmt: skip
def test_a_template_reads_no_files(tag: str) -> None:
    assert "reads no files" in cause(f"{{% {tag} %}}")


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in range(10**9) %}{% endfor %}",
        "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
        "{{ f(60) }}",
        "{% for n in notes recursive %}{{ loop(notes) }}{% endfor %}",
        "{{ 'x' * 10**9 }}", "{{ 10**10**10**10 }}", "{{ '%1000000000d' % 1 }}",
        "{{ 'a'.center(10**9) }}", "{{ 'a'|center(10**9) }}", "{{ lipsum(10**9) }}",
        "{{ [1] * 10**9 }}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}"
        "{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}"
        "{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}"
        "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}"
        "{% set n.x = n.x|replace('a', n.x) %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}"
        "{% set n.x = [n.x, n.x]|join %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}" + "x" * 10_000 +
        "{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ '" + "x" * 10_000 + "' }}"
        "{% endfor %}{% endfor %}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "x" * (module.LONGEST_SOURCE + 1),
        "{{ 'a'|replace('', 'b') }}", "{{ 'a\n'|indent(10**9) ~ ([1]*9) }}",
    ],
)  # fmt: skip
def test_a_template_that_does_too_much_is_stopped(
    template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_STEPS", 20_000)
    assert cause(template)


def test_a_template_can_be_given_up_while_it_works() -> None:
    def stop(_: float) -> None:
        raise Cancelled

    loop = "{% for n in notes %}{{ n.quote }}{% endfor %}"
    with pytest.raises(Cancelled):
        FORMATS["markdown"].write(content(loop), stop)


def test_values_are_words_not_templates() -> None:
    export = dataclasses.replace(content("{{ title }}"), title="{{ 7 * 7 }}")
    assert FORMATS["markdown"].write(export).decode() == "{{ 7 * 7 }}"


def test_a_template_has_a_minute_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_SECONDS", -1.0)
    with pytest.raises(ExportError) as caught:
        FORMATS["markdown"].write(content("{% for note in notes %}x{% endfor %}"))
    assert "too long" in str(caught.value.cause)
