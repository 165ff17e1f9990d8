import assert from "node:assert/strict";
import { test } from "node:test";

import { skipUnless, withPage } from "./support.mjs";

for (const browser of ["chrome", "firefox"]) {
  test(`the front page loads its module and nothing else in ${browser}`, { skip: skipUnless(browser) }, () =>
    withPage(
      async ({ page, log, origin }) => {
        await page.goto(`${origin}/`, { waitUntil: "networkidle0" });

        const asked = log.requests.map(({ url }) => url.replace(origin, "")).filter((path) => path !== "/favicon.ico");
        assert.deepEqual(asked, ["/", "/embed/trade-figure.js", "/embed/trade-figure.wasm"]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}
