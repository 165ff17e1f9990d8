//! The plain data that crosses the boundary, in JavaScript's casing.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::{
    data::Shown,
    figure::{self, Figure, Key, Palette, Panel, Sort, Target, Theme},
    finding::plain::{Object, Plain},
    locale::Lang,
};
#[cfg(feature = "more")]
use crate::{
    figure::{AboutLine, DRAWN_MARGIN_CSS, Furniture, Table},
    finding::{Bars, Finding, Findings, Kind},
    locale::fill,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
export interface Request {
  view: string | null;
  measure: string | null;
  hidden: string[];
  sort: 'given' | 'value' | null;
  patterns?: boolean;
  from?: string;
  to?: string;
  rates?: { export?: number | null; import?: number | null };
  lang: string;
  theme: 'light' | 'dark';
  widthCss: number;
  pixelRatio: number;
  fontFamily: string;
  fontWidthFactor: number;
  drawn: boolean;
}
export interface Drawn {
  view: string;
  panel: 'chart' | 'check' | 'indicators' | 'evidence';
  checked: boolean;
  lang: string;
  widthCss: number;
  heightCss: number;
  title: string;
  subtitle: string;
  /** The languages that title, subtitle, source and note are in, as far as the package has them. */
  langs: string[];
  legend: { token: string; label: string; colors: string[]; hidden: boolean }[];
  measure: string;
  measures: { token: string; label: string }[];
  options: { view: string; label: string }[];
  sort: 'given' | 'value' | null;
  namesItself: boolean;
  years: string | null;
  patterns: string | null;
  rates?: { flow: string; label: string; percent: number; least: number; most: number; own: boolean; ownLabel: string }[];
  source: string;
  note: string;
  description: string;
  package: string;
  about: string;
  colors: { background: string; text: string; muted: string; grid: string; alert: string };
  words: Words;
}
export interface Words {
  panels: string;
  panel: string[];
  measure: string;
  views: string;
  sort: string;
  sorts: string[];
  download: string;
  downloads: string[];
  cite: string;
  series: string;
  explorable: string;
  keys: string;
  back?: string;
}
export interface Citations {
  works: { label: string; file: string; text: string; bibtex: string; ris: string; csl: object[] }[];
  words: {
    close: string; cite: string; text: string; copy: string; download: string; copied: string;
    selected: string; share: string; link: string; embed: string; embeds: string[];
  };
}
export interface Method {
  heading: string;
  title: string;
  formula: string;
  formulas: { label: string; text: string }[];
  columns: string[];
  inputs: string[][];
  warnings: string[];
  source: string;
  licences: { text: string; address: string }[];
  close: string;
}
export interface Tones {
  listen: string;
  stop: string;
  silent: string;
  tones: string;
  points: { id: string | null; share: number | null; text: string }[];
}
export interface Table {
  caption: string;
  columns: string[];
  rows: { id: string; cells: string[]; missing: boolean[]; warnings: string[] }[];
  firstNumber: number;
  sign: string;
}
export interface AboutLine {
  text: string;
  address: string;
  isHeading: boolean;
}
export interface Readout {
  id: string;
  spoken: string;
  title: string;
  lines: { label: string; text: string }[];
  warnings: string[];
  markXCss: number;
  markYCss: number;
  markWidthCss: number;
  markHeightCss: number;
  reachXCss: number;
  reachYCss: number;
  reachWidthCss: number;
  reachHeightCss: number;
}
export interface FindingList {
  summary: string;
  filter: string;
  all: string;
  allowed: string;
  printed: string;
  groups: FindingGroup[];
}
export interface FindingGroup {
  kind: 'contradicted' | 'conflict' | 'noted' | 'untestable' | 'consistent';
  sign: string;
  label: string;
  sound: boolean;
  findings: Finding[];
}
export interface Finding {
  ids: string[];
  sentence: string;
  repairs: string[];
  notes: string[];
  place: string;
  placeLang: string;
  noteLang: string;
  bars: { allowedStart: number; allowedEnd: number; printedStart: number; printedEnd: number } | null;
}
export interface Indicator {
  indicator: string;
  name: string;
  family: string;
  reporter: string;
  partner: string;
  flow: string | null;
  product: string;
  year: number | null;
  base_year: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  status: 'computed' | 'missing' | 'undefined';
  reason: string | null;
  inputs: string[];
  sources: string[];
}
export interface Scorecard {
  summary: string;
  formula: string;
  inputs: string;
  groups: ScorecardGroup[];
}
export interface ScorecardGroup {
  label: string;
  absentLabel: string;
  items: ScorecardItem[];
  absent: { name: string; reason: string }[];
}
export interface ScorecardItem {
  id: string;
  name: string;
  about: string;
  value: string;
  range: string;
  formula: string;
  lines: number[][];
  years: string;
  inputs: { name: string; text: string; place: string; lang: string }[];
}
";

/// How the shell asks for the largest first.
const SORTED: &str = "value";

/// What the shell asks for.
#[derive(Debug)]
pub(super) struct Request {
    view: Option<String>,
    measure: Option<String>,
    hidden: Vec<String>,
    sort: Option<String>,
    patterns: bool,
    #[cfg(feature = "more")]
    from: Option<String>,
    #[cfg(feature = "more")]
    to: Option<String>,
    #[cfg(feature = "more")]
    rates: [Option<f64>; 2],
    lang: String,
    theme: String,
    width_css: f64,
    pixel_ratio: f64,
    pub(super) font_family: String,
    font_width_factor: f64,
    /// Whether title, legend and source are drawn around the drawing, as large as it would be without.
    #[cfg(feature = "more")]
    drawn: bool,
}

impl Request {
    /// The highest ratio painted: no screen shows more.
    const MOST_RATIO: f64 = 8.0;

    /// Reads the properties of an object; the name of the first one of another type is the error.
    ///
    /// By hand, since serde's errors describe the value that was found: writing any float and any
    /// text would be as large as the rest of the boundary.
    pub(super) fn read(object: &JsValue) -> Result<Request, &'static str> {
        let property = |key: &str| Reflect::get(object, &key.into()).unwrap_or_default();
        let text = |key| property(key).as_string().ok_or(key);
        let number = |key| property(key).as_f64().ok_or(key);
        let maybe = |key| {
            let is_nothing = property(key).is_null() || property(key).is_undefined();
            if is_nothing { Ok(None) } else { text(key).map(Some) }
        };
        #[cfg(feature = "more")]
        let rates = property("rates");
        #[cfg(feature = "more")]
        let rate = |flow: &str| Reflect::get(&rates, &flow.into()).ok()?.as_f64();
        let list = property("hidden").dyn_into::<Array>().unwrap_or_default();
        let mut hidden = Vec::new();
        for place in 0..list.length() {
            if let Some(token) = list.get(place).as_string() {
                hidden.push(token);
            }
        }
        Ok(Request {
            #[cfg(feature = "more")]
            rates: [rate("export"), rate("import")],
            view: maybe("view")?,
            measure: maybe("measure")?,
            hidden,
            sort: maybe("sort")?,
            patterns: property("patterns").is_truthy(),
            #[cfg(feature = "more")]
            from: maybe("from")?,
            #[cfg(feature = "more")]
            to: maybe("to")?,
            lang: text("lang")?,
            theme: text("theme")?,
            width_css: number("widthCss")?,
            pixel_ratio: number("pixelRatio")?,
            font_family: text("fontFamily")?,
            font_width_factor: number("fontWidthFactor")?,
            #[cfg(feature = "more")]
            drawn: property("drawn").is_truthy(),
        })
    }

    /// What is asked of the figure; can be taken once.
    pub(super) fn asked(&mut self) -> figure::Request {
        figure::Request {
            view: self.view.take(),
            // What no view offers is as if nothing had been asked for.
            measure: self.measure.as_ref().and_then(|measure| measure.parse().ok()),
            hidden: std::mem::take(&mut self.hidden),
            sort: if self.sort.as_deref() == Some(SORTED) { Sort::Value } else { Sort::Given },
            patterns: self.patterns,
            // What is no period is as if nothing had been asked for.
            #[cfg(feature = "more")]
            from: self.from.as_ref().and_then(|from| from.parse().ok()),
            #[cfg(feature = "more")]
            to: self.to.as_ref().and_then(|to| to.parse().ok()),
            #[cfg(feature = "more")]
            rates: self.rates,
            // The shell resolves the language; one that is not known here speaks English.
            lang: self.lang.parse().unwrap_or_default(),
            theme: if self.theme == "dark" { Theme::Dark } else { Theme::Light },
            width_css: self.outer_width(),
            font_width_factor: self.font_width_factor,
            #[cfg(feature = "more")]
            furniture: if self.drawn { Furniture::Drawn } else { Furniture::Outside },
        }
    }

    /// The width of the drawing with what is drawn around it.
    fn outer_width(&self) -> f64 {
        #[cfg(feature = "more")]
        if self.drawn {
            return self.width_css + 2.0 * DRAWN_MARGIN_CSS;
        }
        self.width_css
    }

    pub(super) fn ratio(&self) -> f64 {
        let is_usable = self.pixel_ratio.is_finite() && self.pixel_ratio > 0.0;
        if is_usable { self.pixel_ratio.min(Request::MOST_RATIO) } else { 1.0 }
    }
}

/// A figure that has been built.
pub(super) fn drawn(figure: &Figure, request: &figure::Request) -> Object {
    let words = request.lang.words();
    let mut drawn = Object::default();
    drawn.set("view", figure.view.as_str());
    let panel = match figure.panel {
        Panel::Chart => "chart",
        Panel::Check => "check",
        Panel::Indicators => "indicators",
        Panel::Evidence => "evidence",
    };
    drawn.set("panel", panel);
    drawn.set("checked", figure.checked);
    drawn.set("lang", request.lang.tag());
    drawn.set("widthCss", figure.scene.width_css);
    drawn.set("heightCss", figure.scene.height_css);
    drawn.set("title", figure.title.as_str());
    drawn.set("subtitle", figure.subtitle.as_str());
    drawn.set("langs", texts(&figure.langs.map(Lang::tag)));
    let mut legend = Vec::new();
    for entry in &figure.legend {
        let mut member = Object::default();
        member.set("token", entry.token.as_str());
        member.set("label", entry.label.as_str());
        member.set("hidden", entry.hidden);
        let mut colors = Vec::new();
        for color in &entry.colors {
            colors.push(Plain::from(color.css()));
        }
        member.set("colors", Plain::List(colors));
        legend.push(member.into());
    }
    drawn.set("legend", Plain::List(legend));
    drawn.set("measure", figure.shown.token());
    let mut measures = Vec::new();
    for (measure, label) in &figure.measures {
        let mut member = Object::default();
        member.set("token", measure.token());
        member.set("label", *label);
        measures.push(member.into());
    }
    drawn.set("measures", Plain::List(measures));
    let mut options = Vec::new();
    for (view, label) in &figure.options {
        let mut member = Object::default();
        member.set("view", view.as_str());
        member.set("label", label.as_str());
        options.push(member.into());
    }
    drawn.set("options", Plain::List(options));
    let sort = figure.sort.map(|sort| if sort == Sort::Value { SORTED } else { "given" });
    drawn.set("sort", sort);
    drawn.set("namesItself", figure.names_itself);
    drawn.set("patterns", figure.patterns_word);
    drawn.set("years", figure.has_years.then(|| request.lang.years()));
    #[cfg(feature = "more")]
    drawn.set("rates", figure.rates.iter().map(rate).collect::<Plain>());
    drawn.set("source", figure.source.as_str());
    drawn.set("note", figure.note.as_str());
    drawn.set("description", figure.description.as_str());
    #[cfg(feature = "more")]
    {
        drawn.set("package", figure.package.as_str());
        drawn.set("about", figure.about.as_str());
    }
    let palette = Palette::of(request.theme);
    let mut colors = Object::default();
    for (key, color) in [
        ("background", palette.background),
        ("text", palette.text),
        ("muted", palette.muted),
        ("grid", palette.grid),
        ("alert", palette.alert),
    ] {
        colors.set(key, color.css());
    }
    drawn.set("colors", colors);
    let mut names = Object::default();
    let controls = &words.controls;
    for (key, word) in [
        ("panels", controls.panels),
        ("measure", controls.measure),
        ("views", controls.views),
        ("sort", controls.sort),
        ("download", controls.download),
        ("series", controls.series),
        ("explorable", controls.explorable),
        ("keys", controls.keys),
    ] {
        names.set(key, word);
    }
    names.set("cite", request.lang.cite_word());
    names.set("panel", texts(&controls.panel));
    names.set("sorts", texts(&controls.sorts));
    names.set("downloads", texts(&controls.downloads));
    #[cfg(feature = "more")]
    names.set("back", words.argument.back);
    drawn.set("words", names);
    drawn
}

fn texts(texts: &[&str]) -> Plain {
    let mut list = Vec::new();
    for text in texts {
        list.push(Plain::from(*text));
    }
    Plain::List(list)
}

/// All numbers of a view.
#[cfg(feature = "more")]
pub(super) fn table(table: &Table) -> Object {
    let mut object = Object::default();
    object.set("caption", table.caption.as_str());
    object.set("columns", table.columns.as_slice());
    object.set("firstNumber", table.first_number as f64);
    object.set("sign", Kind::Contradicted.sign());
    let mut rows = Vec::new();
    for row in &table.rows {
        let (mut cells, mut missing) = (Vec::new(), Vec::new());
        for cell in &row.cells {
            cells.push(Plain::from(cell.text.as_str()));
            missing.push(Plain::from(cell.at.is_infinite()));
        }
        let mut member = Object::default();
        member.set("id", row.id.as_str());
        member.set("cells", Plain::List(cells));
        member.set("missing", Plain::List(missing));
        member.set("warnings", row.warnings.as_slice());
        rows.push(member.into());
    }
    object.set("rows", Plain::List(rows));
    object
}

/// What there is to know about a figure and its data.
#[cfg(feature = "more")]
pub(super) fn about(about: &[AboutLine]) -> Plain {
    let mut lines = Vec::new();
    for AboutLine { text, address, is_heading } in about {
        let mut line = Object::default();
        line.set("text", text.as_str());
        line.set("address", address.as_str());
        line.set("isHeading", *is_heading);
        lines.push(line.into());
    }
    Plain::List(lines)
}

/// The key of a name that browsers give it.
pub(super) fn key(name: &str) -> Option<Key> {
    Some(match name {
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::Home,
        "End" => Key::End,
        _ => return None,
    })
}

#[cfg(feature = "more")]
fn rate(rate: &figure::Rate) -> Plain {
    let (least, most) = figure::RATE_LIMITS;
    let mut member = Object::default();
    member.set("flow", rate.flow);
    member.set("label", rate.label.as_str());
    member.set("percent", rate.percent);
    member.set("least", least);
    member.set("most", most);
    member.set("own", rate.is_own);
    member.set("ownLabel", rate.own.as_str());
    member.into()
}

/// What there is to say about a value, and where its mark is.
pub(super) fn readout(target: &Target, shown: Shown, lang: Lang) -> Object {
    let mut readout = Object::default();
    readout.set("id", target.readout.id.as_str());
    readout.set("spoken", figure::spoken(lang.words(), shown, &target.readout));
    readout.set("title", target.readout.title.as_str());
    let mut lines = Vec::new();
    for (label, text) in &target.readout.lines {
        let mut line = Object::default();
        line.set("label", label.as_str());
        line.set("text", text.as_str());
        lines.push(line.into());
    }
    readout.set("lines", Plain::List(lines));
    readout.set("warnings", target.readout.warnings.as_slice());
    readout.set("markXCss", target.mark.x_css);
    readout.set("markYCss", target.mark.y_css);
    readout.set("markWidthCss", target.mark.width_css);
    readout.set("markHeightCss", target.mark.height_css);
    readout.set("reachXCss", target.reach.x_css);
    readout.set("reachYCss", target.reach.y_css);
    readout.set("reachWidthCss", target.reach.width_css);
    readout.set("reachHeightCss", target.reach.height_css);
    readout
}

/// The list of what the check found, a group for each kind that there is, the gravest first.
#[cfg(feature = "more")]
pub(super) fn finding_list(found: &Findings, lang: Lang) -> Object {
    let words = lang.words();
    let check = &words.findings;
    let mut groups = Vec::new();
    for kind in Kind::ALL {
        let number = found.count(kind);
        if number == 0 {
            continue;
        }
        let mut group = Object::default();
        group.set("kind", kind.token());
        group.set("sign", kind.sign());
        group.set("label", fill(check.choice, &[kind.word(check), &words.numbers.count(number)]));
        // Nothing speaks against these numbers, so they need not be seen at once.
        group.set("sound", matches!(kind, Kind::Untestable | Kind::Consistent));
        let mut list = Vec::new();
        for found in &found.list {
            if found.kind == kind {
                list.push(finding(found, lang));
            }
        }
        group.set("findings", Plain::List(list));
        groups.push(group.into());
    }
    let mut list = Object::default();
    list.set("summary", found.summary(lang));
    list.set("filter", check.filter);
    list.set("all", fill(check.all, &[&words.numbers.count(found.list.len())]));
    list.set("allowed", check.allowed);
    list.set("printed", check.printed);
    list.set("groups", Plain::List(groups));
    list
}

#[cfg(feature = "more")]
fn finding(found: &Finding, lang: Lang) -> Plain {
    let mut finding = Object::default();
    finding.set("ids", found.ids.as_slice());
    finding.set("sentence", found.sentence.as_str());
    finding.set("repairs", found.repairs.as_slice());
    finding.set("notes", found.notes.as_slice());
    finding.set("place", found.place.as_str());
    let other = |told: Lang| if told == lang { "" } else { told.tag() };
    finding.set("placeLang", other(found.langs[0]));
    finding.set("noteLang", other(found.langs[1]));
    finding.set("bars", found.bars.map_or(Plain::Nothing, bars));
    finding.into()
}

#[cfg(feature = "more")]
fn bars(bars: Bars) -> Plain {
    let mut parts = Object::default();
    parts.set("allowedStart", bars.allowed.0);
    parts.set("allowedEnd", bars.allowed.1);
    parts.set("printedStart", bars.printed.0);
    parts.set("printedEnd", bars.printed.1);
    parts.into()
}
