"""What a library says to those who must act on it: each report a pure function of the library and a day."""
