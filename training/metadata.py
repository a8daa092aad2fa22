"""Trains the rankers that choose title, authors and date among a page's candidates, and adds them
to the weights that `train.py` has written: logistic regressions over binary keys."""
import argparse
import collections
import json

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import pages
from export import lines_of

FIELDS = ("title", "authors", "published")
# A title is always better than none; a wrong name or date is worse than none.
LEAST = {"title": 0.0, "authors": 0.45, "published": 0.5}
LEAST_PAGES = 6
STRENGTH = 0.5


def fit(rows):
    """A regression over the keys of all candidates of the given pages."""
    counts = collections.Counter(key for row in rows for key in {k for c in row["candidates"] for k in c["keys"]})
    keys = sorted(key for key, count in counts.items() if count >= LEAST_PAGES and "|" not in key)
    place = {key: at for at, key in enumerate(keys)}
    all_of = [one for row in rows for one in row["candidates"]]
    matrix = matrix_of(all_of, place)
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(matrix, [one["right"] for one in all_of])
    weights = np.clip(np.round(model.coef_[0] * 20), -127, 127).astype(int)
    kept = [at for at in range(len(keys)) if abs(weights[at]) > 1]
    return {"base": round(float(model.intercept_[0]), 4), "keys": [keys[at] for at in kept],
            "weights": [int(weights[at]) for at in kept]}


def matrix_of(candidates, place):
    pairs = [(row, place[key]) for row, one in enumerate(candidates) for key in one["keys"] if key in place]
    return csr_matrix((np.ones(len(pairs)), ([row for row, _ in pairs], [at for _, at in pairs])),
                      shape=(len(candidates), len(place)))


def choose(model, candidates, least):
    weights = dict(zip(model["keys"], model["weights"]))
    best, most = None, least
    for one in candidates:
        likely = 1 / (1 + np.exp(-(model["base"] + sum(weights.get(key, 0) for key in one["keys"]) / 20)))
        if likely > most:
            best, most = one, likely
    return best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", default="training/.cache")
    parser.add_argument("--out", default="lib/extraction/model/weights.json")
    parser.add_argument("--folds", type=int, default=0)
    options, _ = parser.parse_known_args()
    with open(f"{options.cache}/candidates.jsonl") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        row["fold"] = pages.fold_of(pages.site_of(row["url"], row["id"]), options.folds or 4)
    scores = collections.defaultdict(lambda: collections.Counter())
    for fold in [None, *range(options.folds)]:
        path = options.out if fold is None else f"{options.cache}/fold-{fold}-of-{options.folds}.json"
        rankers = {}
        for field in FIELDS:
            train = [row for row in rows if row["field"] == field and row["fold"] != fold and row["candidates"]]
            model = fit(train)
            rankers[field] = {"base": model["base"], "least": LEAST[field],
                              "keys": lines_of(model["keys"]), "weights": model["weights"]}
            for row in rows:
                if fold is not None and row["field"] == field and row["fold"] == fold:
                    for least in (0, 0.25, 0.35, 0.5):
                        chosen = choose(model, row["candidates"], least)
                        verdict = ("right" if chosen and chosen["right"] else "wrong") if row["isKnown"] else (
                            "invented" if chosen else "silent")
                        scores[field, row["source"], least][verdict] += 1
                    first = row["candidates"][:1]
                    verdict = ("right" if first and first[0]["right"] else "wrong") if row["isKnown"] else (
                        "invented" if first else "silent")
                    scores[field, row["source"], "first"][verdict] += 1
        with open(path) as file:
            weights = json.load(file)
        weights["rankers"] = rankers
        with open(path, "w") as file:
            json.dump(weights, file, ensure_ascii=False, indent=0)
            file.write("\n")
    for (field, source, least), count in sorted(scores.items(), key=str):
        known, none = count["right"] + count["wrong"], count["invented"] + count["silent"]
        print(f"{field:10} {source:20} least {least}: right {count['right'] / max(1, known):.3f} of {known}"
              f", invented {count['invented'] / max(1, none):.3f} of {none}")


if __name__ == "__main__":
    main()
