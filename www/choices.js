/**
 * What a reader has chosen that no attribute says, and the whole state as plain data.
 */

export class Choices {
  /** The tokens of series that are left out. */
  hidden = [];
  /** `value`, or whatever else for the order of the view. */
  sort = null;
  /** Whether the controls of views over time are open. */
  years = false;
  /** What a request takes in that only the second program knows. */
  asked = {};

  /** The state of `element` that shows `drawn`: its view, and what differs from the defaults. */
  stateOf(element, drawn, selected) {
    const hidden = drawn.legend.filter((entry) => entry.hidden).map(({ token }) => token);
    const state = { view: drawn.view };
    if (drawn.measure !== drawn.measures[0]?.token) state.measure = drawn.measure;
    if (element.panel !== "chart") state.panel = element.panel;
    if (element.hasAttribute("lang")) state.lang = drawn.lang;
    if (hidden.length > 0) state.hidden = hidden;
    if (drawn.sort === "value") state.sort = drawn.sort;
    if (selected) state.selected = selected;
    return state;
  }
}
