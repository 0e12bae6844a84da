"""Rules that users write without code: a pattern, its replacement and its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleanup.model import Edit
from cleanup.rule import Example, Rule, View
from cleanup.settings import Settings, SettingsError, UserRule

if TYPE_CHECKING:
    import regex

__all__ = ["make", "make_all"]

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

    return regex.compile(rule.pattern, regex.MULTILINE)  # keeps what it compiled


def make_all(settings: Settings, shipped: Sequence[Rule], place: str) -> list[Rule]:
    """The user's rules of the settings. Raises SettingsError as ``make`` does."""
    taken = [rule.code for rule in shipped]
    made: list[Rule] = []
    for rule in settings.rule:
        made.append(make(rule, taken, place))
        taken.append(rule.code)
    return made


def make(rule: UserRule, taken: Sequence[str], place: str) -> Rule:
    """A user's rule as a Rule; ``taken`` are the codes of other rules, ``place`` is the file.

    Raises SettingsError for a bad code, pattern or replacement. The examples are not run here.
    """
    import regex

    if not _CODE.fullmatch(rule.code):
        raise SettingsError(
            f"{place}: rule code {rule.code!r} must be capitals and figures, like OWN001"
        )
    if rule.code in taken:
        raise SettingsError(f"{place}: rule code {rule.code} is another rule's; take a free one")
    if rule.replacement is not None and rule.keeps and not rule.changes:
        raise SettingsError(f"{place}: rule {rule.code}: has keeps; show in changes what it does")
    try:
        if _compiled(rule).search(""):
            raise SettingsError(
                f"{place}: rule {rule.code}: its pattern matches the empty text; make it need a "
                "character"
            )
        if rule.replacement is not None:
            _check_replacement(rule, place)
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


def _check_replacement(rule: UserRule, place: str) -> None:
    """Raise SettingsError for a replacement with a group that there is not or a bad escape."""
    import regex

    # With an empty alternative it matches at once, and all groups are there.
    match = regex.compile("|" + rule.pattern, regex.MULTILINE).match("")
    try:
        match.expand(rule.replacement)
    except (IndexError, regex.error) as error:
        raise SettingsError(
            f"{place}: rule {rule.code}: bad replacement {rule.replacement!r}: {error}; "
            f"the pattern has {match.re.groups} groups"
        ) from error
