#!/usr/bin/env python3
"""A second opinion on the article's numbers, independent of the Rust code.

    python3 tests/oracle/article.py data/china-kazakhstan

Reads observations.csv and claims.csv of a package and prints two tables:

1. one line a claim: id, verdict, low, value, high, remark. The range is what the printed operands
   allow, taken at exact corners; the verdict compares it with the range of the printed result.
   Ranges are closed and half a unit of the last printed place wide on either side. Where they do
   not meet, truncation is tried too, for the operands, for the result and for both, before a claim
   counts as contradicted.
2. one line a conflict: numbers that cannot all be true at once although each claim may pass alone,
   found by exact linear programming; then the smallest sets of numbers whose removal leaves no
   conflict.

Only the standard library, only exact fractions. Exit code: 0 read and printed, 1 the package breaks
a rule of its own format, 2 it cannot be read.
"""

import csv
import re
import sys
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
ID = re.compile(r"[a-z0-9-]{1,120}")
RELATIVE = ("index", "growth", "ratio", "share")


def rounding_range(text, multiplier, mode="nearest"):
    """The closed range of true values that print as `text` in units of 10^multiplier."""
    places = len(text.partition(".")[2])
    step = Fraction(1, 10**places)
    value = Fraction(text)
    if mode == "nearest":
        low, high = value - step / 2, value + step / 2
    elif text.startswith("-"):
        low, high = value - step, value
    else:
        low, high = value, value + step
    unit = Fraction(10) ** multiplier
    return low * unit, high * unit


def apply(rule, operands):
    """The rule at one corner."""
    first = operands[0]
    if rule in ("difference", "balance"):
        return first - operands[1]
    if rule == "index" or rule == "share":
        return 100 * first / operands[1]
    if rule == "growth":
        return 100 * (first / operands[1] - 1)
    if rule == "ratio":
        return first / operands[1]
    if rule == "sum":
        return sum(operands)
    if rule == "equal":
        return first
    raise ValueError(f"unknown rule {rule}")


def corners(rule, ranges):
    """The exact range of the rule: every rule is monotone in each operand while divisors are > 0."""
    results = [apply(rule, corner) for corner in product(*ranges)]
    return min(results), max(results)


def number(row):
    return Fraction(row["value"]) * Fraction(10) ** int(row["unit_mult"] or 0)


def printed_range(row, mode="nearest"):
    return rounding_range(row["value"], int(row["unit_mult"] or 0), mode)


def implied(claim, observations, claims):
    """What another relative claim about the same unprinted whole makes of this one, in words."""
    part, whole = operands_of(claim)
    for other in claims:
        others = operands_of(other)
        if other["rule"] not in RELATIVE or others[-1] != whole or others[0] == part:
            continue
        if not observations[part]["value"] or not observations[others[0]]["value"]:
            continue
        (a, b), (c, d) = printed_range(observations[others[0]]), fractions_of(other)
        low, high = corners(claim["rule"], [printed_range(observations[part]), (a / d, b / c)])
        return f"; {other['id']} implies {decimal(low)} to {decimal(high)}"
    return ""


def fractions_of(claim):
    """The range of part over whole that a relative claim prints."""
    scale = 1 if claim["rule"] == "ratio" else 100
    shift = 1 if claim["rule"] == "growth" else 0
    return [bound / scale + shift for bound in printed_range(claim)]


def judge(claim, observations, claims):
    """Verdict, low, value, high, remark; the numbers in the claim's own unit."""
    operands = [observations[name] for name in operands_of(claim)]
    rule = claim["rule"]
    missing = [row["id"] for row in operands if not row["value"]]
    if missing:
        remark = "not printed: " + ", ".join(missing)
        if missing == [operands[-1]["id"]]:
            remark += implied(claim, observations, claims)
        return "untestable", None, None, None, remark
    if rule in RELATIVE and printed_range(operands[1])[0] <= 0:
        return "untestable", None, None, None, "the divisor may be zero or negative"
    unit = Fraction(10) ** int(claim["unit_mult"] or 0)
    low, high = corners(rule, [printed_range(row) for row in operands])
    value = apply(rule, [number(row) for row in operands])
    shown = low / unit, value / unit, high / unit

    verdict, remark = "contradicted", ""
    for inputs, result in product(("nearest", "truncated"), repeat=2):
        a, b = corners(rule, [printed_range(row, inputs) for row in operands])
        c, d = printed_range(claim, result)
        if a <= d and c <= b:
            verdict = "consistent"
            if (inputs, result) != ("nearest", "nearest"):
                remark = f"only with operands {inputs} and the result {result}"
            elif a == d or c == b:
                remark = "only at the shared end of the two ranges"
            break
    return (verdict, *shown, remark)


# Linear programming: rows are (coefficients, bound) meaning sum <= bound, all variables >= 0.


def feasible(rows, width):
    """Whether some x >= 0 satisfies every row: phase one of the simplex method, Bland's rule."""
    table, basis = [], []
    count = len(rows)
    artificial = [i for i, (_, bound) in enumerate(rows) if bound < 0]
    total = width + count + len(artificial)
    for i, (coefficients, bound) in enumerate(rows):
        line = [Fraction(0)] * (total + 1)
        for column, coefficient in coefficients.items():
            line[column] = Fraction(coefficient)
        line[width + i] = Fraction(1)
        line[-1] = Fraction(bound)
        if bound < 0:
            line = [-cell for cell in line]
            column = width + count + artificial.index(i)
            line[column] = Fraction(1)
            basis.append(column)
        else:
            basis.append(width + i)
        table.append(line)
    # Minimise the sum of the artificial variables.
    cost = [Fraction(0)] * (total + 1)
    for i, column in enumerate(basis):
        if column >= width + count:
            cost = [c - t for c, t in zip(cost, table[i])]
    for column in range(width + count, total):
        cost[column] += 1
    while True:
        entering = next((j for j in range(total) if cost[j] < 0), None)
        if entering is None:
            return cost[-1] == 0
        ratios = [
            (table[i][-1] / table[i][entering], basis[i], i)
            for i in range(count)
            if table[i][entering] > 0
        ]
        leaving = min(ratios)[2]
        pivot = table[leaving][entering]
        table[leaving] = [cell / pivot for cell in table[leaving]]
        for i in range(count):
            factor = table[i][entering]
            if i != leaving and factor:
                table[i] = [a - factor * b for a, b in zip(table[i], table[leaving])]
        factor = cost[entering]
        cost = [a - factor * b for a, b in zip(cost, table[leaving])]
        basis[leaving] = entering


def constraints(row, columns):
    """The two inequalities of a claim, over the unknown true values of its operands."""
    low, high = printed_range(row)
    names = [columns[name] for name in row["operands"].split(";")]
    rule = row["rule"]
    if rule in RELATIVE:
        part, whole = names
        low, high = fractions_of(row)
        return [({part: -1, whole: low}, 0), ({part: 1, whole: -high}, 0)]
    signs = [1, -1] if rule in ("difference", "balance") else [1] * len(names)
    coefficients = dict(zip(names, signs))
    negated = {column: -sign for column, sign in coefficients.items()}
    return [(negated, -low), (coefficients, high)]


def holds(rows, cache):
    """Whether these printed numbers can all be true at once."""
    key = frozenset(row["id"] for row in rows)
    if key not in cache:
        cache[key] = can_hold(rows)
    return cache[key]


def can_hold(rows):
    names = sorted({name for row in rows for name in operands_of(row)})
    columns = {name: column for column, name in enumerate(names)}
    lows, highs = [Fraction(0)] * len(names), [None] * len(names)
    inequalities = []
    for row in rows:
        if row.get("rule", "equal") != "equal":
            inequalities += constraints(row, columns)
            continue
        # A level, or the same level printed again, only bounds one unknown.
        column = columns[operands_of(row)[0]]
        low, high = printed_range(row)
        lows[column] = max(lows[column], low)
        highs[column] = high if highs[column] is None else min(highs[column], high)
    if any(high is not None and low > high for low, high in zip(lows, highs)):
        return False
    # Count each unknown from its lower bound, so that it is merely not negative.
    shifted = [
        (coefficients, bound - sum(k * lows[column] for column, k in coefficients.items()))
        for coefficients, bound in inequalities
    ]
    for column, high in enumerate(highs):
        if high is not None:
            shifted.append(({column: 1}, high - lows[column]))
    return feasible(shifted, len(names))


def operands_of(row):
    """The unknown true values that a row speaks of: an observation of its own."""
    return row.get("operands", row["id"]).split(";")


def conflict(rows, cache):
    """A minimal subset that cannot hold together."""
    kept = list(rows)
    for row in rows:
        rest = [other for other in kept if other is not row]
        if not holds(rest, cache):
            kept = rest
    return kept


def together(rows):
    """Conflicts, and every smallest set whose removal leaves none (implicit hitting sets)."""
    cache, conflicts, size = {}, [], 0
    by_id = {row["id"]: row for row in rows}
    if holds(rows, cache):
        return [], []
    while True:
        candidates = sorted({name for found in conflicts for name in found}) or []
        answers, grown = [], False
        for chosen in combinations(candidates, size):
            if not all(set(chosen) & found for found in conflicts):
                continue
            rest = [row for name, row in by_id.items() if name not in chosen]
            if holds(rest, cache):
                answers.append(chosen)
            else:
                conflicts.append({row["id"] for row in conflict(rest, cache)})
                grown = True
                break
        if grown:
            continue
        if answers:
            return conflicts, answers
        if size == 0 and not conflicts:
            conflicts.append({row["id"] for row in conflict(rows, cache)})
        size += 1


def components(rows):
    """Rows that share an operand, group by group."""
    groups = []
    for row in rows:
        names = set(operands_of(row))
        joined = [group for group in groups if group[0] & names]
        merged = (names.union(*(g[0] for g in joined)), sum((g[1] for g in joined), []) + [row])
        groups = [group for group in groups if group not in joined] + [merged]
    return [group[1] for group in groups]


def faults(observations, claims, labels):
    """What the package breaks of its own format."""
    found = []
    names = [row["id"] for row in observations + claims]
    found += [f"{n}: not an id" for n in names if not ID.fullmatch(n)]
    found += [f"{n}: twice" for n in sorted({n for n in names if names.count(n) > 1})]
    known = {row["id"]: row for row in observations}
    for row in observations:
        if row["value"] and not NUMBER.fullmatch(row["value"]):
            found.append(f"{row['id']}: value {row['value']!r}")
        if not row["source"] or not row["period"]:
            found.append(f"{row['id']}: no source or no period")
        if row["value"] and printed_range(row)[0] < 0:
            found.append(f"{row['id']}: below zero, which the joint check here does not expect")
        for column in ("variable", "reporter", "partner", "flow", "product"):
            if row[column] and row[column] not in labels:
                found.append(f"{row['id']}: {column} {row[column]!r} has no label")
    used = {row[c] for row in observations for c in ("variable", "reporter", "partner", "flow", "product")}
    found += [f"label {token!r} is used nowhere" for token in labels if token not in used]
    for row in claims:
        if not NUMBER.fullmatch(row["value"]):
            found.append(f"{row['id']}: value {row['value']!r}")
        operands = row["operands"].split(";")
        for name in operands:
            if name not in known:
                found.append(f"{row['id']}: no observation {name!r}")
        measures = {known[n]["unit_measure"] for n in operands if n in known}
        expected = {"index": "PERCENT", "growth": "PERCENT", "share": "PERCENT", "ratio": "RATIO"}
        want = expected.get(row["rule"]) or "".join(measures)
        if len(measures) != 1 or row["unit_measure"] != want:
            found.append(f"{row['id']}: units {sorted(measures)} give {want}, not {row['unit_measure']}")
    return found


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


def decimal(value):
    return "" if value is None else f"{float(value):.6g}"


def main(folder):
    folder = Path(folder)
    observations, claims = read(folder / "observations.csv"), read(folder / "claims.csv")
    # A row without English is one for the text of a place or a note, and no label of a token.
    labels = [row["token"] for row in read(folder / "labels.csv") if row["en"]]
    broken = faults(observations, claims, labels)
    for fault in broken:
        print(fault, file=sys.stderr)
    if broken:
        return 1

    by_id = {row["id"]: row for row in observations}
    print("id", "verdict", "low", "value", "high", "printed", "remark", sep="\t")
    for claim in claims:
        verdict, low, value, high, remark = judge(claim, by_id, claims)
        numbers = [decimal(x) for x in (low, value, high)]
        print(claim["id"], verdict, *numbers, claim["value"], remark, sep="\t")

    print()
    for group in components([row for row in observations if row["value"]] + claims):
        conflicts, suspects = together(group)
        for found in conflicts:
            print("conflict", *sorted(found), sep="\t")
        for chosen in suspects:
            print("suspects", *chosen, sep="\t")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("usage: article.py PACKAGE_FOLDER", file=sys.stderr)
        sys.exit(2)
    try:
        sys.exit(main(sys.argv[1]))
    except (OSError, KeyError, csv.Error, UnicodeDecodeError) as error:
        print(f"{sys.argv[1]}: {error!r}", file=sys.stderr)
        sys.exit(2)
