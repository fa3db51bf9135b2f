"""How well and how fast notices and spreadsheets are read, beside general readers: `make bench`."""
