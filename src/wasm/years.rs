//! What views over time answer, and the drawing in which one series stands out.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::{Checked, Shown, TradeFigureCore, error, figure_error, to_js};
use crate::{
    figure::{self, Compared, Years},
    finding::plain::{Object, Plain},
    locale::Lang,
    paint::canvas,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
export interface Years {
  periods: { token: string; label: string }[];
  first: number;
  last: number;
  isAxis: boolean;
  least: number;
  span: string;
  spots: { token: string; xCss: number; yCss: number; widthCss: number; heightCss: number }[];
  words: { [key: string]: string };
}
export interface Compared {
  caption: string;
  columns: string[];
  rows: { name: string; cells: { text: string; range: string }[] }[];
  spoken: string;
}
";

#[wasm_bindgen]
impl TradeFigureCore {
    /// The periods of the view that was built last: all of them, which are shown, and where.
    ///
    /// # Errors
    ///
    /// No figure was built.
    pub fn years(&self) -> Result<JsValue, JsValue> {
        let Shown { figure, asked, .. } = self.shown()?;
        let Checked { package, report, .. } = &*self.checked;
        let years = figure::years(package, &report.borrow(), asked, figure);
        Ok(to_js(plain_years(&years.map_err(|error| figure_error(&error))?, asked.lang)))
    }

    /// Two periods of the view that was built last beside one another.
    ///
    /// # Errors
    ///
    /// No figure was built, or its view has no numbers.
    pub fn compare(&self, one: &str, other: &str) -> Result<JsValue, JsValue> {
        let asked = &self.shown()?.asked;
        let Checked { package, report, .. } = &*self.checked;
        let compared = figure::compare(package, &report.borrow(), asked, (one, other));
        Ok(to_js(plain_compared(&compared.map_err(|error| figure_error(&error))?, asked.lang)))
    }

    /// The token of the series that a value belongs to, or `undefined`.
    #[wasm_bindgen(js_name = seriesOf)]
    pub fn series_of(&self, id: &str) -> Option<String> {
        Some(self.shown.as_ref()?.figure.series_of(id)?.to_owned())
    }

    /// Draws the figure with all series but one faint; false where there is no such drawing.
    ///
    /// # Errors
    ///
    /// No figure was built, or the browser does not draw.
    pub fn dim(&self, target: &HtmlCanvasElement, token: &str) -> Result<bool, JsValue> {
        let shown = self.shown()?;
        let Some(scene) = shown.figure.dimmed(token) else { return Ok(false) };
        canvas::draw(&scene, target, shown.ratio, &shown.font_family)
            .map_err(|message| error(&message, "canvas"))?;
        Ok(true)
    }

    /// Draws the swatch of an entry of the legend; its width and height in CSS px, none where the figure
    /// has no patterns.
    ///
    /// # Errors
    ///
    /// No figure was built, or the browser does not draw.
    pub fn swatch(&self, target: &HtmlCanvasElement, index: usize) -> Result<Vec<f64>, JsValue> {
        let shown = self.shown()?;
        let Some(scene) = shown.figure.swatch(index) else { return Ok(Vec::new()) };
        canvas::draw(&scene, target, shown.ratio, &shown.font_family)
            .map_err(|message| error(&message, "canvas"))?;
        Ok(vec![scene.width_css, scene.height_css])
    }
}

fn plain_years(years: &Years, lang: Lang) -> Object {
    let mut object = Object::default();
    let mut periods = Vec::new();
    for (token, label) in &years.periods {
        let mut period = Object::default();
        period.set("token", token.as_str());
        period.set("label", label.as_str());
        periods.push(period.into());
    }
    object.set("periods", Plain::List(periods));
    object.set("first", years.first as f64);
    object.set("last", years.last as f64);
    object.set("isAxis", years.is_axis);
    object.set("least", years.least as f64);
    let label = |place: usize| years.periods.get(place).map_or("", |(_, label)| label);
    let range = lang.words().range;
    object.set("span", crate::locale::fill(range, &[label(years.first), label(years.last)]));
    let mut spots = Vec::new();
    for spot in &years.spots {
        let mut member = Object::default();
        member.set("token", spot.token.as_str());
        member.set("xCss", spot.area.x_css);
        member.set("yCss", spot.area.y_css);
        member.set("widthCss", spot.area.width_css);
        member.set("heightCss", spot.area.height_css);
        spots.push(member.into());
    }
    object.set("spots", Plain::List(spots));
    let words = lang.year_words();
    let mut names = Object::default();
    for (key, word) in [
        ("group", words.group),
        ("play", words.play),
        ("pause", words.pause),
        ("from", words.from),
        ("to", words.to),
        ("all", words.all),
        ("drag", words.drag),
        ("zoom", words.zoom),
        ("compare", words.compare),
        ("first", words.first),
        ("second", words.second),
        ("keys", words.keys),
    ] {
        names.set(key, word);
    }
    object.set("words", names);
    object
}

fn plain_compared(compared: &Compared, lang: Lang) -> Object {
    let mut object = Object::default();
    object.set("caption", compared.caption.as_str());
    object.set("columns", compared.columns.as_slice());
    let mut rows = Vec::new();
    for row in &compared.rows {
        let mut cells = Vec::new();
        for cell in &row.cells {
            let mut member = Object::default();
            member.set("text", cell.text.as_str());
            member.set("range", cell.range.as_str());
            cells.push(member.into());
        }
        let mut member = Object::default();
        member.set("name", row.name.as_str());
        member.set("cells", Plain::List(cells));
        rows.push(member.into());
    }
    object.set("rows", Plain::List(rows));
    object.set("spoken", compared.spoken(lang));
    object
}
