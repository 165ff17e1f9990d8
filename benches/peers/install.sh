#!/usr/bin/env bash
# Installs the other libraries, at the versions of package-lock.json beside this, into target/bench/peers/:
# nothing else needs them, so nothing else waits for them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
there=$root/target/bench/peers

if cmp -s "$here/package-lock.json" "$there/installed.json"; then exit 0; fi
mkdir -p "$there"
cp "$root/.npmrc" "$here/package.json" "$here/package-lock.json" "$there/"
(cd "$there" && npm ci --loglevel=error)
cp "$here/package-lock.json" "$there/installed.json"
