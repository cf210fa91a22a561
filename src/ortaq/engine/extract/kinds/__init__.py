"""One finder a kind of identifier, with the parser that gives its normal form."""
