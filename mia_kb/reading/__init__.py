"""From files to records: every problem with its place, nothing raised."""
