"""The judge of kg/statements: its training and figures."""
