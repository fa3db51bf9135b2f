"""How well and how fast notices are read, beside two general readers: `make bench`."""
