"""One page for every record, made for its kind."""
