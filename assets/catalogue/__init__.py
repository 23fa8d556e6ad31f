"""The bundled collection: drawn garments, their metadata, and the programs that make them."""
