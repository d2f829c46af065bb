"""What a page says of itself where it is shared, found or kept: a summary, the lines of its head, a card, data."""
