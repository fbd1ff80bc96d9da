"""What the site publishes for machines beside its feeds: articles as data, sitemaps, and where to begin."""
