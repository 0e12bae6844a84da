"""Settings: what can be chosen, where it is read from, and what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from cleanup.pattern import Pattern

__all__ = ["Override", "Settings", "SettingsError", "UserRule", "load", "nearest"]


class SettingsError(Exception):
    """Settings that cannot be used; the message names the place and the mend."""


class UserRule(NamedTuple):
    r"""A rule without code: a pattern, what replaces it, and examples that are run at loading.

    ``replacement`` may use groups (``\1``); None reports. ``changes`` are pairs of before and
    after, ``keeps`` texts in which nothing may be found.
    """

    code: str
    pattern: str
    replacement: str | None = None
    message: str = ""
    safe: bool = False
    changes: tuple[tuple[str, str], ...] = ()
    keeps: tuple[str, ...] = ()


class Override(NamedTuple):
    """Settings for the files that one of ``files`` (gitignore patterns) matches."""

    files: tuple[str, ...]
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All there is to choose. Each field is a setting; its comment is its documentation."""

    select: tuple[str, ...] = ()  # codes or their beginnings: only these rules
    ignore: tuple[str, ...] = ()  # codes or their beginnings: not these
    unsafe: bool = False  # apply unsafe fixes too
    extend_safe: tuple[str, ...] = ()  # codes of unsafe rules that count as safe here
    extend_unsafe: tuple[str, ...] = ()  # codes of safe rules that count as unsafe here
    broadcast: str = "remove"  # stage tags of a script: remove, keep, or label (Anchor:)
    quotes: str = "keep"  # quote marks: keep, curly or straight
    keep: tuple[str, ...] = ()  # words that no rule may touch, as they stand
    glossaries: tuple[str, ...] = ()  # files of your own, after the shipped ones
    default_glossaries: bool = True  # use the shipped glossaries
    exclude: tuple[str, ...] = ()  # gitignore patterns, also for files passed by name
    format: str | None = None  # text, lines, jsonl or tsv; else by the file's suffix
    text_field: str | None = None  # JSONL: dotted path; TSV: column by name or number
    source_field: str | None = None  # the same, for the Korean
    encoding: str = "utf-8"  # of the files
    max_file_size: int = 100  # megabytes: an article above it is skipped; 0: no limit
    rule: tuple[UserRule, ...] = ()  # rules of your own
    override: tuple[Override, ...] = ()  # other settings for some files

    def for_file(self, path: str, matches: Callable[[str, tuple[str, ...]], bool]) -> Settings:
        """The settings for one file; ``matches(path, patterns)`` decides which overrides hold.

        A later override wins over an earlier one, and what it sets replaces what was set.
        """
        settings = self
        for override in self.override:
            if matches(path, override.files):
                settings = replace(settings, **override.changes)
        return settings

    def with_flags(self, flags: Mapping[str, Any]) -> Settings:
        """The settings with flags of a command line, which no override takes back."""
        overrides = tuple(
            override._replace(
                changes={key: of for key, of in override.changes.items() if key not in flags}
            )
            for override in self.override
        )
        return replace(self, **flags, override=overrides)


_OUR_TABLE = Pattern(rb"""\[\s*["']?tool["']?\s*(?:\.\s*["']?cleanup|\])|tool\s*\.\s*cleanup""")
_RULE_KEYS = {  # a NamedTuple wraps the names of its types
    key: str(getattr(kind, "__forward_arg__", kind))
    for key, kind in UserRule.__annotations__.items()
}
_CHOICES = {"broadcast": ("remove", "keep", "label"), "quotes": ("keep", "curly", "straight")}
_KEYS = {item.name.replace("_", "-"): item for item in fields(Settings)}


def load(start: str = ".", config: str | None = None) -> tuple[Settings, str | None]:
    """The settings of a ``cleanup.toml`` or ``pyproject.toml``, and the file they came from.

    The nearest file upwards from ``start`` wins whole; a pyproject.toml without our table is
    passed over, a cleanup.toml goes before a pyproject.toml beside it. ``config`` names the file
    instead. Paths in it are relative to it. Raises SettingsError.
    """
    path = config or _nearest(start)
    if path is None:
        return Settings(), None
    table = _read(path)
    if table is None:
        raise SettingsError(f"{path}: has no table [tool.cleanup]; add it or name another file")
    settings = _settings(table, path)
    base = os.path.dirname(path)
    glossaries = tuple(os.path.normpath(os.path.join(base, name)) for name in settings.glossaries)
    return replace(settings, glossaries=glossaries), path


def _nearest(start: str) -> str | None:
    folder = os.path.abspath(start)
    while True:
        own = os.path.join(folder, "cleanup.toml")
        if os.path.isfile(own):
            return os.path.relpath(own)
        shared = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(shared) and _read(shared) is not None:
            return os.path.relpath(shared)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _read(path: str) -> dict[str, Any] | None:
    """The table of settings in a file; None for a pyproject.toml that has none."""
    shared = os.path.basename(path) == "pyproject.toml"
    try:
        with open(path, "rb") as file:
            content = file.read()
        # Parsing takes 6 ms, and most projects say nothing to us: look for our table's name first.
        if shared and (b"cleanup" not in content or not _OUR_TABLE.search(content)):
            return None
        import tomllib

        data = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from error
    if not shared:
        return data
    tool = data.get("tool")
    table = tool.get("cleanup") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.cleanup must be a table, [tool.cleanup]")
    return table


def _settings(table: Mapping[str, Any], path: str) -> Settings:
    values = _checked(table, path, "")
    if "rule" in values:
        values["rule"] = tuple(
            _user_rule(row, path) for row in _tables(values["rule"], path, "rule")
        )
    if "override" in values:
        values["override"] = tuple(
            _override(row, path) for row in _tables(values["override"], path, "override")
        )
    return Settings(**values)


def _checked(table: Mapping[str, Any], path: str, where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in table.items():
        item = _KEYS.get(key)
        if item is None:
            raise SettingsError(_unknown(path, f"setting{where}", key, list(_KEYS)))
        values[item.name] = _typed(path, key, value, str(item.type))
    return values


def _unknown(path: str, what: str, key: str, known: list[str]) -> str:
    return f"{path}: no {what} is called {key!r}; {nearest(key.replace('_', '-'), known)}"


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint for a word that is not known: the nearest one that is, or all that are."""
    import difflib

    names = list(known)
    near = difflib.get_close_matches(word, names, 1, 0.5)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}"


def _typed(path: str, key: str, value: object, kind: str) -> object:
    """A value of TOML as the field wants it."""
    if key in ("rule", "override"):
        return value
    if kind.startswith("tuple[str"):
        return _strings(path, key, value)
    if isinstance(value, int) and not isinstance(value, bool) and key.endswith("-field"):
        value = str(value)
    wanted = {"bool": bool, "int": int}.get(kind, str)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        names = {bool: "true or false", int: "a whole number", str: "a string"}
        raise SettingsError(f"{path}: {key} must be {names[wanted]}, not {value!r}")
    if key in _CHOICES and value not in _CHOICES[key]:
        choices = ", ".join(_CHOICES[key])
        raise SettingsError(f"{path}: {key} must be one of {choices}, not {value!r}")
    if isinstance(value, int) and value < 0:
        raise SettingsError(f"{path}: {key} must not be negative, not {value!r}")
    return value


def _strings(path: str, key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise SettingsError(f'{path}: {key} must be a list of strings, like ["a", "b"]')


def _tables(value: object, path: str, key: str) -> Sequence[Mapping[str, Any]]:
    if isinstance(value, list) and all(isinstance(row, dict) for row in value):
        return value
    prefix = "tool.cleanup." if os.path.basename(path) == "pyproject.toml" else ""
    raise SettingsError(f"{path}: {key} must be a list of tables, each headed [[{prefix}{key}]]")


def _user_rule(row: Mapping[str, Any], path: str) -> UserRule:
    for key in row:
        if key not in _RULE_KEYS:
            raise SettingsError(_unknown(path, "key of a rule", key, list(_RULE_KEYS)))
    if not isinstance(row.get("code"), str) or not isinstance(row.get("pattern"), str):
        raise SettingsError(f"{path}: a rule needs a code and a pattern, both strings")
    place = f"{path}: rule {row['code']}"
    values: dict[str, Any] = {
        key: _typed(place, key, value, _RULE_KEYS[key])
        for key, value in row.items()
        if key != "changes"
    }
    return UserRule(**values, changes=_changes(row.get("changes", []), place))


def _changes(pairs: object, place: str) -> tuple[tuple[str, str], ...]:
    if isinstance(pairs, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair)
        for pair in pairs
    ):
        return tuple((before, after) for before, after in pairs)
    raise SettingsError(f'{place}: changes must be pairs, like [["before", "after"]]')


def _override(row: Mapping[str, Any], path: str) -> Override:
    if "files" not in row:
        raise SettingsError(f'{path}: an override needs files, like ["old/*.txt"]')
    table = {key: value for key, value in row.items() if key != "files"}
    for key in ("rule", "override", "exclude", "glossaries", "default-glossaries"):
        if key in table:
            raise SettingsError(f"{path}: {key} cannot stand in an override; set it for all files")
    return Override(
        files=_strings(path, "files", row["files"]),
        changes=_checked(table, path, " of an override"),
    )
