"""What a careful reader would object to in records that can be read, as values."""
