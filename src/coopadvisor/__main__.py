"""`python -m coopadvisor`."""

from coopadvisor.cli.main import main

main()
