"""Jinja environments that draw fast: what is the same on every page is worked out when a template is compiled.

The result is the one that a plain environment gives; `tests/speed` compares them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from jinja2.compiler import Frame, MacroRef

CONSTANT_FUNCTIONS = ("_", "icon")
"""Functions of a template whose value depends on their arguments alone, and which are asked most often."""


REMEMBERED = frozenset({"badge", "empty", "ref", "row", "term_badge", "unknown", "way"})
"""Macros that draw the same small thing on many pages: a record's row stands in a dozen lists. No two have one name."""
MOST_REMEMBERED = 20_000


class LightMacro:
    """A macro that is called like a function.

    Jinja's own looks at each call for a wish to be given the context, and at each argument for what it may be; that
    took a third of the time of drawing a page.
    """

    def __init__(self, drawn: Callable[..., str], names: tuple[str, ...], left_out: tuple[object, ...]) -> None:
        self._drawn = drawn
        self._names = names
        self._count = len(names)
        self._left_out = left_out

    def __call__(self, *args: object, **kwargs: object) -> Markup:
        """What the macro draws."""
        if kwargs or len(args) != self._count:
            args = self._in_order(args, kwargs)
        return _markup(Markup, self._drawn(*args))

    def _in_order(self, args: tuple[object, ...], kwargs: dict[str, object]) -> tuple[object, ...]:
        """One argument for each name, in their order; what is left out gets its default where the macro is drawn."""
        given = len(args)
        if not kwargs:
            return args + self._left_out[given:]
        rest = dict(zip(self._names[given:], self._left_out[given:], strict=True))
        if not kwargs.keys() <= rest.keys():
            message = f"the macro takes {', '.join(self._names)}; got {given} of them and {', '.join(kwargs)}"
            raise TypeError(message)
        return (*args, *(rest | kwargs).values())


class RememberedMacro(LightMacro):
    """A macro that draws only the first time: macros depend on their arguments alone."""

    def __init__(self, drawn: Callable[..., str], names: tuple[str, ...], left_out: tuple[object, ...]) -> None:
        super().__init__(drawn, names, left_out)
        self._known: dict[tuple[object, ...], Markup] = {}

    def __call__(self, *args: object, **kwargs: object) -> Markup:
        """What the macro draws, or has drawn before."""
        key = self._in_order(args, kwargs)
        known = self._known.get(key)
        if known is None:
            if len(self._known) == MOST_REMEMBERED:
                self._known.clear()
            known = self._known[key] = super().__call__(*key)
        return known


_markup = str.__new__
"""Makes markup of what is markup; `Markup` itself first looks whether it is."""


def printed(value: object) -> str:
    """`value` as it is printed: escaped, unless it is markup already or has nothing to escape, as most values."""
    if type(value) is Markup:
        return value
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value
    return escape(value)


class _LightGenerator(CodeGenerator):
    """Writes what is called and printed most often as plain Python."""

    def write_commons(self) -> None:
        """What every block begins with."""
        super().write_commons()
        self.writeline("printed = environment.printed")

    def enter_frame(self, frame: Frame) -> None:
        """Gather what a template or block prints, which is faster than to yield each piece through all templates."""
        if frame.parent is None:
            self.buffer(frame)
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002 - as Jinja has it
        """Give what has been gathered."""
        if frame.parent is None:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 - Jinja's arguments
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            self.fail("templates escape always: no autoescape block", node.lineno)
        self.write("printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 - as above
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`a.b` is the attribute of a value, never the key of a mapping; a missing one is an error."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002 - as Jinja has it
        """A plain call: no function of ours asks for the context."""
        if node.dyn_args or node.dyn_kwargs:
            self.fail("arguments are written out: no *args or **kwargs", node.lineno)
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - Jinja's arguments
        """The macro as a function of its arguments."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self.fail("a macro names all of its arguments: no kwargs or varargs", macro_ref.node.lineno)
        names = tuple(argument.name for argument in macro_ref.node.args)
        if macro_ref.accesses_caller:
            names += ("caller",)
        name = getattr(macro_ref.node, "name", "")
        self.write(f"environment.macro(macro, {name!r}, {names!r})")


class FoldingEnvironment(Environment):
    """An environment that compiles words of the language and icons into its templates, as text."""

    code_generator_class = _LightGenerator
    printed = staticmethod(printed)

    @cached_property
    def _known(self) -> dict[str | Template, Template]:
        return {}

    def macro(self, drawn: Callable[..., str], name: str, names: tuple[str, ...]) -> LightMacro:
        """The macro `name`, drawn by a function of `names`: its arguments and, if it asks for that, `caller`."""
        no_caller = self.undefined("No caller defined", name="caller")
        left_out = tuple(no_caller if argument == "caller" else missing for argument in names)
        return (RememberedMacro if name in REMEMBERED else LightMacro)(drawn, names, left_out)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """The template called `name`, which is loaded once: the environment does not follow changes of templates."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = super().get_template(name, parent, globals)
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows; a plain dictionary, which is copied for each page."""
        return super().make_globals(d) if d else self.globals

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - as Jinja has it
    ) -> str:
        known = {function: cast("Callable[..., object]", self.globals[function]) for function in CONSTANT_FUNCTIONS}
        return super()._generate(_Folding(known).visit(source), name, filename, defer_init)


class _Folding(NodeTransformer):
    """Replaces calls of known functions with constant arguments by their value."""

    def __init__(self, functions: Mapping[str, Callable[..., object]]) -> None:
        self._functions = functions

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """The value of a call that can be made now."""
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        arguments = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        if called in self._functions and len(arguments) == len(node.args) and not node.kwargs:
            return nodes.Const(self._functions[called](*arguments), lineno=node.lineno)
        return self.generic_visit(node)
