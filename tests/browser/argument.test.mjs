// The map of what is argued, whose numbers open their figures, and the growths that a reader sets.

import assert from "node:assert/strict";
import { test } from "node:test";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const figure = (view) => `<trade-figure id="f" view="${view}" loading="eager">${TABLE}</trade-figure>`;

for (const browser of ["chrome", "firefox"]) {
  test(`a number of the map opens its figure, and a button leads back, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      figure("priorities"),
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const state = async () => {
          await page.evaluate(() => helpers.settle());
          return page.evaluate(() => ({
            view: document.querySelector("#f").view,
            map: helpers.inShadow(".map").checkVisibility(),
            canvas: helpers.inShadow("canvas").checkVisibility(),
            back: helpers.inShadow(".back").checkVisibility(),
            focus: helpers.inShadow("figure").getRootNode().activeElement?.textContent ?? "",
            changes: helpers.events.filter(({ name }) => name === "change").map(({ state }) => state.view),
          }));
        };
        const map = { view: "priorities", map: true, canvas: false, back: false };
        assert.deepEqual(await state(), { ...map, focus: "", changes: [] });

        const number = "Exports, 2022: growth 40.8%";
        const { warned, height, disc, ring, none } = await page.evaluate((number) => {
          const button = Array.from(helpers.inShadow(".map").querySelectorAll("button")).find((node) => node.textContent === number);
          button.focus();
          const count = (basis) => helpers.inShadow(".map").querySelectorAll(`li.${basis}`).length;
          const { height } = button.getBoundingClientRect();
          return { warned: button.className, height, disc: count("number"), ring: count("contradicted"), none: count("nothing") };
        }, number);
        assert.equal(warned, "cited warned");
        assert.ok(height >= 24, `${height} px for a finger`);
        const counts = await page.evaluate(() => Array.from(helpers.inShadow(".counts").children, (node) => node.textContent));
        assert.deepEqual(counts, [
          `●Rests on a number (${disc})`,
          `⊘Rests on a number that cannot follow (${ring})`,
          `○Asserted without a number (${none})`,
        ]);
        assert.equal(ring, 2);

        await page.keyboard.press("Enter");
        const open = { view: "turnover", map: false, canvas: true, back: true };
        assert.deepEqual(await state(), { ...open, focus: "Back to the list", changes: ["turnover"] });
        await page.keyboard.press("Enter");
        assert.deepEqual(await state(), { ...map, focus: number, changes: ["turnover", "priorities"] });

        // The page's own change of the view needs no way back.
        await page.evaluate(() => (document.querySelector("#f").view = "turnover"));
        assert.equal((await state()).back, false);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a growth that is set changes the fan in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      figure("prospects"),
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const state = () =>
          page.evaluate(async () => {
            await helpers.settle();
            const [exports, imports] = helpers.inShadow(".rates").children;
            const texts = (row) => Array.from(row.querySelectorAll("input"), (input) => input.value);
            const pressed = (row) => row.querySelector("button").getAttribute("aria-pressed");
            return {
              picture: helpers.pictureKey(),
              says: helpers.inShadow("canvas").getAttribute("aria-label"),
              inputs: [...texts(exports), ...texts(imports)],
              own: [pressed(exports), pressed(imports)],
            };
          });
        const first = await state();
        assert.deepEqual(first.inputs, ["22", "22", "43", "43"]);
        assert.deepEqual(first.own, ["true", "true"]);
        assert.match(first.says, /Arithmetic, not a forecast/);

        const set = (index, type, value) =>
          page.evaluate(
            (index, type, value) => {
              const input = helpers.inShadow(".rates").children[index].querySelector(`[type=${type}]`);
              input.value = value;
              input.dispatchEvent(new Event("input", { bubbles: true }));
            },
            index,
            type,
            value,
          );
        await set(0, "number", "0");
        const still = await state();
        assert.notEqual(still.picture, first.picture);
        assert.deepEqual(still.inputs, ["0", "0", "43", "43"]);
        assert.deepEqual(still.own, ["false", "true"]);
        await set(1, "range", "5");
        const slow = await state();
        assert.deepEqual(slow.inputs, ["0", "0", "5", "5"]);
        // 14.7, and 16.7 times 1.05 to the seventh power: 23.5.
        assert.match(slow.says, /2030, Turnover: \$38\.2 billion/);

        // Nothing written is the flow's own growth, and so is a press on the button.
        await set(0, "number", "");
        await page.evaluate(() => helpers.inShadow(".rates").children[1].querySelector("button").click());
        const again = await state();
        assert.equal(again.picture, first.picture);
        assert.deepEqual(again.own, ["true", "true"]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}
