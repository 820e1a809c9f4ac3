"""The benchmark: Routemap and plain mkdocs-material side by side, in one run, on the same content.

`python -m bench` from a checkout. Everything happens in a temporary folder. Ratios count, not seconds: the seconds of
another machine mean nothing.
"""
