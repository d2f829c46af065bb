"""What we know: frozen facts. No input or output, no clock, no wording, no colour."""
