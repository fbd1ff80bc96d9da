"""Feeds: larger listings as RSS 2.0, the site also as Atom 1.0 and JSON Feed 1.1, and an OPML list."""
