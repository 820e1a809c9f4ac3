"""The commands of `routemap`, one a file."""
