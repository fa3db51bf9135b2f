"""One cell: from what a person typed to a value, and back to what a person reads."""
