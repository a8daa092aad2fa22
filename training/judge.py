"""The judge: two sets of gradient-boosted trees, the second of which takes the first's output into
account."""
import numpy as np
import xgboost as xgb

import steps
import tables
from kind import NAMES, Kind

THREADS = 1
PARAMETERS = {
    "objective": "binary:logistic", "tree_method": "hist", "grow_policy": "lossguide",
    "max_leaves": 16, "max_depth": 9, "eta": 0.06, "subsample": 0.8, "colsample_bytree": 0.4,
    "min_child_weight": 6, "lambda": 3.0, "max_bin": 128, "nthread": THREADS, "seed": 7, "base_score": 0.5,
}
ROUNDS = 300
# Blocks far from the text are easy and plentiful: a sample of them is enough.
FAR_KEPT = 0.2
# Value where there is no neighbour.
NONE = -10
# Weights of our own pages, which cover cases that the corpus happens to lack.
OURS = {"fixtures": 4, "generated": 2.5}
# Share of a label that comes from the truth; the rest is the opinion of trees that were not taught on the page.
TRUTH = 0.7
# The same for our own pages, whose truth is exact.
OWN_TRUTH = 0.8
# Weight of blocks that the truth does not cover, compared with those that it does.
UNCOVERED = 0.3
SECOND = [
    "mine -3", "mine -2", "mine -1", "mine +1", "mine +2", "mine +3", "mine", "group", "child", "alike",
    "section", "kept before", "kept", "beyond",
]


def weights(blocks, labels, features, wanted_pages):
    """Weight of each block with a label, by its words, normalised per page."""
    words = blocks.rows[:, features.index("words")]
    far = (blocks.rows[:, features.index("inRegion")] == 0) & (blocks.rows[:, features.index("outside")] > 2)
    random = np.random.RandomState(3).rand(blocks.count)
    known = ~np.isnan(labels)
    weight = np.zeros(blocks.count, np.float64)
    for at in wanted_pages:
        part, page = blocks.of[at], blocks.pages[at]
        own = np.where(known[part], np.minimum(40, words[part]) + 3, 0)
        dropped = far[part] & (labels[part] == 0)
        own = np.where(dropped, np.where(random[part] < FAR_KEPT, own / FAR_KEPT, 0), own)
        if own.sum() > 0:
            weight[part] = own / own.sum() * np.sqrt((own > 0).sum()) * (1 if page["truth"] else 0.35) * OURS.get(page["source"], 1)
    return weight / weight[weight > 0].mean()


def softened(blocks, first, weight, features, wanted_pages):
    """
    Labels that are partly the opinion of trees not taught on the page, so that a wrong or incomplete
    truth teaches less, and only that opinion where the truth says nothing (self-distillation:
    Furlanello et al., Born-Again Neural Networks, 2018). Returns them with their weights.
    """
    known = ~np.isnan(blocks.labels)
    own = np.repeat([page["source"] in OURS for page in blocks.pages], [len(page["texts"]) for page in blocks.pages])
    truth = np.where(own, OWN_TRUTH, TRUTH)
    labels = np.where(known, truth * np.nan_to_num(blocks.labels) + (1 - truth) * first, first)
    labels = labels.astype(np.float32)
    uncovered = UNCOVERED * weights(blocks, labels, features, wanted_pages)
    return labels, np.where(known, weight, uncovered)


def fit(rows, labels, weight, rounds=ROUNDS):
    use = weight > 0
    data = xgb.DMatrix(steps.rounded(rows[use]), labels[use], weight=weight[use], nthread=THREADS)
    return xgb.train(PARAMETERS, data, rounds)


def predict(model, rows):
    return model.inplace_predict(steps.rounded(rows), missing=np.nan) if len(rows) else np.zeros(0, np.float32)


def log_odds(likely):
    """Log-odds, whose resolution near 0 and 1 suits splits in trees."""
    likely = np.clip(likely, 1 / 1024, 1 - 1 / 1024)
    return np.log(likely / (1 - likely))


def second_columns(blocks, features, first, wanted_pages):
    """Further inputs of the second set of trees; `second-look.ts` computes the same."""
    out = np.zeros((blocks.count, len(SECOND)), np.float32)
    words = blocks.rows[:, features.index("words")] + 1e-6
    for at in wanted_pages:
        part, page = blocks.of[at], blocks.pages[at]
        own, weight, count = first[part].astype(np.float64), words[part].astype(np.float64), part.stop - part.start
        columns = out[part]
        for column, step in enumerate((-3, -2, -1, 1, 2, 3)):
            columns[:, column] = NONE
            if step < 0:
                columns[-step:, column] = log_odds(own[:step])
            elif count > step:
                columns[:-step, column] = log_odds(own[step:])
        columns[:, 6] = log_odds(own)
        for column, name in ((7, "groups"), (8, "children"), (9, "alike"), (10, "above")):
            group = page[name] + 1
            sums = np.bincount(group, own * weight) / np.maximum(np.bincount(group, weight), 1e-9)
            columns[:, column] = log_odds(sums[group])
        good = np.where(own > 0.5, weight, 0)
        columns[:, 11] = (np.cumsum(good) - good) / (good.sum() + 1e-6)
        columns[:, 12] = good.sum()
        sure = np.flatnonzero((own > 0.6) & (weight > 10))
        if len(sure):
            place = np.arange(count)
            columns[:, 13] = np.where(place < sure[0], -1, np.where(place > sure[-1], 1, 0))
    return out


class Judge:
    """Tables and trees trained on some of the pages."""

    def __init__(self, blocks, keys, features, train, parts=2):
        self.features = features
        weight = weights(blocks, blocks.labels, features, train)
        part_of = {at: number % parts for number, at in enumerate(train)}
        odds = np.zeros((blocks.count, len(tables.COLUMNS) + 2 * len(tables.BESIDE) + len(tables.ABOVE)), np.float32)
        in_part = np.array([part_of.get(page, -1) for page in blocks.page_of])
        kinds = np.zeros((blocks.count, len(NAMES)), np.float32)
        for part in range(parts):
            others = [at for at in train if part_of[at] != part]
            mine = [at for at in train if part_of[at] == part]
            self.write_kinds(Kind([blocks.pages[at] for at in others]), blocks, mine, kinds)
            own = tables.odds_columns(keys, blocks, tables.count_tables(keys, blocks, others))
            odds[in_part == part] = own[in_part == part]
        rows = np.hstack([blocks.rows, odds, kinds])
        first = np.zeros(blocks.count, np.float32)
        for part in range(parts):
            mine = in_part == part
            model = fit(rows, blocks.labels, np.where(mine, 0, weight), ROUNDS // 2)
            first[mine] = predict(model, rows[mine])
        labels, weight = softened(blocks, first, weight, features, train)
        self.first = fit(rows, labels, weight)
        second = np.hstack([rows, second_columns(blocks, features, first, train)])
        self.second = fit(second, labels, weight)
        self.tables = tables.count_tables(keys, blocks, train)
        self.kind = Kind([blocks.pages[at] for at in train])

    @staticmethod
    def write_kinds(kind, blocks, wanted_pages, kinds):
        found = kind.probabilities([blocks.pages[at] for at in wanted_pages])
        for at, row in zip(wanted_pages, found):
            kinds[blocks.of[at]] = row

    def judge(self, blocks, keys, wanted_pages):
        """The probability that each block of some pages is wanted, after the first and the second
        set of trees."""
        mine = np.zeros(blocks.count, bool)
        for at in wanted_pages:
            mine[blocks.of[at]] = True
        kinds = np.zeros((blocks.count, len(NAMES)), np.float32)
        self.write_kinds(self.kind, blocks, wanted_pages, kinds)
        rows = np.hstack([blocks.rows, tables.odds_columns(keys, blocks, self.tables), kinds])
        first = np.zeros(blocks.count, np.float32)
        first[mine] = predict(self.first, rows[mine])
        second = np.hstack([rows, second_columns(blocks, self.features, first, wanted_pages)])
        result = np.zeros(blocks.count, np.float32)
        result[mine] = predict(self.second, second[mine])
        return first, result
