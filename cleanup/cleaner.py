"""The cleaner: settings made into an engine, for programs that clean text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cleanup import rules
from cleanup.engine import Cleaned, Engine, RestlessError
from cleanup.glossary import Glossary, builtin_folder, read_terms
from cleanup.model import Document, Term
from cleanup.rule import Style
from cleanup.settings import Settings, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleanup.rule import Rule

__all__ = ["Cleaner", "check_codes", "chosen_rules", "clean", "load_glossary", "unknown"]


class Cleaner:
    """Cleans documents by one choice of settings. Reusable; pickles as its settings.

    Raises SettingsError for an unknown rule code or a user rule that fails its own examples, and
    GlossaryError for a glossary that cannot be used.
    """

    def __init__(self, settings: Settings | None = None, *, place: str = "settings") -> None:
        self.settings = settings or Settings()
        self.place = place
        self._engine = _engine(self.settings, place)

    def __reduce__(self) -> tuple[object, ...]:
        return _cleaner, (self.settings, self.place)

    @property
    def glossary(self) -> Glossary:
        """The terms in force."""
        return self._engine.glossary

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force."""
        return self._engine.rules

    def clean(self, text: str, source: str | None = None) -> Cleaned:
        """Clean one text; ``source`` is the Korean that it was translated from."""
        return self._engine.clean(Document(text, source))

    def clean_document(self, document: Document, *, remaining: bool = True) -> Cleaned:
        """Clean one document, with its own path and line in the findings.

        Without ``remaining``, what will not be applied is not looked for.
        """
        return self._engine.clean(document, remaining=remaining)


def clean(text: str, source: str | None = None) -> Cleaned:
    """Clean one text with the default settings; ``source`` is its Korean, where it is known."""
    return _default().clean(text, source)


@lru_cache(maxsize=1)
def _default() -> Cleaner:
    return Cleaner()


def _cleaner(settings: Settings, place: str) -> Cleaner:
    return Cleaner(settings, place=place)


def load_glossary(settings: Settings) -> Glossary:
    """The shipped terms and the user's own, as the settings say. Raises GlossaryError."""
    return _glossary(settings.glossaries, default=settings.default_glossaries)


@lru_cache(maxsize=4)
def _glossary(own: tuple[str, ...], *, default: bool) -> Glossary:
    terms: list[Term] = []
    if default:
        for path in sorted(builtin_folder().glob("*.tsv")):
            terms += read_terms(path)
    for name in own:
        terms += read_terms(name)
    return Glossary(terms)


def _engine(settings: Settings, place: str) -> Engine:
    own = _own_rules(settings, place)
    for rule in own:
        _run_examples(rule, place)
    chosen = chosen_rules((*rules.ALL, *own), settings, place)
    return Engine(
        chosen,
        load_glossary(settings),
        unsafe=settings.unsafe,
        keep=settings.keep,
        style=Style(settings.broadcast, settings.quotes),
    )


def check_codes(settings: Settings, place: str) -> None:
    """Raise SettingsError for a code in the settings that no rule has."""
    chosen_rules((*rules.ALL, *_own_rules(settings, place)), settings, place)


def _own_rules(settings: Settings, place: str) -> list[Rule]:
    if not settings.rule:
        return []
    from cleanup import own_rules

    return own_rules.make_all(settings, rules.ALL, place)


def chosen_rules(known: Sequence[Rule], settings: Settings, place: str) -> list[Rule]:
    """The rules that the settings select, as safe as the settings hold them to be."""
    for name in ("select", "ignore", "extend_safe", "extend_unsafe"):
        for code in getattr(settings, name):
            _check_code(code, known, f"{place}: {name.replace('_', '-')}")
    return [
        rule._replace(safe=_is_safe(rule, settings))
        for rule in known
        if (not settings.select or _among(rule, settings.select))
        and not _among(rule, settings.ignore)
    ]


def _is_safe(rule: Rule, settings: Settings) -> bool:
    if _among(rule, settings.extend_unsafe):
        return False
    return rule.safe or _among(rule, settings.extend_safe)


def _among(rule: Rule, codes: Iterable[str]) -> bool:
    return any(rule.code.startswith(code) or rule.name == code for code in codes)


def _check_code(code: str, known: Sequence[Rule], place: str) -> None:
    if not code or not any(_among(rule, (code,)) for rule in known):
        raise SettingsError(f"{place}: {unknown(code, known)}")


def unknown(code: str, known: Sequence[Rule]) -> str:
    """What to say of a code or name that no rule has."""
    import difflib

    names = [name for rule in known for name in (rule.code, rule.name)]
    near = difflib.get_close_matches(code.upper(), names, 1) or difflib.get_close_matches(
        code.lower(), names, 1
    )
    hint = f"did you mean {near[0]}?" if near else "see `cleanup rules`"
    return f"no rule is called {code!r}; {hint}"


def _run_examples(rule: Rule, place: str) -> None:
    """Raise SettingsError for an example of which the rule makes something else."""
    engine = Engine([rule._replace(safe=True)], Glossary())
    for example in rule.examples:
        what = f"{place}: rule {rule.code} fails its own example: {example.before!r}"
        try:
            cleaned = engine.clean(Document(example.before, path=f"the example {example.before!r}"))
        except RestlessError as error:
            raise SettingsError(f"{what} never comes to rest; make the pattern narrower") from error
        if cleaned.text != example.after:
            raise SettingsError(f"{what} becomes {cleaned.text!r}, not {example.after!r}")
        if example.after == example.before and (cleaned.remaining or cleaned.applied):
            raise SettingsError(f"{what} is reported")
