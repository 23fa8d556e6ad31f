"""What comes with the product: the bundled collection, the bundled encoder, and the programs that made them."""
