"""Two finished trees of a site: the published one, and the spare that the next build brings up to date."""
