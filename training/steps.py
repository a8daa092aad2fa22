"""The steps that thresholds are in: what the judge is told is rounded down to one before it learns."""
import numpy as np

# `step` in lib/extraction/model/trees.ts: 0, then eight steps to each power of two, up and down.
NEGATIVE = 192
STEPS = np.array(
    [0.0]
    + [(1 + (place & 7) / 8) * 2.0 ** ((place >> 3) - 7) for place in range(NEGATIVE - 1)]
    + [-(1 + (place & 7) / 8) * 2.0 ** ((place >> 3) - 4) for place in range(256 - NEGATIVE)], np.float32)
ORDER = np.argsort(STEPS)
SORTED = STEPS[ORDER]


def rounded(values):
    """The largest step that is not above each value."""
    return SORTED[np.clip(np.searchsorted(SORTED, values, "right") - 1, 0, len(SORTED) - 1)]


def number_of(threshold):
    """The number of the first step that is not below a threshold: of rounded values the same lie below it."""
    return int(ORDER[min(np.searchsorted(SORTED, np.float32(threshold), "left"), len(SORTED) - 1)])
