"""How long Polars takes, on one thread, for the grouping that benches/indicators.rs times.

    cargo bench --bench indicators -- 'trade matrix/group$'
    python3 -m pip install -r benches/requirements-polars.txt
    python3 benches/compare_polars.py [FILE]

FILE is the table of the benchmark; without it, that in the folder that TRADE_FIGURE_SHARED names or in
../shared; where neither is there, rows of the same shape are made up, as the benchmark does. Rows are
in memory when the clock starts. Prints both times and their ratio, ours by Polars'.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

# Before the import, which starts the threads.
os.environ["POLARS_MAX_THREADS"] = "1"

import polars  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
FILE = "data/bench/unctad_sitc1_1995_2005_2015.csv.gz"
ESTIMATES = "target/criterion/trade matrix/group/new/estimates.json"
KEYS = ["year", "exporter", "importer", "product"]
RUNS = 15


def table():
    """The rows, and where they are from."""
    shared = [Path(os.environ[name]) for name in ["TRADE_FIGURE_SHARED"] if name in os.environ]
    paths = [Path(name) for name in sys.argv[1:2]]
    paths += [folder / FILE for folder in [*shared, ROOT.parent / "shared"]]
    for path in paths:
        if path.is_file():
            frame = polars.read_csv(path, infer_schema=False)
            # The first two columns of names, as the benchmark reads them.
            frame = frame.select(
                polars.nth(0).alias("year").cast(polars.Int32),
                polars.nth(1).alias("exporter").cast(polars.String),
                polars.nth(2).alias("importer").cast(polars.String),
                polars.nth(-2).alias("product").cast(polars.String),
                polars.nth(-1).alias("value").cast(polars.Float64),
            )
            return frame, path.name
    return made_up(), "made-up rows"


def made_up():
    """The rows that the benchmark makes up: three years, 215 economies, ten products."""
    state, rows = 1, []

    def below(limit):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % limit

    for year in [1995, 2005, 2015]:
        for exporter in range(215):
            for importer in range(215):
                if importer == exporter:
                    continue
                for product in range(10):
                    if below(100) >= 35:
                        value = below(1_000_000_000) / 1000
                        rows.append((year, f"E{exporter}", f"E{importer}", str(product), value))
    return polars.DataFrame(rows, schema=[*KEYS, "value"], orient="row")


def main():
    frame, source = table()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        grouped = frame.group_by(KEYS).agg(polars.col("value").sum()).sort(KEYS)
        times.append(time.perf_counter() - start)
    assert polars.thread_pool_size() == 1
    theirs = statistics.median(times)
    print(f"{source}: {frame.height} rows, {grouped.height} groups")
    print(f"Polars {polars.__version__}, one thread: {theirs * 1000:.1f} ms (median of {RUNS})")
    estimates = ROOT / ESTIMATES
    if not estimates.is_file():
        sys.exit("ours: not timed yet; run cargo bench --bench indicators -- 'trade matrix/group$'")
    ours = json.loads(estimates.read_text())["median"]["point_estimate"] / 1e9
    print(f"ours: {ours * 1000:.1f} ms, {ours / theirs:.2f} times as long")


main()
