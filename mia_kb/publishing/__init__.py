"""From finished pages to a published folder."""
