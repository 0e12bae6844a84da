"""The rules: every Rule in the modules of this folder. The folder is the list."""

from __future__ import annotations

import importlib
import pkgutil

from cleanup.rule import FAMILIES, Rule

__all__ = ["ALL"]


def _collect() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        values = vars(importlib.import_module(module.name)).values()
        found += [value for value in values if isinstance(value, Rule)]
    return tuple(sorted(found, key=lambda rule: (FAMILIES.index(rule.family), rule.code)))


ALL = _collect()
"""The shipped rules, by family and code."""
