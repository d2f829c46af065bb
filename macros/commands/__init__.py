"""The commands of `minhbach`, a file each; `macros.__main__` lists them and ends them."""
