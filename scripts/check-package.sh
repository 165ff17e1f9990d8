#!/usr/bin/env bash
# check-package.sh: packs the crate as `cargo publish` would, builds what was packed, and has the program that
# comes of it check the data that are packed with it. Nothing is sent anywhere.
set -euo pipefail

# shellcheck source=env.sh
. "$(dirname "$0")/env.sh"
cd "$root"

# Its own folder, so that neither build throws away what the other made.
folder=target/package-check
# What is not committed yet is packed, too: this is about which files are in it.
cargo publish --dry-run --quiet --locked --allow-dirty --all-features --target-dir "$folder"

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
packed=$folder/package/trade-figure-$version
if [ -e "$packed/data/examples" ]; then
  echo "check-package.sh: the example packages are packed" >&2
  exit 1
fi
status=0
"$folder/debug/trade-figure" check "$packed/data/china-kazakhstan" --format json >"$folder/check.json" || status=$?
# The article has numbers that cannot follow, which the exit code says.
if [ "$status" -ne 1 ]; then
  echo "check-package.sh: the packed program ended with $status, not 1" >&2
  exit 1
fi
cmp "$folder/check.json" tests/goldens/check/article.json
