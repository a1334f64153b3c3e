"""Jinja environments that draw fast: what is the same on every page is worked out when a template is compiled.

The result is the one that a plain environment gives; `tests/speed` compares them.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from mia_kb.records.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from types import FunctionType

    from jinja2.compiler import Frame, MacroRef

CONSTANT_FUNCTIONS = ("_", "icon")
"""Functions of a template whose value depends on their arguments alone, and which are asked most often."""

GLOBALS = frozenset({*CONSTANT_FUNCTIONS, "in_language", "kind_looks", "lang", "look", "track"})
"""Names that mean the same in every template."""
MARKUP_GLOBALS = frozenset({"icon", "in_language"})
MARKUP_FILTERS = frozenset({"neighbours", "prose", "several"})
"""What gives markup, whatever it is given."""
COMPONENTS = "c"
"""The macros of `components.html.jinja` in every template, also in one that extends another which imports them."""
PARAMETER = "l_1_"
"""What Jinja puts before the names of a macro's arguments."""
REMEMBERED = frozenset(
    {"badge", "chips", "empty", "link", "ref", "ref_and_kind", "row", "term_badge", "unknown", "way"}
)
"""Macros that draw the same small thing on many pages: a record's row stands in a dozen lists. No two have one name.

What they are given can be hashed.
"""
MOST_REMEMBERED = 5_000
REMEMBERED_CARDS = frozenset({"figure_beside"})
"""Macros that draw something large, which is known again only when it is the very same; no argument has a default."""
MOST_CARDS = 1_000


class RememberedMacro:
    """A macro that draws only the first time: macros depend on their arguments alone."""

    def __init__(self, drawn: Callable[..., Markup]) -> None:
        self._drawn = drawn
        self._known: dict[tuple[object, ...], Markup] = {}

    def __call__(self, *args: object, **kwargs: object) -> Markup:
        """What the macro draws, or has drawn before."""
        key = (*args, *kwargs.items()) if kwargs else args
        known = self._known.get(key)
        if known is None:
            if len(self._known) == MOST_REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._drawn(*args, **kwargs)
        return known


markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Makes markup of what is markup; `Markup` itself first looks whether it is."""


NUMBERS = (int, float)
"""Types whose values have nothing to escape; a drawing has hundreds."""


def printed(value: object) -> str:
    """`value` as it is printed: escaped, unless it is markup already or has nothing to escape, as most values."""
    if type(value) is str:
        special = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if special else value
    if type(value) is Markup:
        return value
    return str(value) if type(value) in NUMBERS else escape(value)


class _LightGenerator(CodeGenerator):
    """Writes what is called and printed most often as plain Python, and macros as plain functions.

    Jinja's own macros look at each call for a wish to be given the context, and at each argument for what it may be;
    that took a third of the time of drawing a page.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Look up once a template what all of it uses."""
        self._modules = {found.target for found in node.find_all(nodes.Import)} | {COMPONENTS}
        self._macros = {found.name for found in node.find_all(nodes.Macro)} | {"caller"}
        self.writeline("printed, drawn_markup = environment.printed, environment.drawn_markup")
        for name in sorted({found.name for found in node.find_all(nodes.EnvironmentAttribute)}):
            self.writeline(f"g_{name} = environment.globals[{name!r}]")
        super().visit_Template(node, frame)

    def visit_EnvironmentAttribute(self, node: nodes.EnvironmentAttribute, frame: Frame) -> None:  # noqa: ARG002, N802 - as Jinja has it
        """One of `GLOBALS`."""
        self.write(f"g_{node.name}")

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

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as Jinja has it
        """Give what a macro has drawn."""
        self.writeline(f"return drawn_markup(concat({frame.buffer}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 - Jinja's arguments
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            self.fail("templates escape always: no autoescape block", node.lineno)
        self.write("(" if self._is_markup(node) else "printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 - as above
        self.write(")")

    def _is_markup(self, node: nodes.Expr) -> bool:
        """Whether the value of an expression is known to be markup before it is worked out."""
        if isinstance(node, nodes.Filter):
            return node.name in MARKUP_FILTERS
        return isinstance(node, nodes.Call) and (self._is_macro(node.node) or _name(node.node) in MARKUP_GLOBALS)

    def _is_macro(self, called: nodes.Expr) -> bool:
        """Whether a macro is called: one of this template, or of one that it imports."""
        if isinstance(called, nodes.Getattr):
            return _name(called.node) in self._modules
        return _name(called) in self._macros

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`a.b` is the attribute of a value, never the key of a mapping; a missing one is an error."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002 - as Jinja has it
        """A plain call: no function of ours asks for the context."""
        if node.dyn_args or node.dyn_kwargs:
            self.fail("arguments are written out: no *args or **kwargs", node.lineno)
        before = PARAMETER if self._is_macro(node.node) else ""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{before}{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(f"{PARAMETER}caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - Jinja's arguments
        """The macro as a function of its arguments."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self.fail("a macro names all of its arguments: no kwargs or varargs", macro_ref.node.lineno)
        name = getattr(macro_ref.node, "name", "")
        self.write(f"environment.macro(macro, {name!r}, {len(macro_ref.node.args)}, {macro_ref.accesses_caller!r})")


def _name(node: nodes.Expr) -> str:
    return node.name if isinstance(node, nodes.Name | nodes.EnvironmentAttribute) else ""


class FoldingEnvironment(Environment):
    """An environment that compiles words of the language and icons into its templates, as text."""

    code_generator_class = _LightGenerator
    printed = staticmethod(printed)
    drawn_markup = staticmethod(markup)

    @cached_property
    def _known(self) -> dict[str | Template, Template]:
        return {}

    def macro(self, drawn: FunctionType, name: str, count: int, with_caller: bool) -> Callable[..., Markup]:  # noqa: FBT001 - called by templates
        """The macro `name`, drawn by a function of `count` arguments and, `with_caller`, of who calls it.

        An argument that is left out gets its default where the macro is drawn.
        """
        no_caller = (self.undefined("No caller defined", name="caller"),) if with_caller else ()
        drawn.__defaults__ = (missing,) * count + no_caller
        if name in REMEMBERED_CARDS:
            return remembered(drawn, MOST_CARDS)
        return RememberedMacro(drawn) if name in REMEMBERED else drawn

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

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - Jinja's name
        """What a name that every template knows stands for."""
        return nodes.EnvironmentAttribute(node.name, lineno=node.lineno) if node.name in GLOBALS else node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """The value of a call that can be made now."""
        called = _name(node.node)
        arguments = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        if called in self._functions and len(arguments) == len(node.args) and not node.kwargs:
            return nodes.Const(self._functions[called](*arguments), lineno=node.lineno)
        return self.generic_visit(node)
