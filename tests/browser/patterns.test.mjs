// Patterns by hand: the button by key, the link that brings them back, forced colours, and what axe says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FIGURE = `<trade-figure id="f" view="turnover-years" loading="eager">${TABLE}</trade-figure>`;

/** Waits until the figure shows patterns, or none; what its button and its page then say. */
const settled = (page, on) =>
  page.evaluate(async (on) => {
    const button = () => [...helpers.inShadow(".toolbar").children].find(({ textContent }) => textContent === "Patterns");
    await helpers.until(() => button()?.getAttribute("aria-pressed") === String(on) && button());
    await helpers.settle();
    const { patterns = null } = helpers.events.filter(({ name }) => name === "change").at(-1)?.state ?? {};
    const { height } = button().getBoundingClientRect();
    return { patterns, swatches: helpers.inShadow(".legend").querySelectorAll("canvas").length, isLarge: height >= 24 };
  }, on);

for (const browser of ["chrome", "firefox"]) {
  const skip = skipUnless(browser);

  test(`patterns come and go by key, and stay in another view and come with a link, in ${browser}`, { skip }, () =>
    onPage(
      FIGURE,
      async ({ page, log, origin }) => {
        await page.evaluate(() => helpers.happened("ready"));
        assert.deepEqual(await settled(page, false), { patterns: null, swatches: 0, isLarge: true });
        await page.evaluate(() => [...helpers.inShadow(".toolbar").children].find(({ textContent }) => textContent === "Patterns").focus());
        await page.keyboard.press("Enter");
        assert.deepEqual(await settled(page, true), { patterns: true, swatches: 2, isLarge: true });
        const [hatched, plain] = await page.evaluate(async () => {
          const lines = (text) => text.split("<polyline").length;
          const hatched = lines(await f.toSVG());
          f.restore({ view: "turnover-years" });
          await helpers.settle();
          return [hatched, lines(await f.toSVG())];
        });
        assert.ok(hatched > plain + 20, `${hatched} lines with patterns, ${plain} without`);
        await page.evaluate(() => f.restore({ view: "exports", patterns: true }));
        assert.equal((await settled(page, true)).swatches, 2);
        await page.goto("about:blank");
        await page.goto(`${origin}/t.html#trade-figure=view:turnover;patterns:on`);
        assert.equal((await settled(page, true)).swatches, 2);
        assert.equal(await page.evaluate(() => f.view), "turnover");
        await page.addScriptTag({ content: AXE });
        const found = await page.evaluate(async () => (await axe.run(f, { resultTypes: ["violations"] })).violations.map(({ id }) => id));
        assert.deepEqual(found, []);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}

test("patterns are there in forced colours, and a reader can leave them out", () =>
  onPage(FIGURE, async ({ page, log }) => {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await page.evaluate(() => helpers.happened("ready"));
    assert.equal((await settled(page, true)).swatches, 2);
    await page.evaluate(() => [...helpers.inShadow(".toolbar").children].find(({ textContent }) => textContent === "Patterns").click());
    assert.deepEqual(await settled(page, false), { patterns: false, swatches: 0, isLarge: true });
    assert.deepEqual(log.problems(), []);
  }));
