"""News Digest: turn a folder of articles into a searchable, cross-linked news site."""
