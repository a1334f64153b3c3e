"""What the library holds: one frozen model for each kind of record."""
