"""Print the scores: `python -m bench.newsrooms [--incidents 2000] [--json]`."""

from __future__ import annotations

import sys

from bench.newsrooms.run import main

sys.exit(main(sys.argv[1:]))
