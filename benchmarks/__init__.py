"""Speed and size, measured: each script says what it does and prints what README.md here records."""

from kg.environment import prepare

prepare()  # as the command line does
