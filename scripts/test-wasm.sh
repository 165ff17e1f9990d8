#!/usr/bin/env bash
# Runs the tests named wasm in headless Chromium; webdriver.json says how it is started.
set -euo pipefail

# shellcheck source=env.sh
. "$(dirname "$0")/env.sh"
cd "$root"

# A busy machine takes its time to start a browser; the default is 20 seconds.
export WASM_BINDGEN_TEST_TIMEOUT="${WASM_BINDGEN_TEST_TIMEOUT:-120}"

exec wasm-pack test --headless --chrome --chromedriver "$CHROMEDRIVER" --mode no-install . --locked --test wasm --test wasm_databases --test wasm_indicators --test wasm_paint
