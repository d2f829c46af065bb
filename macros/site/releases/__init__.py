"""Releases: what was said on a day, kept unchanged, with the hashes to show it."""
