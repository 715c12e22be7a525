"""How it is said: figures, verdicts, outcomes and our own messages, in a language passed in."""
