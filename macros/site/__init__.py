"""From an edition to a published folder. The only room that knows MkDocs, the disk and the clock's door."""
