"""The workbook that goes back to its owner: the list of problems, and the offending cells marked."""
