"""
Trains the judge on the pages of the corpus and writes lib/extraction/model/weights.json.

    npm run train                the model that ships, trained on all pages
    npm run train -- --folds 5   also a model per fold by site, trained without that fold's pages

The features come from `features.ts`, which runs the code that ships. Needs python3 with xgboost and
scikit-learn (apt-get install python3-xgboost python3-sklearn).
"""
import argparse
import json
import os

import numpy as np

import pages
import tables
from export import export
from judge import Judge

SOURCES = [
    "zyte", "trafilatura", "readability", "defuddle", "aed", "fundus", "fundus_eval", "misinfo",
    "magic_article", "magic_forum", "wcxb_dev", "fixtures", "generated",
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", default="training/.cache")
    parser.add_argument("--out", default="lib/extraction/model/weights.json")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only-folds", action="store_true")
    options = parser.parse_args()
    with open(f"{options.cache}/features.json") as file:
        features = json.load(file)
    read = [page for source in SOURCES for page in pages.read_source(options.cache, source, len(features))]
    blocks = pages.Blocks(read)
    keys = tables.Keys(blocks)
    print(f"{len(read)} pages, {blocks.count} blocks", flush=True)

    def teach(wanted, path):
        order = np.random.RandomState(1).permutation(wanted).tolist()
        judge = Judge(blocks, keys, features, order)
        export(path, judge, keys, features)
        print(f"{path}: {os.path.getsize(path)} bytes, from {len(wanted)} pages", flush=True)
        return judge

    if not options.only_folds:
        teach(range(len(read)), options.out)
    unseen = np.full(blocks.count, np.nan, np.float32)
    for fold in range(options.folds):
        # Our own pages are in no fold: they are not scored.
        others = [at for at, page in enumerate(read)
                  if page["source"] in ("fixtures", "generated") or pages.fold_of(page["site"], options.folds) != fold]
        judge = teach(others, f"{options.cache}/fold-{fold}-of-{options.folds}.json")
        mine = sorted(set(range(len(read))) - set(others))
        _, likely = judge.judge(blocks, keys, mine)
        for at in mine:
            unseen[blocks.of[at]] = likely[blocks.of[at]]
    if options.folds:
        np.save(f"{options.cache}/unseen.npy", unseen)
        calibration(unseen, blocks.labels)


def calibration(likely, labels, bins=15):
    """Prints a reliability diagram for the predictions on unseen pages, and its mean error."""
    known = ~np.isnan(likely) & ~np.isnan(labels)
    likely, labels = likely[known], labels[known]
    place = np.minimum((likely * bins).astype(int), bins - 1)
    error = 0.0
    for at in range(bins):
        some = place == at
        if some.any():
            said, true = float(likely[some].mean()), float(labels[some].mean())
            error += some.mean() * abs(said - true)
            print(f"  said {said:.3f}, true {true:.3f}, {int(some.sum())} blocks")
    print(f"expected calibration error {error:.4f} over {len(labels)} blocks", flush=True)


if __name__ == "__main__":
    main()
