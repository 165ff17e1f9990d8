#!/usr/bin/env bash
# fuzz.sh SECONDS: fuzzes every target in fuzz/fuzz_targets/ for that long.
set -euo pipefail

# shellcheck source=env.sh
. "$(dirname "$0")/env.sh"
cd "$root"

seconds=${1:-60}
shopt -s nullglob
targets=(fuzz/fuzz_targets/*.rs)
if [ ${#targets[@]} -eq 0 ]; then
  echo "no fuzz targets: fuzz/fuzz_targets/ is empty" >&2
  exit 1
fi

lacking=
if ! cargo +nightly --version >/dev/null 2>&1; then
  echo "fuzzing needs a nightly compiler: rustup toolchain install nightly --profile minimal" >&2
  lacking=yes
fi
if ! cargo fuzz --version >/dev/null 2>&1; then
  echo "fuzzing needs cargo-fuzz: cargo install --locked cargo-fuzz" >&2
  lacking=yes
fi
if [ -n "$lacking" ]; then exit 1; fi

for target in "${targets[@]}"; do
  name=$(basename "$target" .rs)
  scripts/step.sh "fuzz $name for $seconds s" \
    cargo +nightly fuzz run "$name" -- -max_total_time="$seconds" -timeout=10
done
