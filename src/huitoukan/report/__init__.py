"""What a run leaves behind: figures, tables, facts, the manifest and the notebooks as pages."""
