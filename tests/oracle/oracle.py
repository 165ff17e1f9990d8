"""An independent reading of the check, on exact fractions, for comparison.

Reads one claim a line from standard input, tab separated: the rule, the printed result, the power
of ten of its unit, and for each operand its printed value and power of ten. Powers of ten matter
for sums, differences, balances and repeated numbers (the result's unit) and for quotients (the
operands' own units); percentages and ratios have none.

Prints one line a claim: verdict, exact low, exact high, and what is to be noted.

A line that starts with `joint` holds a whole package instead: `;`-separated observations
(`text` or `..`) and claims (`rule result place place ...`). Prints whether all can hold when each
number was rounded to the nearest or cut off, by Fourier-Motzkin elimination.

Written from the documentation, not from the crate. Standard library only.
"""

import itertools
import sys
from fractions import Fraction


def half_unit(text):
    """Half a unit of the last printed place."""
    places = len(text.partition(".")[2])
    return Fraction(1, 2 * 10**places)


def nearest(text):
    value = Fraction(text)
    return value - half_unit(text), value + half_unit(text)


def any_way(text):
    """Rounded to the nearest, or cut off towards zero."""
    value = Fraction(text)
    low, high = nearest(text)
    if value >= 0:
        high = value + 2 * half_unit(text)
    if value <= 0:
        low = value - 2 * half_unit(text)
    return low, high


def derive(rule, operands):
    if rule in ("difference", "balance"):
        return operands[0] - operands[1]
    if rule in ("index", "share"):
        return 100 * operands[0] / operands[1]
    if rule == "growth":
        return 100 * (operands[0] / operands[1] - 1)
    if rule == "ratio":
        return operands[0] / operands[1]
    return sum(operands)


QUOTIENTS = ("index", "share", "growth", "ratio")


def allowed(rule, ranges):
    """Every rule is monotonic in each operand where it is defined, so corners are enough."""
    values = [derive(rule, corner) for corner in itertools.product(*ranges)]
    return min(values), max(values)


def untestable(rule, ranges):
    if rule not in QUOTIENTS:
        return None
    low, high = ranges[1]
    if low <= 0 <= high:
        return "base-holds-zero"
    if high < 0:
        return "negative-base"
    if rule in ("index", "growth") and ranges[0][1] < 0:
        return "sign-change"
    return None


def overlap(a, b):
    return max(a[0], b[0]), min(a[1], b[1])


def test(fields):
    rule, result, result_power, *rest = fields
    texts, powers = rest[0::2], [int(power) for power in rest[1::2]]
    base = int(result_power) if rule not in QUOTIENTS else powers[-1]

    def scaled(reading, text, power):
        low, high = reading(text)
        factor = Fraction(10) ** (power - base)
        return low * factor, high * factor

    ranges = [scaled(nearest, *operand) for operand in zip(texts, powers)]
    reason = untestable(rule, ranges)
    if reason:
        return ["untestable", "", "", reason]
    low, high = allowed(rule, ranges)
    shared = overlap((low, high), nearest(result))
    wide = [scaled(any_way, *operand) for operand in zip(texts, powers)]
    wide_shared = overlap(allowed(rule, wide), any_way(result))
    if shared[0] < shared[1]:
        verdict, note = "consistent", ""
    elif shared[0] == shared[1]:
        verdict, note = "consistent", f"shared-end-only {shared[0]}"
    elif wide_shared[0] <= wide_shared[1]:
        verdict, note = "consistent", "only-under-truncation"
    else:
        verdict, note = "contradicted", ""
    return [verdict, str(low), str(high), note]


def joint(fields):
    observations, claims = fields[0].split(";"), fields[1].split(";")
    count = len(observations)
    # Each inequality is coefficients and a limit: their sum is at most the limit.
    inequalities = []

    def at_most(terms, limit):
        row = [Fraction(0)] * count
        for place, factor in terms:
            row[place] += factor
        inequalities.append((tuple(row), limit))

    def within(terms, low, high):
        at_most(terms, high)
        at_most([(place, -factor) for place, factor in terms], -low)

    for place, text in enumerate(observations):
        if text != "..":
            within([(place, Fraction(1))], *any_way(text))
    for line in claims:
        rule, result, *operands = line.split(" ")
        operands = [int(place) for place in operands]
        low, high = any_way(result)
        if rule in QUOTIENTS:
            if rule == "growth":
                low, high = low + 100, high + 100
            if rule != "ratio":
                low, high = low / 100, high / 100
            b, a = operands
            at_most([(a, low), (b, Fraction(-1))], Fraction(0))
            at_most([(b, Fraction(1)), (a, -high)], Fraction(0))
        else:
            signs = [1, -1] if rule in ("difference", "balance") else [1] * len(operands)
            within([(p, Fraction(s)) for p, s in zip(operands, signs)], low, high)
    return ["possible" if feasible(inequalities, count) else "impossible"]


def feasible(inequalities, count):
    for place in range(count):
        below, above, rest = [], [], set()
        for row, limit in inequalities:
            factor = row[place]
            if factor == 0:
                rest.add((row, limit))
                continue
            row = tuple(value / abs(factor) for value in row)
            (above if factor > 0 else below).append((row, limit / abs(factor)))
        for (up, upper), (down, lower) in itertools.product(above, below):
            rest.add((tuple(x + y for x, y in zip(up, down)), upper + lower))
        tightest = {}
        for row, limit in rest:
            tightest[row] = min(limit, tightest.get(row, limit))
        inequalities = list(tightest.items())
    return all(limit >= 0 for _, limit in inequalities)


def main():
    for line in sys.stdin:
        fields = line.rstrip("\n").split("\t")
        answer = joint(fields[1:]) if fields[0] == "joint" else test(fields)
        print("\t".join(answer))


if __name__ == "__main__":
    main()
