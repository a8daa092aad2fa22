"""Log-odds of class names, first words and words of short blocks, counted from labelled pages."""
import numpy as np

KINDS = ("names", "first", "words")
# A key on fewer pages carries too little information; keys beyond the most useful ones cost bytes.
LEAST_PAGES = 4
MOST_KEYS = {"names": 2400, "first": 1400, "words": 3200}
# Odds closer to even carry too little information for their bytes.
LEAST_ODDS = {"names": 0.7, "first": 1.4, "words": 1.4}
NEAREST = 4
COLUMNS = [
    "names least", "names most", "names mean", "names near",
    "first word", "first two", "first three", "words least", "words most", "words sum",
]
BESIDE = [0, 2, 9]
ABOVE = [4, 7, 8, 9]


class Keys:
    """The keys of all blocks as numbers, in rows of varying length."""

    def __init__(self, blocks):
        self.vocabulary = []
        self.ids, self.starts, self.lengths = [], [], []
        for kind in range(3):
            known, ids, lengths = {}, [], []
            for page in blocks.pages:
                for lists in page["key_lists"]:
                    lengths.append(len(lists[kind]))
                    for key in lists[kind]:
                        ids.append(known.setdefault(key, len(known)))
            lengths = np.array(lengths, np.int64)
            self.vocabulary.append(list(known))
            self.ids.append(np.array(ids, np.int32))
            self.lengths.append(lengths)
            self.starts.append(np.concatenate([[0], np.cumsum(lengths)[:-1]]))

    def count(self, kind, blocks, wanted_pages, label):
        """Number of the given pages on which each key occurs in a block with the given label."""
        size = len(self.vocabulary[kind])
        counts = np.zeros(size, np.float64)
        row_label = blocks.labels
        owner = np.repeat(np.arange(blocks.count), self.lengths[kind])
        for at in wanted_pages:
            part = blocks.of[at]
            first, last = self.starts[kind][part.start], (
                self.starts[kind][part.stop - 1] + self.lengths[kind][part.stop - 1])
            ids = self.ids[kind][first:last]
            counts[np.unique(ids[row_label[owner[first:last]] == label])] += 1
        return counts


def count_tables(keys, blocks, wanted_pages):
    """A table of log-odds for each kind of key, indexed by the key's number; NaN for keys left out.
    """
    tables = []
    for kind, name in enumerate(KINDS):
        kept = keys.count(kind, blocks, wanted_pages, 1)
        left = keys.count(kind, blocks, wanted_pages, 0)
        seen = kept + left
        odds = np.log((kept + 0.7) / (left + 0.7)) * np.minimum(1, seen / 6)
        odds = np.round(np.clip(odds, -6, 6) * 20) / 20
        use = np.abs(odds) * np.sqrt(seen)
        use[(seen < LEAST_PAGES) | (np.abs(odds) < LEAST_ODDS[name])] = 0
        most = MOST_KEYS[name]
        if (use > 0).sum() > most:
            use[use < np.sort(use)[-most]] = 0
        tables.append(np.where(use > 0, odds, np.nan).astype(np.float32))
    return tables


def odds_columns(keys, blocks, tables):
    """The columns derived from the tables, for all blocks; `odds.ts` computes the same."""
    out = np.zeros((blocks.count, len(COLUMNS)), np.float32)
    owner = [np.repeat(np.arange(blocks.count), lengths) for lengths in keys.lengths]
    names = tables[0][keys.ids[0]]
    known = ~np.isnan(names)
    reduce_rows(out, 0, owner[0][known], names[known], blocks.count)
    place = np.arange(len(names)) - np.repeat(keys.starts[0], keys.lengths[0])
    near = known & (np.repeat(keys.lengths[0], keys.lengths[0]) - place <= NEAREST)
    sums, counts = sum_rows(owner[0][near], names[near], blocks.count)
    out[:, 3] = sums / np.maximum(counts, 1)
    for length in range(3):
        has = keys.lengths[1] > length
        value = tables[1][keys.ids[1][keys.starts[1][has] + length]]
        out[has, 4 + length] = np.nan_to_num(value)
    words = tables[2][keys.ids[2]]
    known = ~np.isnan(words)
    extremes(out, 7, owner[2][known], words[known], blocks.count)
    sums, counts = sum_rows(owner[2][known], words[known], blocks.count)
    out[:, 9] = sums / np.sqrt(np.maximum(counts, 1))
    return np.hstack([out, beside(out, blocks), above(out, blocks)])


def reduce_rows(out, at, owner, values, count):
    extremes(out, at, owner, values, count)
    sums, counts = sum_rows(owner, values, count)
    out[:, at + 2] = sums / np.maximum(counts, 1)


def extremes(out, at, owner, values, count):
    if len(values) == 0:
        return
    first = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]]))
    out[owner[first], at] = np.minimum.reduceat(values, first)
    out[owner[first], at + 1] = np.maximum.reduceat(values, first)


def sum_rows(owner, values, count):
    return (np.bincount(owner, values, count), np.bincount(owner, minlength=count))


def beside(out, blocks):
    """The same columns of the previous and the next block, 0 if there is none."""
    before, after = np.zeros((blocks.count, len(BESIDE)), np.float32), np.zeros((blocks.count, len(BESIDE)), np.float32)
    before[1:], after[:-1] = out[:-1][:, BESIDE], out[1:][:, BESIDE]
    for part in blocks.of:
        before[part.start], after[part.stop - 1] = 0, 0
    return np.hstack([before, after])


def above(out, blocks):
    """The same columns of the heading above, 0 if there is none."""
    place = np.concatenate([np.where(page["above"] < 0, -1, page["above"] + part.start)
                            for page, part in zip(blocks.pages, blocks.of)])
    return np.where(place[:, None] < 0, 0, out[place][:, ABOVE]).astype(np.float32)
