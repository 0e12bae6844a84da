"""Run the command line as ``python -m cleanup``."""

from cleanup.cli import main

main()
