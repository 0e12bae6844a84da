"""Speed, memory and start-up of cleanup beside other tools: run ``python bench/run.py``."""
