"""The workbench under load."""
