"""What follows from a catalogue as a whole: whether it does what its keeper means."""
