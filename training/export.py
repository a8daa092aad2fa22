"""Writes the trained model as the JSON that `lib/extraction/model` reads."""
import base64
import collections
import json
import textwrap

import numpy as np

import steps
from kind import NAMES, SCALE
from tables import KINDS

VERSION = 1
LEAF = 255
LINE = 100


def export(path, judge, keys, features):
    """Writes weights in the format of `Judge` in lib/extraction/model/judge.ts."""
    kind = judge.kind
    weights = {
        "version": VERSION,
        "features": digest(features),
        "first": packed_trees(judge.first),
        "second": packed_trees(judge.second),
        "odds": {name: packed_table(keys.vocabulary[at], judge.tables[at]) for at, name in enumerate(KINDS)},
        "kinds": {
            "names": NAMES,
            "scale": SCALE,
            "keys": lines_of(kind.keys),
            "values": packed(kind.weights.astype(np.int8).tobytes()),
            "base": [round(float(value), 4) for value in kind.base],
        },
    }
    with open(path, "w") as file:
        json.dump(weights, file, ensure_ascii=False, indent=0)
        file.write("\n")


def digest(names):
    """FNV-1a hash of the features' names: weights and code have to agree on them."""
    value = 2166136261
    for char in ",".join(names):
        value = ((value ^ ord(char)) * 16777619) & 0xFFFFFFFF
    return f"{value:08x}"


def packed(data):
    return textwrap.wrap(base64.b64encode(data).decode(), LINE)


def lines_of(keys):
    """Joins keys with bars into lines of about equal length."""
    lines, line = [], []
    for key in keys:
        line.append(key)
        if sum(len(each) + 1 for each in line) > LINE:
            lines.append("|".join(line))
            line = []
    return lines + (["|".join(line)] if line else [])


def packed_table(vocabulary, table):
    """Lines of `value|key|key…`: all keys of a line share the value, in twentieths."""
    by_value = {}
    for at in np.flatnonzero(~np.isnan(table)):
        if "|" not in vocabulary[at]:
            by_value.setdefault(int(round(float(table[at]) * 20)), []).append(vocabulary[at])
    return [f"{value}|{line}" for value in sorted(by_value) for line in lines_of(sorted(by_value[value]))]


def packed_trees(model):
    trees = [json.loads(tree) for tree in model.get_dump(dump_format="json")]
    most = max(abs(leaf) for tree in trees for leaf in leaves_of(tree))
    scale = most / 127
    features, thresholds, leaves = [], [], []

    def write(node):
        if "leaf" in node:
            features.append(LEAF)
            leaves.append(int(round(node["leaf"] / scale)))
            return
        features.append(int(node["split"][1:]))
        thresholds.append(steps.number_of(node["split_condition"]))
        children = {child["nodeid"]: child for child in node["children"]}
        write(children[node["yes"]])
        write(children[node["no"]])

    for tree in trees:
        write(tree)
    return {"trees": len(trees), "scale": scale, "features": packed_numbers(features),
            "thresholds": packed_numbers(thresholds), "leaves": packed_numbers(leaves)}


def packed_numbers(numbers):
    """Encodes each number as one character, the most frequent ones in ASCII; `numbersOf` decodes
    them."""
    values = [value for value, _ in sorted(collections.Counter(numbers).items(), key=lambda each: (-each[1], each[0]))]
    codes = [code for code in range(0x23, 0x7F) if code != 0x5C] + list(range(0x100, 0x300))
    char_of = {value: chr(codes[at]) for at, value in enumerate(values)}
    text = "".join(char_of[number] for number in numbers)
    return {"values": values, "text": [text[at:at + LINE] for at in range(0, len(text), LINE)]}


def leaves_of(node):
    if "leaf" in node:
        return [node["leaf"]]
    return [leaf for child in node["children"] for leaf in leaves_of(child)]
