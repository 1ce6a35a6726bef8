"""How text reaches the screen: only as content; a string given to a widget of Textual's own would be read as markup."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREEN = sorted((ROOT / "cockpit" / "app").rglob("*.py"))
READ_AS_MARKUP = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "RadioSet", "Markdown", "MarkdownViewer", "Link", "Tab",
    "TabPane", "Collapsible", "Option", "OptionList", "Selection", "SelectionList", "Select", "DataTable", "Tree",
    "RichLog", "Log", "Pretty", "Toast", "Tooltip", "Header", "ListItem", "Digits", "Placeholder",
}  # fmt: skip
"""Textual's widgets that take a string, most of them as markup; none of them is needed here."""
BUILT = {"Content", "Text"}
TELLS = {"print", "pprint", "breakpoint"}
MARKS = {"escape", "from_markup", "to_content", "render_markup", "render", "escape_markup"}
"""Functions that read or write markup, where they come from Rich or Textual."""
TITLES = {"border_title", "border_subtitle", "tooltip"}
"""What Textual reads as markup when it is set."""


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _built(given: ast.expr) -> bool:
    """Whether it is made as content on the spot."""
    if not isinstance(given, ast.Call):
        return False
    called = given.func
    owner = called.value if isinstance(called, ast.Attribute) else called
    return _name(owner) in BUILT and _name(called) != "from_markup"


def _imported(tree: ast.Module) -> dict[str, str]:
    """Names that come from Rich or Textual, and the module that each is from."""
    return {
        alias.asname or alias.name: node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("textual", "rich")
        for alias in node.names
    }


def faults(source: str) -> list[str]:
    """What in a module would hand a string to the terminal, or to Textual as markup."""
    tree = ast.parse(source)
    theirs = _imported(tree)
    found = []
    for node in ast.walk(tree):
        told = ""
        if isinstance(node, ast.Call):
            called = _name(node.func)
            words = {word.arg: word.value for word in node.keywords}
            given = [
                *node.args,
                *(words[name] for name in ("content", "renderable", "label", "title") if name in words),
            ]
            markup = words.get("markup")
            if called in TELLS and isinstance(node.func, ast.Name):
                told = f"{called}()"
            elif called == "notify" and not (isinstance(markup, ast.Constant) and markup.value is False):
                told = "notify() without markup=False"
            elif called in READ_AS_MARKUP & theirs.keys() and given and not _built(given[0]):
                told = f"{called}() of a string"
            elif called in MARKS and (called in theirs or called == "from_markup"):
                told = f"{called}() of markup"
            elif isinstance(markup, ast.Constant) and markup.value is True:
                told = "markup=True"
            elif called == "write" and isinstance(node.func, ast.Attribute):
                owner = _name(node.func.value)
                told = (
                    f"{owner}.write()" if owner in ("stdout", "stderr", "__stdout__", "__stderr__", "_driver") else ""
                )
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            set_here = {_name(target) for target in targets if isinstance(target, ast.Attribute)}
            if set_here & TITLES and not (node.value is not None and _built(node.value)):
                told = f"{', '.join(set_here & TITLES)} set to a string"
        if told:
            found.append(f"{node.lineno}: {told}")
    return found


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_content_reaches_a_widget(path):
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "bad",
    [
        "from textual.widgets import Static\nStatic(client.name)",
        "from textual.widgets import Static\nStatic('a constant')",
        "from textual.widgets import Label\nLabel(f'[b]{name}[/b]')",
        "from textual.widgets import Static\nStatic(content=name)",
        "from textual.content import Content\nfrom textual.widgets import Static\nStatic(Content.from_markup(name))",
        "from textual.widgets import OptionList\nOptionList(*names)",
        "screen.notify(name)",
        "screen.notify(name, markup=True)",
        "self.app.notify(name, title=name, markup=plain)",
        "print(client.name)",
        "from rich.markup import escape\nescape(name)",
        "from textual.markup import escape\nshown = escape(name)",
        "Text.from_markup(name)",
        "make(name, markup=True)",
        "self.border_title = client.name",
        "self.tooltip = f'{name}'",
        "sys.stdout.write(name)",
        "self.app._driver.write(name)",
    ],
)
def test_what_is_not_content_is_found(bad):
    assert faults(bad)


@pytest.mark.parametrize(
    "good",
    [
        "from textual.widgets import Static\nfrom textual.content import Content\nStatic(Content(client.name))",
        "from textual.widgets import Static\nStatic()",
        "screen.notify(name, markup=False)",
        "from cockpit.core.visible import escaped\nescaped(name)",
        "self.border_title = Content(name)",
        "Option(letter, label)",
    ],
)
def test_what_is_content_is_left_alone(good):
    assert faults(good) == []
