"""Rules that users write without code: a pattern, its replacement and its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleanup.model import Edit
from cleanup.rule import Example, Rule, View
from cleanup.settings import SettingsError, UserRule

if TYPE_CHECKING:
    import regex

__all__ = ["make"]

_CODE = re.compile(r"[A-Z]{2,8}\d{1,4}")
_SECONDS = 2.0  # a pattern that takes longer over one document is at fault


@dataclass(frozen=True, slots=True)
class _Search:
    """What a user's rule does; a value, so that it pickles."""

    rule: UserRule

    def __call__(self, view: View, _at: Sequence[int]) -> Iterator[Edit]:
        try:
            for match in _compiled(self.rule).finditer(view.text, timeout=_SECONDS):
                replacement = self.rule.replacement
                new = None if replacement is None else match.expand(replacement)
                yield Edit(match.start(), match.end(), new, self.rule.message)
        except TimeoutError as error:
            raise SettingsError(
                f"rule {self.rule.code}: its pattern takes more than {_SECONDS:g} seconds on "
                f"{view.document.path}:{view.document.line}; make it simpler"
            ) from error


def _compiled(rule: UserRule) -> regex.Pattern[str]:
    import regex  # 26 ms, and only for who has rules of their own

    return regex.compile(rule.pattern, regex.MULTILINE)


def make(rule: UserRule, shipped: Sequence[str], place: str) -> Rule:
    """A user's rule as a Rule. Raises SettingsError for a bad code or pattern."""
    import regex

    if not _CODE.fullmatch(rule.code):
        raise SettingsError(
            f"{place}: rule code {rule.code!r} must be capitals and figures, like OWN001"
        )
    if rule.code in shipped:
        raise SettingsError(f"{place}: rule code {rule.code} is a shipped rule's; take another")
    try:
        pattern = _compiled(rule)
        if pattern.match("") and rule.replacement:
            raise SettingsError(f"{place}: rule {rule.code}: its pattern matches nothing at all")
        if rule.replacement is not None:
            _check_groups(rule, pattern, place)
    except regex.error as error:
        raise SettingsError(f"{place}: rule {rule.code}: bad pattern: {error}") from error
    return Rule(
        code=rule.code,
        name=rule.code.lower(),
        doc=rule.message or f"Your own rule: {rule.pattern}",
        safe=rule.safe,
        examples=(
            *(Example(before, after) for before, after in rule.changes),
            *(Example(text, text) for text in rule.keeps),
        ),
        find=_Search(rule),
    )


def _check_groups(rule: UserRule, pattern: regex.Pattern[str], place: str) -> None:
    for number in re.findall(r"(?<!\\)\\(?:g<)?(\d+)", rule.replacement or ""):
        if int(number) > pattern.groups:
            raise SettingsError(
                f"{place}: rule {rule.code}: the replacement uses group {number}, "
                f"the pattern has {pattern.groups}"
            )
