"""How the synthetic nation tells what happened: sentences, styles of typing, forms of numbers."""
