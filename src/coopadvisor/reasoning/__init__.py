"""What follows from a catalogue and answers. Pure: no I/O, no clock, no terminal."""
