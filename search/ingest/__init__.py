"""A collection of pictures and captions on its way into an index: sources → images → encoder → index."""
