import assert from "node:assert/strict";
import { test } from "node:test";

import { skipUnless, withPage } from "./support.mjs";

for (const browser of ["chrome", "firefox"]) {
  test(`the front page loads its module and nothing else in ${browser}`, { skip: skipUnless(browser) }, () =>
    withPage(
      async ({ page, log, origin }) => {
        await page.goto(`${origin}/`, { waitUntil: "networkidle0" });

        const asked = new Set(log.requests.map(({ url }) => url.replace(origin, "")));
        asked.delete("/favicon.ico");
        assert.deepEqual([...asked].sort(), ["/", "/embed/trade-figure.js", "/embed/trade-figure.wasm"]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}
