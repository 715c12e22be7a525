"""What the file says: the model, reading it with every problem placed, its JSON Schema."""
