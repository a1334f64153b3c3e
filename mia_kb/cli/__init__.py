"""The command line: what is asked for, what is answered, with which exit code."""
