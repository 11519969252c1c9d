"""The case in a browser, on this machine only: read, open to the sentences, and decide."""
