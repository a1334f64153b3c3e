"""Site engines: programs that lay Material's frame around pages."""
