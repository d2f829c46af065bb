"""The picture of a page that travels with its address: laid out in `layout`, drawn in `paint`."""
