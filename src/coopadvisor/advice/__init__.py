"""For one person: why, why not, what would change it, what to do next."""
