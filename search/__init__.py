"""Triptych: search captioned images with words, a picture, or both. These are the public names."""
