"""Which table of a sheet is which register, where its heading stands, which column is which."""
