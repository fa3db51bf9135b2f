"""From a recognised table to typed rows: what is a record, what merged and blank cells mean, what is told."""
