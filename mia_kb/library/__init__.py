"""Records linked to each other, and what follows from that."""
