#!/usr/bin/env python3
"""Run ``ftfy.fix_text`` over the text of each record of a JSON Lines file, to standard output."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ftfy

with Path(sys.argv[1]).open(encoding="utf-8", newline="\n") as file:
    for line in file:
        record = json.loads(line)
        record["text"] = ftfy.fix_text(record["text"])
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
