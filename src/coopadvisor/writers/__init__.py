"""Documents as text: one module a format. Nothing here decides what is said."""
