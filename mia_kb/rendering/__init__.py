"""From records to safe HTML."""
