"""Feeds: every listing as RSS 2.0, Atom 1.0 and JSON Feed 1.1, and all of them in an OPML list."""
