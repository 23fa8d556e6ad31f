"""Families of judged queries: each file holds the rules of one, and derives it from whatever the collection has."""
