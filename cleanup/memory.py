"""Memory: what is made to stay is made without looking for garbage in it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["collecting_nothing"]


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Leave garbage alone meanwhile: to look for it takes a tenth of what a hook takes.

    What was made then counts as old, as if it had been looked through.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
