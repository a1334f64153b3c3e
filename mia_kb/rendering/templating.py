"""Jinja environments that draw fast: what is the same on every page is worked out when a template is compiled.

The result is the one that a plain environment gives; `tests/speed` compares them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.compiler import Frame

CONSTANT_FUNCTIONS = ("_", "icon")
"""Functions of a template whose value depends on their arguments alone, and which are asked most often."""


REMEMBERED = frozenset({"row", "term_badge"})
"""Macros that draw the same small thing on many pages: a record's row stands in a dozen lists. No two have one name."""
MOST_REMEMBERED = 20_000


class LightContext(Context):
    """A context that calls what a template calls and nothing else.

    Jinja looks at each called function for a wish to be given the context, which none of ours has; that took a third of
    the time of drawing a page.
    """

    def call(self, called: Callable[..., object], /, *args: object, **kwargs: object) -> object:
        """What the function gives."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if type(called) is Macro and called.name in REMEMBERED:
            return cast("FoldingEnvironment", self.environment).remembered(called, args, kwargs)
        return called(*args, **kwargs)


def printed(value: object) -> str:
    """`value` as it is printed: escaped, unless it is markup already, which most printed values are."""
    return value if type(value) is Markup else escape(value)


class _LightGenerator(CodeGenerator):
    """Prints by `printed`; what Jinja writes there makes every piece of markup anew."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 - Jinja's arguments
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            message = "templates escape always: no autoescape block"
            raise TemplateAssertionError(message, node.lineno)
        self.write("environment.printed(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`a.b` is the attribute of a value, never the key of a mapping; a missing one is an error."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 - as above
        self.write(")")


class FoldingEnvironment(Environment):
    """An environment that compiles words of the language and icons into its templates, as text."""

    context_class = LightContext
    code_generator_class = _LightGenerator
    printed = staticmethod(printed)

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(**options)
        self._drawn: dict[object, str] = {}

    def remembered(self, macro: Macro, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        """What a macro gives, drawn only the first time: macros depend on their arguments alone."""
        key = (macro.name, args, *kwargs.items())
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) == MOST_REMEMBERED:
                self._drawn.clear()
            drawn = self._drawn[key] = macro(*args, **kwargs)
        return drawn

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
