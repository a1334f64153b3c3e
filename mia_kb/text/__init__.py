"""Words: languages, labels, dates and numbers as people write them."""
