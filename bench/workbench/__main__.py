"""`python -m bench.workbench`: the workbench at size."""

from __future__ import annotations

import sys

from bench.workbench.run import main

if __name__ == "__main__":
    main(sys.argv[1:])
