"""Kind of page: a multinomial logistic regression over binary keys."""
import collections

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

NAMES = ["article", "documentation", "service", "forum", "product", "listing", "collection"]
LEAST_PAGES = 8
STRENGTH = 0.15
MOST_KEYS = 1000
# Weights ship as integers, in units of 1 / SCALE.
SCALE = 40


class Kind:
    """Classifier trained on those of the given pages whose kind is known."""

    def __init__(self, pages):
        known = [page for page in pages if page["kind"] in NAMES]
        counts = collections.Counter(key for page in known for key in set(page["kindKeys"]))
        self.keys = sorted(key for key, count in counts.items() if count >= LEAST_PAGES and "|" not in key)
        target = [NAMES.index(page["kind"]) for page in known]
        model = self.fit(known, target)
        if len(self.keys) > MOST_KEYS:
            use = np.abs(model.coef_).max(axis=0) * np.sqrt([counts[key] for key in self.keys])
            self.keys = [self.keys[at] for at in sorted(np.argsort(-use, kind="stable")[:MOST_KEYS])]
            model = self.fit(known, target)
        self.weights = np.clip(np.round(model.coef_.T * SCALE), -127, 127)
        self.base = model.intercept_

    def fit(self, pages, target):
        return LogisticRegression(C=STRENGTH, max_iter=400).fit(self.matrix(pages), target)

    def matrix(self, pages):
        place = {key: at for at, key in enumerate(self.keys)}
        rows, columns = [], []
        for row, page in enumerate(pages):
            for key in dict.fromkeys(page["kindKeys"]):
                if key in place:
                    rows.append(row)
                    columns.append(place[key])
        return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(pages), len(self.keys)))

    def probabilities(self, pages):
        sums = self.matrix(pages) @ (self.weights / SCALE) + self.base
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        return (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
