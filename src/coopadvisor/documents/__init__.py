"""What a page says, as blocks that every writer can write."""
