"""One `Report` value, and the outputs that are functions of it and decide nothing."""
