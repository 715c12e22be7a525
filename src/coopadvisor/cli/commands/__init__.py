"""One module a command, named as it: ``run`` is its function, ``EXAMPLES`` what its help shows.

Help texts and metavars are names of messages, which `coopadvisor.cli.root` puts into words.
Annotations are evaluated as they stand (no ``from __future__ import annotations``): typer
reads them, and evaluating them from text takes a tenth of the start.
"""
