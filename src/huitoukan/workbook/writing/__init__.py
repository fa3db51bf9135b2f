"""Ledgers, templates and finished tables as workbooks."""
