"""Notes by a template of the reader's own: Jinja2 that can read what it is given, and no more.

Templates come from the web like everything else. So values are plain and have no methods, there
is nothing to load or to call but macros and `range`, what grows is measured before it does, and
steps and time are counted. docs/exports.md lists what a template may use.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Final, NoReturn

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from reader.errors import TemplateWrong
from reader.exporters.markdown.values import LIBRARY, values
from reader.exporters.model import Export
from reader.progress import Checkpoint

LONGEST_SOURCE: Final = 256 * 1024  # letters
LONGEST: Final = 64 * 2**20  # letters that a template may write, all it captures included
_MOST_STEPS: Final = 1_000_000  # turns of loops and calls of macros
_MOST_SECONDS: Final = 60.0
_LARGEST: Final = 10**15
_RANGE: Final = 10_000

# What Jinja brings and needs no guard, and what grows text and gets one.
_FILTERS: Final = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int",
    "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
    "reverse", "round", "select", "selectattr", "sort", "title", "trim", "truncate", "unique",
    "upper", "urlencode", "wordcount",
)  # fmt: skip
_PLAIN: Final = (str, int, float)
_FAILURES: Final = (
    TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError,
    RecursionError, MemoryError, AssertionError, SyntaxError,
)  # fmt: skip


def rendered(export: Export, source: str, checkpoint: Checkpoint) -> str:
    """What the template ``source`` makes of ``export``.

    Raises:
        TemplateWrong: it is wrong, or does too much; ``cause`` says in which line, and how.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    if len(source) > LONGEST_SOURCE:
        raise TemplateWrong(None, f"the template is longer than {LONGEST_SOURCE} letters")
    try:
        environment = _Environment(checkpoint)
        template = environment.from_string(source.removeprefix("\ufeff"))
        return "".join(template.generate(values(export)))
    except _FAILURES as error:
        line, why = _line(error), _cause(error)
        raise TemplateWrong(None, f"template, line {line or '?'}: {why}", line, why) from error


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja without files, methods and growth beyond reason."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, checkpoint: Checkpoint) -> None:
        super().__init__(
            undefined=StrictUndefined,
            finalize=self._taken,
            optimized=False,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._checkpoint = checkpoint
        self._end = time.monotonic() + _MOST_SECONDS
        self._steps = 0
        self._written = 0
        self.globals = {"range": _range, "namespace": Namespace}
        self.filters = {name: FILTERS[name] for name in _FILTERS} | {
            "join": self._join,
            "replace": self._replace,
            "indent": self._indent,
            "string": _text,
            **{name: _on_text(function) for name, function in LIBRARY.items()},
        }

    # -- what is counted

    def step(self, letters: int) -> str:
        """One turn, which writes ``letters`` letters of the template itself."""
        self._steps += 1
        if self._steps > _MOST_STEPS or time.monotonic() > self._end:
            raise SecurityError("it takes too long")
        if self._steps % 256 == 1:
            self._checkpoint(min(0.99, self._written / LONGEST))
        self._count(letters)
        return ""

    def _count(self, letters: int) -> None:
        self._written += letters
        if self._written > LONGEST:
            raise SecurityError("it writes too much")

    @pass_context  # else what is constant would be written before anybody counts it
    def _taken(self, _: Context, value: object) -> str:
        text = _text(value)
        self._count(len(text))
        return text

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for kind in (nodes.For, nodes.Macro, nodes.CallBlock):
            node: Any
            for node in tree.find_all(kind):
                letters = sum(len(item.data) for item in node.find_all(nodes.TemplateData))
                call = nodes.Call(
                    nodes.EnvironmentAttribute("step"), [nodes.Const(letters)], [], None, None
                )
                node.body.insert(0, nodes.ExprStmt(call).set_lineno(node.lineno))
        for output in [*tree.find_all(nodes.Concat)]:
            joined = nodes.List(list(output.nodes))
            output.nodes = [
                nodes.Call(nodes.EnvironmentAttribute("joined"), [joined], [], None, None)
            ]
        tree.set_environment(self)
        return tree

    def _load_template(self, *_: object) -> NoReturn:
        raise SecurityError("a template reads no files")

    # -- what grows

    def joined(self, pieces: list[object]) -> str:
        """The texts ``pieces`` in one (the operator ~)."""
        return self._join(pieces)

    def _join(self, pieces: Any, between: str = "", attribute: str | int | None = None) -> str:
        if attribute is not None:
            pieces = [self.getitem(piece, attribute) for piece in pieces]
        texts = [_text(piece) for piece in pieces]
        self._count(sum(map(len, texts)) + len(_text(between)) * len(texts))
        return _text(between).join(texts)

    def _replace(self, text: object, old: object, new: object) -> str:
        held, wanted = _text(text), _text(old)
        if not wanted:
            raise SecurityError("nothing to replace")
        self._count(len(held) + held.count(wanted) * len(_text(new)))
        return held.replace(wanted, _text(new))

    def _indent(self, text: object, width: int = 4, first: bool = False) -> str:
        lines = _text(text).split("\n")
        margin = " " * max(0, min(int(width), 100))
        self._count((len(margin) + 1) * len(lines))
        filled = [margin + line if line and (number or first) else line
                  for number, line in enumerate(lines)]  # fmt: skip
        return "\n".join(filled)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self._join([left, right])
        if not all(
            isinstance(side, int | float) and abs(side) < _LARGEST for side in (left, right)
        ):
            raise SecurityError(f"{operator} wants two numbers")
        if operator == "**" and abs(right) > 32:
            raise SecurityError("** wants a small exponent")
        return super().call_binop(context, operator, left, right)

    # -- what can be reached

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._part(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._part(obj, argument)

    def _part(self, obj: Any, name: Any) -> Any:
        if isinstance(obj, LoopContext | Namespace):
            return super().getattr(obj, str(name))
        if isinstance(obj, Mapping | tuple | list | str) and not isinstance(name, Undefined):
            try:
                return obj[name]
            except (LookupError, TypeError):
                pass
        return self.undefined(obj=obj, name=name)


def _range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > _RANGE:
        raise SecurityError(f"a range has at most {_RANGE} numbers")
    return found


def _text(value: object) -> str:
    """``value`` as text: a list in it might be endless."""
    if isinstance(value, Undefined):
        return str(value)  # which says what is not there
    if value is None:
        return ""
    if not isinstance(value, _PLAIN):
        raise TypeError("a list is no text: go through it with for, or use join")
    return str(value)


def _on_text(function: Callable[[str], str]) -> Callable[[object], str]:
    return lambda value: function(_text(value))


def _line(error: BaseException) -> int:
    """The line of the template that ``error`` came from; 0 where nobody knows."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    lines = [frame.tb_lineno for frame in _frames(error.__traceback__)
             if frame.tb_frame.f_code.co_filename == "<template>"]  # fmt: skip
    return lines[-1] if lines else 0


def _frames(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next


def _cause(error: BaseException) -> str:
    said = " ".join(str(error).split())[:200]
    return said or type(error).__name__
