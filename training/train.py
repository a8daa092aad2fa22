"""
Trains the judge on the pages of the corpus and writes lib/extraction/model/weights.json.

    npm run train                what ships, taught from all pages
    npm run train -- --folds 5   and for each fold by site one that saw none of its pages

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
    "magic_article", "magic_forum", "wcxb_dev", "fixtures",
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
        export(path, Judge(blocks, keys, features, order), keys, features)
        print(f"{path}: {os.path.getsize(path)} bytes, from {len(wanted)} pages", flush=True)

    if not options.only_folds:
        teach(range(len(read)), options.out)
    for fold in range(options.folds):
        # Our own fixture pages are in no fold: nothing is scored on them.
        others = [at for at, page in enumerate(read)
                  if page["source"] == "fixtures" or pages.fold_of(page["site"], options.folds) != fold]
        teach(others, f"{options.cache}/fold-{fold}-of-{options.folds}.json")


if __name__ == "__main__":
    main()
