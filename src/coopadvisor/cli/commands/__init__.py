"""One module a command, named as it: ``run`` is its function, ``EXAMPLES`` what its help shows.

Help texts and metavars are names of messages, which `coopadvisor.cli.root` puts into words.
"""
