"""Files as raw cells: which kind a file is, and what calamine does not tell of each."""
