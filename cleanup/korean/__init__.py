"""Korean names: jamo, romanization systems, the spellings in use, and readings of Latin text."""
