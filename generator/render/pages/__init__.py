"""One module a kind of page: a guide in, sheets out."""
