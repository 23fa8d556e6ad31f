"""What nobody thought of: generated metadata, filters, links and queries, and files that were damaged at random."""
