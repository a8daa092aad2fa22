"""The pages for training: the judge's input for their blocks, and which blocks are wanted."""
import base64
import collections
import gzip
import json
import re

import numpy as np

TOKEN = re.compile(r"\w+", re.U)
SECOND_LEVEL = {"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gen", "nom"}
# Sources whose pages are all of one kind.
KIND_OF = {
    "zyte": "article", "aed": "article", "fundus": "article", "fundus_eval": "article",
    "misinfo": "article", "magic_article": "article", "magic_forum": "forum",
}


def tokens(text):
    """Maximal runs of letters, digits and underscores."""
    return TOKEN.findall(text or "")


def shingles(words, size=4):
    """Multiset of runs of four tokens; a single shorter run if there are fewer."""
    if not words:
        return collections.Counter()
    last = max(0, len(words) - size)
    return collections.Counter(" ".join(words[at:at + size]) for at in range(last + 1))


def site_of(url, page_id):
    """Name of the site a page belongs to. Folds are formed by site, so that no site is in two."""
    text = (url or "").lower()
    if "example.org" in text or "page.example" in text:
        text = ""
    match = re.search(r"((?:[a-z0-9_-]+\.)+[a-z]{2,})", text.split("::")[-1] or str(page_id).lower())
    if not match:
        return str(page_id)
    labels = [label for label in match.group(1).split(".") if label not in ("html", "htm", "www")]
    if len(labels) >= 3 and labels[-2] in SECOND_LEVEL and len(labels[-1]) == 2:
        return labels[-3]
    return labels[-2] if len(labels) >= 2 else labels[0]


def fold_of(site, folds):
    """The fold in which a site's pages are tested; the same as in
    `tests/benchmarks/extraction/folds.ts`."""
    value = 7
    for char in site:
        value = (value * 31 + ord(char)) % 65521
    return value % folds


def folded(text):
    return re.sub(r"\s+", " ", text or "").strip()


def labels_of(page):
    """Label of each block: 1 if wanted, 0 if not, NaN if the truth does not say."""
    texts = page["texts"]
    labels = np.full(len(texts), np.nan, np.float32)
    truth = page["truth"]
    if page["source"] == "generated":
        # Its sentences are made of the same parts, so only whole lines are conclusive.
        lines = {" ".join(tokens(line)) for line in truth.split("\n")}
        return np.array([" ".join(tokens(text)) in lines for text in texts], np.float32)
    if truth and len(tokens(truth)) > 3:
        words = tokens(truth)
        bag = shingles(words)
        lines = collections.Counter(" ".join(tokens(line)) for line in truth.split("\n"))
        whole = f" {' '.join(words)} "
        for at, text in enumerate(texts):
            own = tokens(text)
            if len(own) >= 4:
                runs = shingles(own)
                found = sum(min(count, bag.get(run, 0)) for run, count in runs.items())
                labels[at] = 1 if found >= 0.5 * sum(runs.values()) else 0
            elif own:
                line = " ".join(own)
                labels[at] = 1 if line in lines else np.nan if f" {line} " in whole else 0
        once_each(texts, labels, lines)
    else:
        wanted = [folded(text) for text in page["with"]]
        unwanted = [folded(text) for text in page["without"]]
        for at, text in enumerate(texts):
            text = folded(text)
            within = lambda other: other and (other in text or (len(text) > 20 and text in other))
            if any(within(other) for other in wanted):
                labels[at] = 1
            elif any(within(other) for other in unwanted):
                labels[at] = 0
    return labels


def once_each(texts, labels, lines):
    """If a page repeats a text more often than the truth, keeps the occurrences with most wanted
    neighbours."""
    places = collections.defaultdict(list)
    for at, text in enumerate(texts):
        if labels[at] == 1:
            places[" ".join(tokens(text))].append(at)
    for text, found in places.items():
        most = max(1, lines.get(text, 1))
        if len(found) <= most:
            continue
        near = []
        for at in found:
            around = [other for other in range(max(0, at - 5), min(len(texts), at + 6)) if other != at]
            near.append((sum(labels[other] == 1 for other in around), -at))
        best = sorted(zip(near, found), reverse=True)[:most]
        for at in set(found) - {at for _, at in best}:
            labels[at] = 0


def read_source(cache, source, width):
    """The pages of one source, with labels and features."""
    pages = []
    with gzip.open(f"{cache}/{source}.jsonl.gz", "rt") as lines:
        for line in lines:
            page = json.loads(line)
            count = len(page["texts"])
            if count == 0:
                continue
            page["rows"] = np.frombuffer(base64.b64decode(page["rows"]), np.float32).reshape(count, width)
            page["source"] = source
            page["site"] = site_of(page["url"], page["id"])
            page["labels"] = labels_of(page)
            # The kind of a generated page says nothing about real ones.
            page["kind"] = None if source == "generated" else page["kind"] or KIND_OF.get(source)
            page["key_lists"] = [[each.split("\n") if each else [] for each in keys] for keys in page.pop("keys")]
            for name in ("groups", "children", "alike", "above"):
                page[name] = np.array(page[name], np.int32)
            pages.append(page)
    return pages


class Blocks:
    """All blocks of all pages in one table; `of[i]` is the slice of page i."""

    def __init__(self, pages):
        self.pages = pages
        self.of, at = [], 0
        for page in pages:
            self.of.append(slice(at, at + len(page["texts"])))
            at += len(page["texts"])
        self.count = at
        self.labels = np.concatenate([page["labels"] for page in pages])
        self.rows = np.concatenate([page["rows"] for page in pages])
        self.page_of = np.repeat(np.arange(len(pages)), [len(page["texts"]) for page in pages])
