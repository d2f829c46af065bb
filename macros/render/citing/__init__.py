"""Citations: what they quote, in which forms they leave the site, and what a citation that comes back is told."""
