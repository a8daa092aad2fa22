"""The steps to which features are rounded down, and thus the possible thresholds."""
import numpy as np

# `step` in lib/extraction/model/trees.ts: 0, then eight steps per power of two, positive and
# negative.
NEGATIVE = 192
STEPS = np.array(
    [0.0]
    + [(1 + (place & 7) / 8) * 2.0 ** ((place >> 3) - 7) for place in range(NEGATIVE - 1)]
    + [-(1 + (place & 7) / 8) * 2.0 ** ((place >> 3) - 4) for place in range(256 - NEGATIVE)], np.float32)
ORDER = np.argsort(STEPS)
SORTED = STEPS[ORDER]


def rounded(values):
    """The largest step not above each value."""
    return SORTED[np.clip(np.searchsorted(SORTED, values, "right") - 1, 0, len(SORTED) - 1)]


def number_of(threshold):
    """Number of the first step not below a threshold, which splits rounded values in the same way.
    """
    return int(ORDER[min(np.searchsorted(SORTED, np.float32(threshold), "left"), len(SORTED) - 1)])
