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
  # Texts are as long as the files of a package may be; numbers and rules need few bytes.
  longest=4096
  if [ "$name" != check ]; then longest=1048576; fi
  # All code is safe, so nothing is lost without the address sanitizer, and memory can be bounded.
  scripts/step.sh "fuzz $name for $seconds s" cargo +nightly fuzz run --sanitizer none "$name" -- \
    -max_total_time="$seconds" -max_len="$longest" -timeout=10 -rss_limit_mb=256
done
