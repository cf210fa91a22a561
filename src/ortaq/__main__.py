"""`python -m ortaq` is the command `ortaq`."""

from ortaq.cli.main import main

main()
