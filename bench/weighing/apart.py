"""Taking a case of a thousand origins apart, one thing at a time: `python -m bench.weighing.apart`.

Times are CPU milliseconds on this machine; what carries over to others is the ratio of a try to one
whole weighing of the same world.
"""

from __future__ import annotations

import random
import time

from bench.weighing.run import SEED, world
from crossbearing.model import Apart, Question
from crossbearing.weigh import DEFAULT, weigh
from crossbearing.weigh.apart import bench, take_apart
from crossbearing.weigh.weighed import Input

SIZES = (40, 1000)
TRIES = 60


def main() -> None:
    """Print for each world what preparing, a try in the middle and at the 95th hundredth, and one
    whole weighing take."""
    for count in SIZES:
        links, trace = world(count)
        given = Input(
            links=links, trace=trace, annotations=(), evidence=(), searches=(),
            excluded=(), weights=DEFAULT,
        )  # fmt: skip
        start = time.process_time()
        ready = bench(given)
        prepared = time.process_time() - start
        chance = random.Random(SEED)
        spent = []
        for number in range(TRIES):
            assumed = Apart(
                off=frozenset(
                    each.key for each in chance.sample(ready.switches, 1 + number % 5)
                ),
                dependence=("grouped", "apart", "strongest")[number % 3],
            )
            start = time.process_time()
            take_apart(ready, assumed)
            spent.append(time.process_time() - start)
        spent.sort()
        start = time.process_time()
        weigh(Question(text="Who did it?"), links, trace, ())
        whole = time.process_time() - start
        print(
            f"{count:5} origins   prepared in {prepared * 1000:6.0f} ms   a try takes "
            f"{spent[TRIES // 2] * 1000:5.1f} ms, p95 {spent[int(TRIES * 0.95)] * 1000:5.1f} ms, "
            f"{whole / spent[TRIES // 2]:5.0f} times less than weighing it whole"
        )


if __name__ == "__main__":
    main()
