"""`python -m generator` is `routemap`."""

from .cli import main

main()
