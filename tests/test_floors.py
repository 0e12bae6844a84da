"""The floors of the package: imports go down, never up and never round."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "cleanup"

FLOORS = [
    {
        "model",
        "pattern",
        "protect",
        "layout",
        "memory",
        "settings",
        "korean",
        "structure",
        "labels",
        "pieces",
    },
    {"name_spans", "name_hints", "names", "glossary", "rule", "formats", "discovery"},
    {"scanner", "engine", "rules", "own_rules", "proposals"},
    {"cleaner", "files", "reports", "glossary_file", "pages", "evaluation"},
    {"batch", "evaluation_report"},
    {"console", "cli_options", "cli_glossary", "cli_discover", "scoring"},
    {"cli"},
    {"__init__", "__main__"},
]
WITHIN = {
    ("cleaner", "own_rules"),
    ("cli_discover", "console"),
    ("engine", "scanner"),
    ("glossary", "names"),
    ("labels", "model"),
    ("layout", "model"),
    ("layout", "pattern"),
    ("settings", "pattern"),
    ("structure", "korean"),
    ("structure", "layout"),
    ("structure", "model"),
    ("structure", "pattern"),
    ("name_hints", "name_spans"),
    ("names", "name_hints"),
    ("names", "name_spans"),
    ("own_rules", "rule"),
    ("pieces", "pattern"),
    ("protect", "model"),
    ("protect", "pattern"),
    ("rule", "glossary"),
    ("rule", "names"),
}
"""Imports within a floor that are meant; they form no circle."""


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, also where only the type checker sees it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            package, _, rest = (node.module or "").partition(".")
            if package == "cleanup":
                found |= {rest.split(".")[0]} if rest else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("cleanup.")}
    return found


def floor(name: str) -> int:
    return next(number for number, names in enumerate(FLOORS) if name in names)


def test_imports_go_down() -> None:
    upward = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        upward += [
            f"{path.relative_to(PACKAGE)} imports {other}"
            for other in sorted(imports(path) - {name, "__version__"})
            if floor(other) > floor(name)
            or (floor(other) == floor(name) and (name, other) not in WITHIN)
        ]
    assert upward == []


def test_rules_and_engine_do_not_know_each_other() -> None:
    assert "rules" not in imports(PACKAGE / "engine.py")
    for path in (PACKAGE / "rules").glob("*.py"):
        assert "engine" not in imports(path)


def test_no_module_outgrows_a_room() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    sizes = {path: len(path.read_text(encoding="utf-8").split("\n")) for path in modules}
    assert {str(path): size for path, size in sizes.items() if size > 450} == {}
