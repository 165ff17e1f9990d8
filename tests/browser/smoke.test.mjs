import assert from "node:assert/strict";
import { test } from "node:test";

import { skipUnless, withPage } from "./support.mjs";

for (const browser of ["chrome", "firefox"]) {
  test(`the front page loads its module and nothing else in ${browser}`, { skip: skipUnless(browser) }, () =>
    withPage(
      async ({ page, log, origin }) => {
        await page.goto(`${origin}/`, { waitUntil: "networkidle0" });

        // Firefox counts the page's empty icon, `data:,`, which asks nobody anything.
        const asked = new Set(
          log.requests.filter(({ url }) => !url.startsWith("data:")).map(({ url }) => url.replace(origin, "")),
        );
        assert.deepEqual([...asked].sort(), ["/", "/embed/trade-figure.js", "/embed/trade-figure.wasm"]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}
