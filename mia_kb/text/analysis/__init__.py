"""Words as they are searched for: folded, stemmed, taken apart."""
