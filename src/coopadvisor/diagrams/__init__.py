"""Multi-valued decision diagrams and covers by cubes: a small library that knows no catalogue."""
