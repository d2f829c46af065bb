"""From records and verdicts to charts, tables, page parts and exports. No disk, no clock."""
