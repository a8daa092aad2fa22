"""Writes what was learnt as the JSON that `lib/extraction/model` reads."""
import base64
import json
import math
import textwrap

import numpy as np

from kind import NAMES, SCALE
from tables import KINDS

VERSION = 1
LEAF = 255
LINE = 100


def export(path, judge, keys, features):
    """Writes weights that `Judge` in lib/extraction/model/judge.ts takes."""
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
    """FNV-1a of the features' names: weights and code have to agree on them."""
    value = 2166136261
    for char in ",".join(names):
        value = ((value ^ ord(char)) * 16777619) & 0xFFFFFFFF
    return f"{value:08x}"


def packed(data):
    return textwrap.wrap(base64.b64encode(data).decode(), LINE)


def lines_of(keys):
    """Keys in lines of about the same length, parted by bars."""
    lines, line = [], []
    for key in keys:
        line.append(key)
        if sum(len(each) + 1 for each in line) > LINE:
            lines.append("|".join(line))
            line = []
    return lines + (["|".join(line)] if line else [])


def packed_table(vocabulary, table):
    """Lines of `value|key|key…`, all keys of a line with one value, in twentieths."""
    by_value = {}
    for at in np.flatnonzero(~np.isnan(table)):
        if "|" not in vocabulary[at]:
            by_value.setdefault(int(round(float(table[at]) * 20)), []).append(vocabulary[at])
    return [f"{value}|{line}" for value in sorted(by_value) for line in lines_of(sorted(by_value[value]))]


def packed_trees(model):
    trees = [json.loads(tree) for tree in model.get_dump(dump_format="json")]
    most = max(abs(leaf) for tree in trees for leaf in leaves_of(tree))
    scale = most / 127
    data = bytearray()
    for tree in trees:
        write_node(tree, scale, data)
    return {"trees": len(trees), "base": 0, "scale": scale, "nodes": packed(bytes(data))}


def leaves_of(node):
    if "leaf" in node:
        return [node["leaf"]]
    return [leaf for child in node["children"] for leaf in leaves_of(child)]


def write_node(node, scale, data):
    if "leaf" in node:
        data += bytes([LEAF, int(round(node["leaf"] / scale)) & 255])
        return
    bits = float16(node["split_condition"])
    data += bytes([int(node["split"][1:]), bits >> 8, bits & 255])
    children = {child["nodeid"]: child for child in node["children"]}
    write_node(children[node["yes"]], scale, data)
    write_node(children[node["no"]], scale, data)


def float16(value):
    """The largest float of 16 bits (1, 6 and 9) that is not above: what is split stays split."""
    if value == 0:
        return 0
    fraction, exponent = math.frexp(abs(value))
    exponent -= 1
    if exponent < -30:
        return 0 if value > 0 else 0x8000 | (1 << 9)
    scaled = (fraction * 2 - 1) * 512
    mantissa = math.floor(scaled) if value > 0 else math.ceil(scaled)
    if mantissa == 512:
        mantissa, exponent = 0, exponent + 1
    exponent = min(exponent, 32)
    return (0x8000 if value < 0 else 0) | ((exponent + 31) << 9) | mantissa
