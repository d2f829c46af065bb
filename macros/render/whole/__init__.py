"""The whole as data: what describes the exports to programs and people who take all of them."""

PACKAGE, ARCHIVE, CITATION = "datapackage.json", "all.zip", "CITATION.cff"
"""The description of the tables, the archive of everything, and how to cite it; at the root of a site."""
