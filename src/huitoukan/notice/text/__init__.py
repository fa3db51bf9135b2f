"""The characters of a notice, and the plain form of them that every pattern is written for."""
