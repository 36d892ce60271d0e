"""The annotated corpus in ``training/corpus``: records, markup for people, validator, counts and readers."""
