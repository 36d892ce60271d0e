"""Speed and size, measured: each script says what it does and prints what README.md here records."""

from kg.threads import use_one_thread

use_one_thread()  # as the command line does
