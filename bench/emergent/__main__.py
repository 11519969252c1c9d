"""Print the scores: `python -m bench.emergent [--train FILE] [--test FILE] [--json]`."""

from __future__ import annotations

import sys

from bench.emergent.run import main

sys.exit(main(sys.argv[1:]))
