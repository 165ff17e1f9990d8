// Going through a figure's values by key, pointer and touch, and what is said of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const figure = (attributes) => `<trade-figure id="f" ${attributes} loading="eager">${TABLE}</trade-figure>`;
const EXPORTS = figure('view="exports"');

const CATEGORIES = ["All goods", "Crude oil and petroleum products", "Refined copper and copper alloys", "Natural gas"];
/** Table 2 of the article, a row for each category, and what rounds to it, worked by hand. */
const VALUES = {
  2021: [["9.8", "9.75 to 9.85"], ["1.9", "1.85 to 1.95"], ["1.99", "1.985 to 1.995"], ["1.06", "1.055 to 1.065"]],
  2022: [["13.2", "13.15 to 13.25"], ["4.1", "4.05 to 4.15"], ["2.3", "2.25 to 2.35"], ["1.2", "1.15 to 1.25"]],
};
const said = (year, index) =>
  `${CATEGORIES[index]}, ${year}: $${VALUES[year][index][0]} billion. Rounded from ${VALUES[year][index][1]}.`;

/** What was said, where the focus is, and what stands over the drawing. */
const state = (page) =>
  page.evaluate(async () => {
    await helpers.settle();
    const tooltip = helpers.inShadow("[part=tooltip]");
    return {
      live: helpers.inShadow("[aria-live]").textContent,
      focus: helpers.inShadow("figure").getRootNode().activeElement?.className ?? null,
      tooltip: tooltip.hidden ? null : tooltip.querySelector(".heading").textContent,
      marker: !helpers.inShadow(".marker").hidden,
      selected: helpers.events.filter(({ name }) => name === "select").map(({ id }) => id),
    };
  });

/** Presses Tab until the drawing has the focus. */
async function tabIn(page) {
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press("Tab");
    const { focus } = await state(page);
    if (focus === "layer") return;
  }
  assert.fail("the Tab key does not come to the drawing");
}

for (const browser of ["chrome", "firefox"]) {
  test(`keys walk through every value, and each is said, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `${EXPORTS}<button id="after">after</button>`,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        await tabIn(page);
        assert.deepEqual(await state(page), { live: "", focus: "layer", tooltip: null, marker: false, selected: [] });

        const press = async (key) => {
          await page.keyboard.press(key);
          return (await state(page)).live;
        };
        const along = ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"];
        for (const [index, key] of along.entries()) assert.equal(await press(key), said(2021, index));
        assert.equal(await press("ArrowRight"), said(2021, 3), "there is none further");
        assert.equal(await press("ArrowDown"), said(2022, 3));
        assert.equal(await press("ArrowDown"), said(2022, 3), "there is none further");
        assert.equal(await press("ArrowLeft"), said(2022, 2));
        assert.equal(await press("ArrowLeft"), said(2022, 1));
        const contradicted = await press("ArrowLeft");
        assert.ok(contradicted.startsWith(`${said(2022, 0)} Exports, 2022: index 140.8 cannot follow from 9.8 and 13.2`), contradicted);
        assert.equal(await press("ArrowUp"), said(2021, 0));
        assert.equal(await press("End"), said(2021, 3));
        assert.equal(await press("Home"), said(2021, 0));
        const { tooltip, marker } = await state(page);
        assert.deepEqual({ tooltip, marker }, { tooltip: "All goods, 2021", marker: true });

        await page.keyboard.press("Enter");
        assert.deepEqual((await state(page)).selected, ["exports-2021"]);
        // Where the value is from stands below the drawing now, and is said.
        await page.evaluate(() => helpers.until(() => helpers.inShadow(".method tbody") !== null && helpers.inShadow("[aria-live]").textContent === "All goods, 2021"));

        // Escape puts away what is shown and nothing else; the next key goes on from there.
        await page.keyboard.press("Escape");
        assert.deepEqual(await state(page), { live: "", focus: "layer", tooltip: null, marker: false, selected: ["exports-2021"] });
        assert.equal(await press("ArrowRight"), said(2021, 1));

        await page.keyboard.press("Tab");
        assert.equal((await state(page)).focus, "close");
        await page.keyboard.press("Enter");
        assert.equal((await state(page)).focus, "layer");
        await page.keyboard.press("Tab");
        assert.deepEqual(await state(page), { live: "", focus: null, tooltip: null, marker: false, selected: ["exports-2021"] });
        assert.equal(await page.evaluate(() => document.activeElement.id), "after");
        await page.keyboard.down("Shift");
        await page.keyboard.press("Tab");
        await page.keyboard.up("Shift");
        assert.equal((await state(page)).focus, "layer");
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`what is computed is said with its range in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      figure('view="exports" measure="growth"'),
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        await page.evaluate(() => helpers.inShadow(".layer").focus());
        await page.keyboard.press("End");
        // 1.2 / 1.06: from 1.15 / 1.065 = 1.0798 to 1.25 / 1.055 = 1.1848.
        const { live } = await state(page);
        assert.equal(live, `${said(2022, 3)} Growth +13.2% (+7.9 to +18.5).`);
      },
      { browser },
    ),
  );

  test(`the Tab key goes from the controls over the legend to the drawing in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<button id="before">before</button>${EXPORTS}<button id="after">after</button>`,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        await page.evaluate(() => document.querySelector("#before").focus());
        const stops = [];
        for (let press = 0; press < 20 && stops.at(-1) !== "after"; press += 1) {
          await page.keyboard.press("Tab");
          const stop = await page.evaluate(() => {
            const inside = helpers.inShadow("figure").getRootNode().activeElement;
            return inside?.ariaLabel ?? inside?.textContent ?? document.activeElement.id;
          });
          stops.push(stop);
        }
        const title = "The value of Kazakhstan's oil exports to China more than doubled in 2022";
        assert.deepEqual(stops, ["Columns", "Change", "Slopes", "Measure", "Order", "Patterns", "Download", "Cite and share", "Chart", "Table", "Check", "About", "2021", "2022", title, "after"]);
      },
      { browser },
    ),
  );

  for (const width of [360, 1200]) {
    test(`the tooltip is inside, off its mark, and the mark is framed, ${width} px wide in ${browser}`, { skip: skipUnless(browser) }, () =>
      onPage(
        EXPORTS,
        async ({ page }) => {
          await page.evaluate(() => helpers.happened("ready"));
          await tabIn(page);
          for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "Home"]) {
            await page.keyboard.press(key);
            const found = await page.evaluate(async () => {
              await helpers.settle();
              const box = (selector) => helpers.inShadow(selector).getBoundingClientRect();
              const [tooltip, marker, figure, layer] = ["[part=tooltip]", ".marker", "figure", ".layer"].map(box);
              const within = (inner, outer, slack) =>
                inner.left >= outer.left - slack && inner.right <= outer.right + slack && inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
              const apart =
                tooltip.left >= marker.right || tooltip.right <= marker.left || tooltip.top >= marker.bottom || tooltip.bottom <= marker.top;
              return { inside: within(tooltip, figure, 0), framed: within(marker, layer, 4), apart, seen: marker.bottom > 0 && marker.top < innerHeight };
            });
            assert.deepEqual(found, { inside: true, framed: true, apart: true, seen: true }, key);
          }
        },
        { browser, size: { width, height: 780 } },
      ),
    );
  }

  test(`however fast the pointer, one value is found in a frame and nothing is painted, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      EXPORTS,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const found = await page.evaluate(async () => {
          const before = helpers.pictureKey();
          const { marks } = helpers.marks();
          const layer = helpers.inShadow(".layer");
          const { left, top } = layer.getBoundingClientRect();
          const titles = [];
          const heading = helpers.inShadow(".tooltip .heading");
          new MutationObserver(() => titles.push(heading.textContent)).observe(heading, { childList: true });
          await helpers.settle();
          for (let round = 0; round < 20; round += 1) {
            for (const { xCss, yCss } of marks) {
              const at = { clientX: left + xCss, clientY: top + yCss, screenX: left + xCss, screenY: top + yCss };
              layer.dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse", bubbles: true, ...at }));
            }
          }
          await helpers.settle();
          return { titles, isSame: helpers.pictureKey() === before };
        });
        assert.deepEqual(found, { titles: ["Natural gas, 2022"], isSame: true });
      },
      { browser },
    ),
  );

  test(`a pen's tap pins what it finds, a tap elsewhere releases it, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      EXPORTS,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const send = (type, place) =>
          page.evaluate(
            (type, place) => {
              const layer = helpers.inShadow(".layer");
              const { left, top } = layer.getBoundingClientRect();
              const { xCss, yCss } = helpers.marks().marks[place];
              const at = { clientX: left + xCss, clientY: top + yCss, screenX: xCss, screenY: yCss };
              const options = { pointerType: "pen", bubbles: true, composed: true, ...at };
              layer.dispatchEvent(new PointerEvent(type, options));
            },
            type,
            place,
          );
        await send("click", 0);
        const pinned = { tooltip: "All goods, 2021", selected: ["exports-2021"] };
        const seen = async () => {
          const { tooltip, selected } = await state(page);
          return { tooltip, selected };
        };
        assert.deepEqual(await seen(), pinned);
        await send("pointermove", 3);
        await send("pointerleave", 3);
        assert.deepEqual(await seen(), pinned);
        await page.mouse.click(2, 2);
        assert.deepEqual(await seen(), { ...pinned, tooltip: null });
      },
      { browser },
    ),
  );
}

test("a finger's tap pins and moves the tooltip, a tap away releases it", () =>
  onPage(
    EXPORTS,
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const { marks, left, top } = await page.evaluate(() => {
        const { left, top } = helpers.inShadow("canvas").getBoundingClientRect();
        return { marks: helpers.marks().marks, left, top };
      });
      const tap = async ({ xCss, yCss }) => {
        await page.touchscreen.tap(left + xCss, top + yCss);
        return (await state(page)).tooltip;
      };
      assert.equal(await tap(marks[2]), "Crude oil and petroleum products, 2021");
      assert.equal(await tap(marks[1]), "All goods, 2022");
      await page.touchscreen.tap(5, 5);
      assert.equal((await state(page)).tooltip, null);
    },
    { size: { width: 360, height: 780, hasTouch: true } },
  ));

// Source: WCAG 2.2, success criterion 2.4.13: a focus indicator of at least 2 px that differs from what is around it by 3:1.
for (const theme of ["light", "dark"]) {
  test(`the drawing with the focus has a ring in the ${theme} theme`, () =>
    onPage(figure(`view="exports" theme="${theme}"`), async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      await tabIn(page);
      const ring = await page.evaluate(() => {
        const { outlineWidth, outlineStyle, outlineOffset, outlineColor } = getComputedStyle(helpers.inShadow(".layer"));
        const { color } = getComputedStyle(helpers.inShadow("figure"));
        return { outlineWidth, outlineStyle, outlineOffset, isText: outlineColor === color };
      });
      assert.deepEqual(ring, { outlineWidth: "2px", outlineStyle: "solid", outlineOffset: "2px", isText: true });
    }));
}

test("what was said is gone after some seconds", () =>
  onPage(EXPORTS, async ({ page }) => {
    await page.evaluate(() => helpers.happened("ready"));
    await tabIn(page);
    await page.keyboard.press("ArrowRight");
    assert.equal((await state(page)).live, said(2021, 0));
    await page.evaluate(() => helpers.until(() => helpers.inShadow("[aria-live]").textContent === ""));
    // What is shown stays: who reads it needs no hurry.
    assert.equal((await state(page)).tooltip, "All goods, 2021");
  }));
