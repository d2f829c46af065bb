"""From YAML files to records. The only room that knows files and lines; it reports all problems at once."""
