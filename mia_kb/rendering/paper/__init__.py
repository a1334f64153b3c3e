"""Reports on paper: PDF and Word."""
