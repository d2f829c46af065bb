"""From records and a date to what they mean. Pure functions; no wording, no clock."""
