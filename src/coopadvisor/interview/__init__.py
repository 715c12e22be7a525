"""Asking: the answers so far, the next question, the way back, and two ways to prompt."""
