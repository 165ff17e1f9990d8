//! The plain data that crosses the boundary, in JavaScript's casing.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::{
    figure::{self, Figure, Furniture, Palette, Panel, RATE_LIMITS, Rate, Target, Theme},
    finding::{
        Bars, Finding, Findings, Kind,
        plain::{Object, Plain},
    },
    locale::{Lang, fill},
    model::Id,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
export interface Request {
  view: string | null;
  measure: string | null;
  hidden: string[];
  rates: { export?: number | null; import?: number | null };
  lang: string;
  theme: 'light' | 'dark';
  widthCss: number;
  pixelRatio: number;
  fontFamily: string;
  fontWidthFactor: number;
}
export interface Drawn {
  view: string;
  panel: 'chart' | 'check' | 'evidence';
  checked: boolean;
  lang: string;
  widthCss: number;
  heightCss: number;
  title: string;
  subtitle: string;
  legend: { token: string; label: string; colors: string[]; hidden: boolean }[];
  measure: string;
  measures: { token: string; label: string }[];
  options: { view: string; label: string }[];
  rates: { flow: string; label: string; percent: number; least: number; most: number; own: boolean; ownLabel: string }[];
  source: string;
  note: string;
  description: string;
  colors: { background: string; text: string; muted: string; grid: string; alert: string };
  words: { panels: string; chart: string; check: string; back: string };
}
export interface Readout {
  id: string;
  title: string;
  lines: { label: string; text: string }[];
  warnings: string[];
  markXCss: number;
  markYCss: number;
  markWidthCss: number;
  markHeightCss: number;
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
  bars: { allowedStart: number; allowedEnd: number; printedStart: number; printedEnd: number } | null;
}
";

/// What the shell asks for.
#[derive(Debug)]
pub(super) struct Request {
    view: Option<String>,
    measure: Option<String>,
    hidden: Vec<String>,
    rates: [Option<f64>; 2],
    lang: String,
    theme: String,
    width_css: f64,
    pixel_ratio: f64,
    pub(super) font_family: String,
    font_width_factor: f64,
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
        let hidden = property("hidden").dyn_into::<Array>().unwrap_or_default();
        let rates = property("rates");
        let rate = |flow: &str| Reflect::get(&rates, &flow.into()).ok()?.as_f64();
        Ok(Request {
            rates: [rate("export"), rate("import")],
            view: maybe("view")?,
            measure: maybe("measure")?,
            hidden: hidden.iter().filter_map(|token| token.as_string()).collect(),
            lang: text("lang")?,
            theme: text("theme")?,
            width_css: number("widthCss")?,
            pixel_ratio: number("pixelRatio")?,
            font_family: text("fontFamily")?,
            font_width_factor: number("fontWidthFactor")?,
        })
    }

    pub(super) fn asked(&self) -> figure::Request {
        figure::Request {
            view: self.view.clone(),
            // What no view offers is as if nothing had been asked for.
            measure: self.measure.as_ref().and_then(|measure| measure.parse().ok()),
            hidden: self.hidden.clone(),
            rates: self.rates,
            // The shell resolves the language; one that is not known here speaks English.
            lang: self.lang.parse().unwrap_or_default(),
            theme: if self.theme == "dark" { Theme::Dark } else { Theme::Light },
            width_css: self.width_css,
            font_width_factor: self.font_width_factor,
            furniture: Furniture::Outside,
        }
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
        Panel::Evidence => "evidence",
    };
    drawn.set("panel", panel);
    drawn.set("checked", figure.checked);
    drawn.set("lang", request.lang.tag());
    drawn.set("widthCss", figure.scene.width_css);
    drawn.set("heightCss", figure.scene.height_css);
    drawn.set("title", figure.title.as_str());
    drawn.set("subtitle", figure.subtitle.as_str());
    let mut legend = Vec::new();
    for entry in &figure.legend {
        let mut member = Object::default();
        member.set("token", entry.token.as_str());
        member.set("label", entry.label.as_str());
        member.set("hidden", entry.hidden);
        let colors = entry.colors.iter().map(|color| color.to_string().into());
        member.set("colors", colors.collect::<Plain>());
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
    drawn.set("rates", figure.rates.iter().map(rate).collect::<Plain>());
    drawn.set("source", figure.source.as_str());
    drawn.set("note", figure.note.as_str());
    drawn.set("description", figure.description.as_str());
    let palette = Palette::of(request.theme);
    let mut colors = Object::default();
    for (key, color) in [
        ("background", palette.background),
        ("text", palette.text),
        ("muted", palette.muted),
        ("grid", palette.grid),
        ("alert", palette.alert),
    ] {
        colors.set(key, color.to_string());
    }
    drawn.set("colors", colors);
    let mut names = Object::default();
    names.set("panels", words.panels);
    names.set("chart", words.panel_chart);
    names.set("check", words.panel_check);
    names.set("back", words.argument.back);
    drawn.set("words", names);
    drawn
}

fn rate(rate: &Rate) -> Plain {
    let (least, most) = RATE_LIMITS;
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
pub(super) fn readout(target: &Target) -> Object {
    let mut readout = Object::default();
    readout.set("id", target.readout.id.as_str());
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
    readout
}

/// The list of what the check found, a group for each kind that there is, the gravest first.
pub(super) fn finding_list(found: &Findings, lang: Lang) -> Object {
    let words = lang.words();
    let check = &words.check;
    let count = |count: usize| words.numbers.write(&count.to_string());
    let mut groups = Vec::new();
    for kind in Kind::ALL {
        let number = found.count(kind);
        if number == 0 {
            continue;
        }
        let of_kind = found.list.iter().filter(|finding| finding.kind == kind);
        let mut group = Object::default();
        group.set("kind", kind.token());
        group.set("sign", kind.sign());
        group.set("label", fill(check.choice, &[kind.word(check), &count(number)]));
        // Nothing speaks against these numbers, so they need not be seen at once.
        group.set("sound", matches!(kind, Kind::Untestable | Kind::Consistent));
        group.set("findings", of_kind.map(finding).collect::<Plain>());
        groups.push(group.into());
    }
    let mut list = Object::default();
    list.set("summary", found.summary(lang));
    list.set("filter", check.filter);
    list.set("all", fill(check.all, &[&count(found.list.len())]));
    list.set("allowed", check.allowed);
    list.set("printed", check.printed);
    list.set("groups", Plain::List(groups));
    list
}

fn finding(found: &Finding) -> Plain {
    let mut finding = Object::default();
    finding.set("ids", found.ids.iter().map(Id::as_str).map(Plain::from).collect::<Plain>());
    finding.set("sentence", found.sentence.as_str());
    finding.set("repairs", found.repairs.as_slice());
    finding.set("notes", found.notes.as_slice());
    finding.set("place", found.place.as_str());
    finding.set("bars", found.bars.map_or(Plain::Nothing, bars));
    finding.into()
}

fn bars(bars: Bars) -> Plain {
    let mut parts = Object::default();
    parts.set("allowedStart", bars.allowed.0);
    parts.set("allowedEnd", bars.allowed.1);
    parts.set("printedStart", bars.printed.0);
    parts.set("printedEnd", bars.printed.1);
    parts.into()
}
