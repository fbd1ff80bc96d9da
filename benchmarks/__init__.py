"""How good and how fast the digest is; run by hand and quoted in docs, no part of the tests."""
