"""Fit the weights by which a place's name gets its sense: `python -m training.places`.

A conditional logit over the candidates of each name, with a ridge, by Newton-like steps from
scipy. Every name of an article counts by the square root of how often it stands there; articles
of one outlet stay in one fold. Writes src/crossbearing/extract/place_weights.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from bench.toponyms.corpus import Article, articles, kilometres
from numpy.typing import NDArray
from scipy.optimize import minimize

from crossbearing.extract import place_names, place_senses
from crossbearing.extract.atlas import atlas
from crossbearing.extract.place_senses import ALONE, TOGETHER, laid_out
from crossbearing.extract.toponyms import Toponym, toponym

Numbers = NDArray[np.float64]
REACH = 161.0
RIDGE = 0.0002
NAMES_RIDGE = 0.0005
THRESHOLD = 0.35
OUT = Path(__file__).parents[1] / "src" / "crossbearing" / "extract" / "place_weights.py"


def gold_toponyms(article: Article) -> list[tuple[Toponym, int]]:
    """The gold names that the gazetteer has, each with the number of its gold."""
    found = []
    for number, gold in enumerate(article.gold):
        if (each := toponym(article.text, gold.span, code=True)) is not None:
            line = place_names.dateline(article.text, gold.span)
            found.append((replace(each, dateline=line), number))
    return found


def fit(items: Sequence[tuple[Article, bool]]) -> tuple[Numbers, Numbers]:
    """The weights of the two passes from articles; the flag says whether the outlet is told."""
    prepared = []
    for article, told in items:
        pairs = gold_toponyms(article)
        found = [each for each, _ in pairs]
        rows = laid_out(found)
        if rows is None:
            continue
        prepared.append((article, told, found, rows, right(article, pairs, rows)))
    alone = [place_senses.features_alone(rows) for _, _, _, rows, _ in prepared]
    targets = [target for *_, target in prepared]
    first = logit(alone, [rows for _, _, _, rows, _ in prepared], targets, len(ALONE))
    chances = [
        place_senses.softmax(rows, seen @ first)
        for (_, _, _, rows, _), seen in zip(prepared, alone, strict=True)
    ]
    second = first
    for _ in range(3):
        seen = []
        for (article, told, found, rows, _), chance, mine in zip(
            prepared, chances, alone, strict=True
        ):
            links = place_senses._links(article.text, found, rows)
            outlet = article.outlet if told else None
            together = place_senses.features_together(rows, chance, links, found, outlet)
            seen.append(np.concatenate((mine, together), axis=1))
        second = logit(seen, [rows for _, _, _, rows, _ in prepared], targets, len(TOGETHER))
        chances = [
            place_senses.softmax(rows, each @ second)
            for (_, _, _, rows, _), each in zip(prepared, seen, strict=True)
        ]
    return first, second


def right(article: Article, pairs, rows) -> tuple[Numbers, Numbers]:
    """How near the truth each candidate is (1 within reach, more for the very place), and how
    much each name counts."""
    places = atlas()
    truth = np.zeros(len(rows.group))
    weight = np.zeros(len(rows.names))
    number = {name: at for at, name in enumerate(rows.names)}
    for each, at in pairs:
        gold = article.gold[at]
        mine = np.flatnonzero(rows.group == number[each.name])
        away = np.array(
            [
                kilometres(
                    gold.latitude, gold.longitude, places.latitude[i], places.longitude[i]
                )
                for i in rows.place[mine]
            ]
        )
        good = (away <= REACH).astype(float)
        if good.any():
            truth[mine] += good
            weight[number[each.name]] += 1
    return (truth > 0).astype(float), np.sqrt(weight)


def logit(seen, rows, targets, width: int) -> Numbers:
    """The weights that make the right candidates likeliest, with a ridge."""
    matrix = np.concatenate(seen)
    offset, group, sizes = 0, [], []
    for each in rows:
        group.append(each.group + offset)
        offset += len(each.names)
        sizes.append(len(each.names))
    group = np.concatenate(group)
    truth = np.concatenate([target for target, _ in targets])
    weight = np.concatenate([weight for _, weight in targets])
    usable = np.bincount(group, truth, offset) > 0
    weight = weight * usable
    total = weight.sum()

    def loss(w: Numbers) -> tuple[float, Numbers]:
        scores = matrix @ w
        most = np.full(offset, -np.inf)
        np.maximum.at(most, group, scores)
        raised = np.exp(scores - most[group])
        share = raised / np.bincount(group, raised, offset)[group]
        good = np.bincount(group, share * truth, offset)
        good = np.where(usable, np.maximum(good, 1e-12), 1.0)
        value = -(weight * np.log(good)).sum() / total + RIDGE * (w @ w) / 2
        slope = share * truth / good[group] - share
        gradient = -(matrix * (slope * weight[group])[:, None]).sum(axis=0) / total + RIDGE * w
        return value, gradient

    return minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B").x


def items(corpus: Sequence[Article]) -> list[tuple[Article, bool]]:
    """Each article twice: with its outlet's address and without."""
    return [(each, told) for each in corpus for told in (True, False)]


def fit_names(corpus: Sequence[Article]) -> dict[str, float]:
    """The weights by which a match is taken for a place's name.

    A match that overlaps a gold name without being it, or a place without a position, counts
    neither way.
    """
    rows, truth = [], []
    for article in corpus:
        tokens = place_names.split(article.text)
        matches = list(place_names.found(article.text, tokens))
        gold = {each.span for each in article.gold}
        for match, row in zip(
            matches, place_names.features(article.text, tokens, matches), strict=True
        ):
            span = match.toponym.span
            if span not in gold and any(
                span.overlaps(other) for other in (*gold, *article.nowhere)
            ):
                continue
            rows.append([row.get(name, 0.0) for name in place_names.FEATURES])
            truth.append(span in gold)
    matrix, answers = np.array(rows), np.array(truth, float)

    def loss(w: Numbers) -> tuple[float, Numbers]:
        scores = matrix @ w
        chance = 1 / (1 + np.exp(-scores))
        value = (np.logaddexp(0, scores) - answers * scores).mean() + NAMES_RIDGE * (w @ w) / 2
        return value, matrix.T @ (chance - answers) / len(answers) + NAMES_RIDGE * w

    best = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B").x
    return dict(zip(place_names.FEATURES, map(float, best), strict=True))


def main() -> None:
    """Fit on the whole corpus and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    corpus = list(articles(parser.parse_args().corpus))
    first, second = fit(items(corpus))
    OUT.write_text(table(first, second, fit_names(corpus)), encoding="utf-8")
    print(OUT.read_text())


def table(first: Numbers, second: Numbers, names: dict[str, float]) -> str:
    """The module that holds the weights."""

    def rows(name: str, names: Sequence[str], weights: Numbers) -> str:
        lines = "".join(
            f"        {w:.2f},  # {n}\n" for n, w in zip(names, weights, strict=True)
        )
        return f"{name}: NDArray[np.float64] = np.array(\n    [\n{lines}    ]\n)\n"

    listed = "".join(f'    "{name}": {weight:.2f},\n' for name, weight in names.items())
    return (
        '"""Weights of what speaks for a place; fitted by `training.places`, not written by hand.\n\n'
        "In nats; the features are described in `place_senses`.\n"
        '"""\n\nfrom __future__ import annotations\n\nimport numpy as np\n'
        "from numpy.typing import NDArray\n\n"
        + rows("ALONE", ALONE, first)
        + rows("TOGETHER", TOGETHER, second)
        + f"NAMES = {{\n{listed}}}\nTHRESHOLD = {THRESHOLD}\n"
    )


if __name__ == "__main__":
    main()
