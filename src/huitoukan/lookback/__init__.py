"""The look-back: editions frozen quarter by quarter, what changed between them, what to re-check on site."""
