"""Pages about the tool itself: a rule explained, the list of rules, the settings in force."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from cleanup.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanup.rule import Rule

__all__ = ["page", "rule_list", "settings_page"]


def page(rule: Rule) -> str:
    """A rule explained: its docstring, whether it is safe, and its examples."""
    lines = [f"{rule.code} {rule.name} ({_kind(rule)})", "", rule.doc]
    changed = [e for e in rule.examples if e.after is not None and e.after != e.before]
    reported = [e for e in rule.examples if e.after is None]
    kept = [e for e in rule.examples if e.after == e.before]
    if changed:
        lines += ["", "Changes:"]
        for example in changed:
            lines += [f"  - {_line(example.before)}", f"  + {_line(example.after or '')}"]
            if example.source:
                lines.append(f"    where the source says {example.source}")
    if reported:
        lines += ["", "Reports:", *(f"  ! {_line(example.before)}" for example in reported)]
    if kept:
        lines += ["", "Leaves alone:", *(f"  = {_line(example.before)}" for example in kept)]
    return "\n".join(lines)


def _line(text: str) -> str:
    text = text.replace("\n", "⏎")
    shown = (c if c.isprintable() or c == "\xa0" else f"<U+{ord(c):04X}>" for c in text)
    return "".join(shown) or "(nothing)"


def rule_list(rules: Sequence[Rule]) -> str:
    """All rules, a line each."""
    width = max(len(rule.name) for rule in rules)
    return "\n".join(
        f"{rule.code}  {rule.name:<{width}}  {_kind(rule):<6}  {rule.summary}" for rule in rules
    )


def _kind(rule: Rule) -> str:
    return "report" if rule.reports else "safe" if rule.safe else "unsafe"


def settings_page(settings: Settings, place: str) -> str:
    """The settings as TOML, with the file that they come from."""
    lines = [f"# from {place or 'the defaults'}, then the command line"]
    defaults = Settings()
    for item in fields(Settings):
        value = getattr(settings, item.name)
        mark = "" if value == getattr(defaults, item.name) else "  # not the default"
        if item.name in ("rule", "override"):
            names = [getattr(entry, "code", None) or ", ".join(entry.files) for entry in value]
            lines.append(f"# {item.name}: {'; '.join(names) or 'none'}")
        elif value is not None:
            lines.append(f"{item.name.replace('_', '-')} = {_toml(value)}{mark}")
        else:
            lines.append(f"# {item.name.replace('_', '-')}: not set")
    return "\n".join(lines)


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
