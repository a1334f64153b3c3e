"""Search as Swedes type it: an index of small script files, and what reads them."""
