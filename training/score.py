"""The benchmark's scores, for a quick look while training."""
import numpy as np

from pages import folded, shingles, tokens


def text_score(pairs):
    """F1 of mean precision and mean recall over pages, share of exact pages, and mean F1 of pages.
    """
    precisions, recalls, exact, each = [], [], [], []
    for truth, text in pairs:
        mine, theirs = tokens(text), tokens(truth)
        have, want = shingles(mine), shingles(theirs)
        matched = sum(min(count, want.get(run, 0)) for run, count in have.items())
        precision = matched / sum(have.values()) if have else None
        recall = matched / sum(want.values()) if want else 1
        if precision is not None:
            precisions.append(precision)
        recalls.append(recall)
        exact.append(mine == theirs)
        each.append(2 * precision * recall / (precision + recall) if precision and recall else 0)
    precision, recall = np.mean(precisions or [0]), np.mean(recalls)
    return 2 * precision * recall / max(1e-9, precision + recall), float(np.mean(exact)), float(np.mean(each))


def segment_score(pages):
    """F1 over the segments that must and must not be in the text."""
    right = wrong = missing = 0
    for page in pages:
        text = folded(page["predicted"])
        found = sum(folded(segment) in text for segment in page["with"])
        right += found
        missing += len(page["with"]) - found
        wrong += sum(folded(segment) in text for segment in page["without"])
    return 2 * right / max(1, 2 * right + wrong + missing)


def report(pages):
    """Prints a line for each source, and for each kind of wcxb's pages."""
    for source in dict.fromkeys(page["source"] for page in pages):
        mine = [page for page in pages if page["source"] == source]
        if source == "trafilatura":
            print(f"{source:14} n {len(mine):4} segments {segment_score(mine):.4f}")
            continue
        pairs = lambda some: [(page["truth"], page["predicted"]) for page in some]
        print(f"{source:14} n {len(mine):4} f1 %.4f exact %.3f page f1 %.4f" % text_score(pairs(mine)))
        if source == "wcxb_dev":
            for kind in sorted({page["kind"] for page in mine}):
                some = [page for page in mine if page["kind"] == kind]
                print(f"   {kind:14} n {len(some):4} f1 %.4f exact %.3f page f1 %.4f" % text_score(pairs(some)))
