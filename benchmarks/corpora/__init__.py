"""Corpora: folders of made articles, written by seeded rules, to measure speed on any number of them."""
