"""Cleanup: a bilingual cleaner for machine-translated Korean news."""

from cleanup.memory import collecting_nothing

with collecting_nothing():
    from cleanup.cleaner import Cleaner, clean
    from cleanup.engine import Cleaned, RestlessError
    from cleanup.glossary import Glossary, GlossaryError
    from cleanup.model import Document, Edit, Term
    from cleanup.rule import Example, Finding, Rule
    from cleanup.settings import Settings, SettingsError

__version__ = "0.1.0"

__all__ = [
    "Cleaned",
    "Cleaner",
    "Document",
    "Edit",
    "Example",
    "Finding",
    "Glossary",
    "GlossaryError",
    "RestlessError",
    "Rule",
    "Settings",
    "SettingsError",
    "Term",
    "clean",
]
