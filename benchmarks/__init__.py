"""Speed and size, measured: each script says what it does and prints what README.md here records."""
