"""Two dates compared: what became known, and what that did to the verdicts."""
