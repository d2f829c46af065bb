"""What a person wants to add, as text that is put into YAML files. The rest of a file stays as it is, byte for byte."""
