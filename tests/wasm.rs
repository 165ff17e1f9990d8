//! The crate as a browser runs it, through the class that pages use:
//! `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use trade_figure::{
    check::check,
    figure::{Request, build},
    finding::Document,
    locale::Lang,
    wasm::TradeFigureCore,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

#[path = "support/js.rs"]
mod js;

use js::{declared, declared_inside, get, items, json, keys, number, text};

wasm_bindgen_test_configure!(run_in_browser);

fn core() -> TradeFigureCore {
    TradeFigureCore::embedded().expect("the embedded package is whole")
}

/// A plain object of these properties.
fn object(properties: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in properties {
        Reflect::set(&object, &JsValue::from_str(key), value)
            .expect("a fresh object takes any key");
    }
    object
}

/// What the shell asks for, with one property changed or added.
fn request_with(key: &str, value: impl Into<JsValue>) -> JsValue {
    let request = object(&[
        ("view", JsValue::NULL),
        ("measure", JsValue::NULL),
        ("hidden", Array::new().into()),
        ("sort", JsValue::NULL),
        ("lang", "en".into()),
        ("theme", "light".into()),
        ("widthCss", 720.into()),
        ("pixelRatio", 2.into()),
        ("fontFamily", "sans-serif".into()),
        ("fontWidthFactor", 1.into()),
        ("drawn", false.into()),
    ]);
    Reflect::set(&request, &key.into(), &value.into()).expect("a fresh object takes any key");
    request.into()
}

/// Every key is one that the interface `name` declares, and only those with a question mark are absent.
fn assert_as_declared(object: &JsValue, name: &str) {
    let mut keys = keys(object);
    for key in declared(name) {
        let plain = key.trim_end_matches('?');
        let place = keys.iter().position(|other| other == plain);
        assert!(place.is_some() || plain != key, "{name}: no {key}");
        if let Some(place) = place {
            keys.remove(place);
        }
    }
    assert!(keys.is_empty(), "{name} does not declare {keys:?}");
}

/// The one form of every failure: an `Error` by this name that says where. Returns what it says.
fn failure(error: &JsValue) -> (String, String) {
    assert!(error.is_instance_of::<js_sys::Error>(), "{error:?}");
    assert_eq!(text(error, "name"), "TradeFigureError");
    (text(error, "message"), text(error, "where"))
}

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    document.create_element("canvas").expect("a canvas").unchecked_into()
}

fn context(canvas: &HtmlCanvasElement) -> CanvasRenderingContext2d {
    let context = canvas.get_context("2d").expect("a canvas that gives contexts");
    context.expect("a 2D context").unchecked_into()
}

/// Red, green, blue and opacity of a canvas px.
fn pixel(canvas: &HtmlCanvasElement, (x, y): (f64, f64)) -> [u8; 4] {
    let data = context(canvas).get_image_data(x, y, 1.0, 1.0).expect("pixels of this page").data();
    [data[0], data[1], data[2], data[3]]
}

#[wasm_bindgen_test]
fn a_figure_has_exactly_the_keys_that_typescript_declares() {
    assert_as_declared(&request_with("lang", "en"), "Request");
    for view in ["turnover", "exports", "imports"] {
        let drawn = core().build(&request_with("view", view)).expect("the view can be shown");
        assert_as_declared(&drawn, "Drawn");
        assert_eq!(text(&drawn, "view"), view);
        assert_eq!(keys(&get(&drawn, "colors")), declared_inside("colors"), "{view}");
        let legend = Array::from(&get(&drawn, "legend"));
        assert_eq!(legend.length(), 2, "{view}");
        for entry in legend.iter() {
            assert_eq!(keys(&entry), declared_inside("legend"), "{view}");
            assert!(Array::is_array(&get(&entry, "colors")), "{view}");
        }
        let words = get(&drawn, "words");
        assert_as_declared(&words, "Words");
        for key in keys(&words)
            .iter()
            .filter(|key| !["panel", "sorts", "downloads"].contains(&key.as_str()))
        {
            assert!(!text(&words, key).is_empty(), "{view}: {key}");
        }
        assert_eq!(items(&words, "panel").len(), 4, "{view}");
        assert_eq!(items(&words, "downloads").len(), 4, "{view}");
        for key in ["title", "subtitle", "source", "note", "description", "lang"] {
            assert!(!text(&drawn, key).is_empty(), "{view}: {key}");
        }
        let size = (number(&drawn, "widthCss"), number(&drawn, "heightCss"));
        assert!((size.0 - 720.0).abs() < 1e-9 && size.1 > 200.0, "{view}: {size:?}");
    }
}

#[wasm_bindgen_test]
fn what_keys_find_the_table_and_the_page_have_exactly_the_keys_that_typescript_declares() {
    let mut core = core();
    let unbuilt = ("no figure has been built".to_owned(), String::new());
    assert_eq!(failure(&core.table(0, false).expect_err("nothing was built")), unbuilt);
    assert_eq!(failure(&core.about().expect_err("nothing was built")), unbuilt);
    assert!(core.step("", "ArrowRight").expect("no failure").is_null());
    core.build(&request_with("view", "turnover")).expect("the view can be shown");

    let first = core.step("", "ArrowRight").expect("no failure");
    assert_as_declared(&first, "Readout");
    // Table 1 of the article, row 1.
    assert_eq!(text(&first, "spoken"), "Turnover, 2021: $18 billion. Rounded from 17.5 to 18.5.");
    let next = core.step(&text(&first, "id"), "ArrowDown").expect("no failure");
    assert_eq!(text(&next, "id"), "turnover-2022");
    assert!(core.step("", "F1").expect("no failure").is_null());

    let table = core.table(2, true).expect("a table");
    assert_as_declared(&table, "Table");
    let rows = items(&table, "rows");
    assert_eq!(rows.len(), 6);
    for row in &rows {
        assert_eq!(keys(row), declared_inside("rows"));
        assert_eq!(items(row, "cells").len(), items(&table, "columns").len());
    }
    assert_eq!(text(&rows[0], "id"), "turnover-2022");

    let about = Array::from(&core.about().expect("a page"));
    assert!(about.length() > 8);
    for line in about.iter() {
        assert_as_declared(&line, "AboutLine");
    }
}

#[wasm_bindgen_test]
fn findings_have_exactly_the_keys_that_typescript_declares() {
    let core = core();
    let mut kinds = Vec::new();
    let (mut with_bars, mut without_bars) = (0, 0);
    for view in [None, Some("exports".to_owned()), Some("check".to_owned())] {
        let list = core.findings(view.clone(), "en").expect("a list");
        assert_as_declared(&list, "FindingList");
        for key in ["summary", "filter", "all", "allowed", "printed"] {
            assert!(!text(&list, key).is_empty(), "{view:?}: {key}");
        }
        for group in items(&list, "groups") {
            assert_as_declared(&group, "FindingGroup");
            let kind = text(&group, "kind");
            assert!(get(&group, "sound").as_bool().is_some(), "{kind}");
            assert!(
                !text(&group, "sign").is_empty() && !text(&group, "label").is_empty(),
                "{kind}"
            );
            for finding in items(&group, "findings") {
                assert_as_declared(&finding, "Finding");
                for key in ["ids", "repairs", "notes"] {
                    assert!(items(&finding, key).iter().all(JsValue::is_string), "{kind}: {key}");
                }
                assert!(!text(&finding, "sentence").is_empty(), "{kind}");
                assert!(get(&finding, "place").is_string(), "{kind}");
                let bars = get(&finding, "bars");
                if bars.is_null() {
                    without_bars += 1;
                    continue;
                }
                with_bars += 1;
                assert_eq!(keys(&bars), declared_inside("bars"), "{kind}");
                for end in keys(&bars) {
                    assert!((0.0..=1.0).contains(&number(&bars, &end)), "{kind}: {end}");
                }
            }
            kinds.push(kind);
        }
    }
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, ["conflict", "consistent", "contradicted", "noted", "untestable"]);
    assert!(with_bars > 20 && without_bars > 5, "{with_bars} and {without_bars}");
}

/// The keys that docs/check.md lists, which the command line writes too.
#[wasm_bindgen_test]
fn the_check_has_exactly_the_keys_that_are_promised() {
    let document = core().check("en").expect("a document");
    assert_eq!(keys(&document), ["claims", "conflicts", "package", "ranges", "suspects"]);
    let claims = items(&document, "claims");
    assert_eq!(claims.len(), 68);
    let (mut reasons, mut repairs) = (0, 0);
    for claim in &claims {
        let id = text(claim, "id");
        let mut own = keys(claim);
        own.retain(|key| key != "reason" && key != "repair");
        let always = [
            "high", "id", "low", "notes", "power", "printed", "rule", "source", "value", "verdict",
        ];
        assert_eq!(own, always, "{id}");
        let reason = get(claim, "reason");
        assert_eq!(reason.is_string(), text(claim, "verdict") == "untestable", "{id}");
        reasons += usize::from(reason.is_string());
        let repair = get(claim, "repair");
        if repair.is_undefined() {
            continue;
        }
        repairs += 1;
        assert_eq!(text(claim, "verdict"), "contradicted", "{id}");
        assert_eq!(keys(&repair), ["digits", "readings", "slip", "value"], "{id}");
        for reading in items(&repair, "digits").iter().chain(&items(&repair, "readings")) {
            assert_eq!(keys(reading), ["id", "text"], "{id}");
        }
    }
    assert!(reasons > 5 && repairs > 3, "{reasons} and {repairs}");
    let ranges = get(&document, "ranges");
    assert_eq!(Array::from(&get(&ranges, "exports-2022")).length(), 2);
}

#[wasm_bindgen_test]
fn the_check_is_the_document_of_the_native_run() {
    let golden = js_sys::JSON::parse(include_str!("goldens/check/article.json")).expect("JSON");
    assert_eq!(json(&core().check("en").expect("a document")), json(&golden));
}

/// The boundary makes its values by hand: the usual bridge is made anew for every type, bytes that every
/// reader would download. So the bundle does not carry it, and it is the measure here of what the hand
/// has to make.
#[wasm_bindgen_test]
fn what_is_made_by_hand_is_what_serde_makes() {
    let package = trade_figure::data::embedded().expect("the embedded package is whole");
    let report = check(&package.observations, &package.claims);
    for lang in Lang::ALL {
        let document = Document::new(&package, &report, lang);
        let bridge = serde_wasm_bindgen::Serializer::json_compatible();
        let by_serde = document.serialize(&bridge).expect("plain data");
        let by_hand = core().check(lang.tag()).expect("a document");
        assert_eq!(json(&by_hand), json(&by_serde), "{}", lang.tag());
        // Nothing that JSON leaves out is in one of them alone.
        assert_eq!(keys(&by_hand), keys(&by_serde), "{}", lang.tag());
        let claims = (items(&by_hand, "claims"), items(&by_serde, "claims"));
        for (one, other) in claims.0.iter().zip(&claims.1) {
            assert_eq!(keys(one), keys(other), "{}", lang.tag());
        }
    }
}

#[wasm_bindgen_test]
fn a_request_of_another_form_is_an_error_about_the_request() {
    let mut core = core();
    core.build(&request_with("view", "turnover")).expect("the view can be shown");
    let lacking = object(&[("view", JsValue::NULL), ("lang", "en".into())]);
    for request in [
        JsValue::NULL,
        JsValue::UNDEFINED,
        7.into(),
        "turnover".into(),
        Array::new().into(),
        lacking.into(),
        request_with("widthCss", "wide"),
        request_with("lang", JsValue::NULL),
        request_with("view", 7),
    ] {
        let what = format!("{request:?}");
        let (message, place) = failure(&core.build(&request).expect_err("not a request"));
        assert_eq!(place, "request", "{what}");
        assert!(!message.is_empty(), "{what}");
    }
    assert_eq!(text(&core.hit(400.0, 300.0).expect("an answer"), "id"), "exports-2022");
}

#[wasm_bindgen_test]
fn two_numbers_in_one_place_are_an_error_that_names_both() {
    let row = "b,trade,KAZ,CHN,export,TOTAL,2021,8,USD,9,,\n";
    let files = files(row);
    let both = text(&files, "datapackage.json").replace("[\"a\"]", "[\"a\", \"b\"]");
    Reflect::set(&files, &"datapackage.json".into(), &both.into()).expect("a fresh object");
    let mut core = TradeFigureCore::from_files(&files).expect("a whole package");
    let (message, place) =
        failure(&core.build(&request_with("view", "main")).expect_err("one place for both"));
    assert_eq!(place, "view main");
    assert!(message.contains("both a and b"), "{message}");
}

#[wasm_bindgen_test]
fn no_view_is_the_first_and_an_unknown_language_speaks_english() {
    let mut core = core();
    for view in [JsValue::NULL, JsValue::UNDEFINED, "".into()] {
        let drawn = core.build(&request_with("view", view)).expect("the first view");
        assert_eq!(text(&drawn, "view"), "turnover");
    }
    let drawn = core.build(&request_with("lang", "tlh")).expect("a figure in English");
    assert_eq!(text(&drawn, "lang"), "en");
    let drawn = core.build(&request_with("lang", "zh-Hans-CN")).expect("a figure in Chinese");
    assert_eq!(text(&drawn, "lang"), "zh");
}

/// Source: the article's Table 1, row 2: exports of 2022, 13,2 billion US dollars.
#[wasm_bindgen_test]
fn a_point_on_a_column_gives_the_printed_value() {
    let mut core = core();
    core.build(&request_with("view", "turnover")).expect("the view can be shown");
    // The column stands at 372 to 428 px and 184 to 359 px, see the golden scene.
    let readout = core.hit(400.0, 300.0).expect("an answer");
    assert_as_declared(&readout, "Readout");
    assert_eq!(
        (text(&readout, "id"), text(&readout, "title")),
        ("exports-2022".into(), "Exports, 2022".into())
    );
    let lines: Vec<String> = Array::from(&get(&readout, "lines"))
        .iter()
        .map(|line| {
            assert_eq!(keys(&line), declared_inside("lines"));
            format!("{}: {}", text(&line, "label"), text(&line, "text"))
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Printed: $13.2 billion",
            "Rounded from: 13.15 to 13.25",
            "Change since 2021: +3.4 (+3.3 to +3.5)",
            "Index, 2021 = 100: 134.7 (133.5 to 135.9)",
        ]
    );
    let (x, width) = (number(&readout, "markXCss"), number(&readout, "markWidthCss"));
    assert!((x..x + width).contains(&400.0), "the mark is under the point");
    let (y, height) = (number(&readout, "markYCss"), number(&readout, "markHeightCss"));
    assert!((y..y + height).contains(&300.0), "the mark is under the point");
    // A shell need not ask again while the pointer stays in what reaches the mark.
    let (x, width) = (number(&readout, "reachXCss"), number(&readout, "reachWidthCss"));
    let (y, height) = (number(&readout, "reachYCss"), number(&readout, "reachHeightCss"));
    for point in [(x, y), (x + width - 1.0, y + height - 1.0)] {
        let again = core.hit(point.0, point.1).expect("an answer");
        assert_eq!(text(&again, "id"), "exports-2022", "{point:?}");
    }
}

#[wasm_bindgen_test]
fn a_point_off_the_marks_gives_null() {
    let mut core = core();
    assert!(core.hit(400.0, 300.0).expect("an answer").is_null(), "nothing is shown yet");
    core.build(&request_with("view", "turnover")).expect("the view can be shown");
    for (x, y) in
        [(2.0, 100.0), (-1.0, 300.0), (400.0, 5000.0), (f64::NAN, 0.0), (f64::INFINITY, 1.0)]
    {
        assert!(core.hit(x, y).expect("an answer").is_null(), "{x},{y}");
    }
}

#[wasm_bindgen_test]
fn figures_of_one_package_show_what_they_were_asked_for() {
    let mut first = core();
    let mut second = first.another();
    first.build(&request_with("view", "exports")).expect("the view can be shown");
    assert!(second.hit(60.0, 300.0).expect("an answer").is_null(), "nothing is shown there yet");
    second.build(&request_with("view", "imports")).expect("the view can be shown");
    let id = |core: &TradeFigureCore| text(&core.hit(60.0, 300.0).expect("an answer"), "id");
    assert_eq!((id(&first), id(&second)), ("exports-2021".into(), "imports-2021".into()));
}

#[wasm_bindgen_test]
fn a_canvas_shows_the_columns_in_their_colours() {
    let mut core = core();
    for (theme, background, column) in [
        // The golden scenes of both themes have these colours.
        ("light", [0xff, 0xff, 0xff, 0xff], [0x00, 0x58, 0x8f, 0xff]),
        ("dark", [0x14, 0x17, 0x1a, 0xff], [0x62, 0xb8, 0xf0, 0xff]),
    ] {
        core.build(&request_with("theme", theme)).expect("the view can be shown");
        let canvas = canvas();
        core.paint(&canvas).expect("a canvas to draw on");
        assert_eq!((canvas.width(), canvas.height()), (1440, 768), "two canvas px for each CSS px");
        assert_eq!(pixel(&canvas, (1438.0, 2.0)), background, "{theme}: the corner is free");
        // The column of exports in 2022, below its whisker: 400,300 in CSS px.
        assert_eq!(pixel(&canvas, (800.0, 600.0)), column, "{theme}: exports of 2022");
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let data = context(&canvas).get_image_data(0.0, 0.0, width, height).expect("pixels").data();
        let drawn = data.chunks_exact(4).filter(|pixel| **pixel != background).count();
        let part = drawn as f64 / (width * height);
        assert!((0.1..0.6).contains(&part), "{theme}: {part} of the canvas is drawn on");
    }
}

#[wasm_bindgen_test]
fn ratios_that_no_screen_has_are_painted_all_the_same() {
    let mut core = core();
    // The drawing is 720 by 384: at 8 px for each it would have more px than a canvas can have.
    for (ratio, width) in [(f64::NAN, 720), (0.0, 720), (-1.0, 720), (1.5, 1080), (1e9, 5477)] {
        core.build(&request_with("pixelRatio", ratio)).expect("the view can be shown");
        let canvas = canvas();
        core.paint(&canvas).expect("a canvas to draw on");
        assert_eq!(canvas.width(), width, "{ratio}");
    }
}

#[wasm_bindgen_test]
fn an_unknown_view_is_an_error_that_lists_the_views() {
    let error = core().build(&request_with("view", "export")).expect_err("no such view");
    let (message, place) = failure(&error);
    assert_eq!(
        message,
        "there is no view \"export\": this package has the views turnover, turnover-waterfall, \
         turnover-years, exports, export-increments, exports-slope, imports, import-increments, \
         imports-slope, gdp-growth, composition, growth-share, printed-allowed, check, \
         priorities, prospects"
    );
    assert_eq!(place, "view");
}

#[wasm_bindgen_test]
fn a_failed_build_keeps_what_was_shown() {
    let mut core = core();
    core.build(&request_with("view", "turnover")).expect("the view can be shown");
    core.build(&request_with("view", "none")).expect_err("no such view");
    assert_eq!(text(&core.hit(400.0, 300.0).expect("an answer"), "id"), "exports-2022");
}

#[wasm_bindgen_test]
fn painting_before_building_is_an_error() {
    let (message, _) = failure(&core().paint(&canvas()).expect_err("nothing to paint"));
    assert_eq!(message, "no figure has been built");
    let (message, _) = failure(&core().svg().expect_err("nothing to write"));
    assert_eq!(message, "no figure has been built");
}

/// The files of a package with one row of observations.
fn files(row: &str) -> Object {
    let descriptor = r#"{
  "name": "one",
  "resources": [{"name": "observations", "path": "observations.csv"}],
  "views": [{"name": "main", "chart": "grouped-columns", "title": "T", "source": "S",
    "select": {"observations": ["a"]}, "category": "product", "series": "period"}]
}"#;
    let columns =
        "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note";
    object(&[
        ("datapackage.json", descriptor.into()),
        (
            "observations.csv",
            format!("{columns}\na,trade,KAZ,CHN,export,TOTAL,2021,7,USD,9,,\n{row}").into(),
        ),
    ])
}

#[wasm_bindgen_test]
fn a_package_comes_from_the_texts_of_its_files() {
    let files = files("");
    let descriptor = text(&files, "datapackage.json");
    let paths = TradeFigureCore::resource_paths(&descriptor).expect("a descriptor");
    assert_eq!(paths, ["observations.csv"]);
    let mut core = TradeFigureCore::from_files(&files).expect("a whole package");
    let drawn = core.build(&request_with("view", "main")).expect("the view can be shown");
    // A missing note is an empty text, not a missing key.
    assert_eq!((text(&drawn, "title"), text(&drawn, "note")), ("T".into(), String::new()));
    assert_as_declared(&drawn, "Drawn");
}

#[wasm_bindgen_test]
fn a_malformed_package_is_an_error_with_every_place() {
    let rows = "b,trade,KAZ,CHN,export,TOTAL,2021,\"1,204\",USD,9,,\nc,trade,KAZ,CHN,export,TOTAL,2021,1,dollars,9,,\n";
    let error = TradeFigureCore::from_files(&files(rows)).expect_err("two bad rows");
    let (message, place) = failure(&error);
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(lines.len(), 2, "{message}");
    assert!(lines[0].starts_with("observations.csv:3:35: expected a number"), "{message}");
    assert!(lines[0].ends_with("found \"1,204\""), "{message}");
    assert!(lines[1].starts_with("observations.csv:4:37: expected an ISO 4217"), "{message}");
    assert_eq!(place, "observations.csv:3:35");
}

#[wasm_bindgen_test]
fn files_that_are_no_texts_are_files_that_are_not_there() {
    let none = TradeFigureCore::from_files(&Object::new()).expect_err("no descriptor");
    assert_eq!(failure(&none).1, "datapackage.json:1:1");
    for value in [JsValue::NULL, 7.into(), Object::new().into(), JsValue::UNDEFINED] {
        let files = files("");
        Reflect::set(&files, &"observations.csv".into(), &value).expect("a fresh object");
        let (message, place) = failure(&TradeFigureCore::from_files(&files).expect_err("no table"));
        assert!(message.contains("expected the path of a file that can be read"), "{message}");
        assert_eq!(place, "datapackage.json:3:50");
    }
    let page = "<!doctype html>";
    let (_, place) = failure(&TradeFigureCore::resource_paths(page).expect_err("a page, no JSON"));
    assert_eq!(place, "datapackage.json:1:1");
}

#[wasm_bindgen_test]
fn what_comes_out_is_plain_data() {
    let mut core = core();
    let drawn = core.build(&request_with("view", "turnover")).expect("the view can be shown");
    let readout = core.hit(400.0, 300.0).expect("an answer");
    for (value, key) in [(&drawn, "heightCss"), (&readout, "markYCss")] {
        let written = json(value);
        let again = js_sys::JSON::parse(&written).expect("JSON");
        assert_eq!(json(&again), written);
        assert!((number(&again, key) - number(value, key)).abs() < 1e-12);
    }
}

/// Same input, same bytes: the goldens of the native run hold here.
#[wasm_bindgen_test]
fn scenes_are_those_of_the_native_run() {
    let package = trade_figure::data::embedded().expect("the embedded package is whole");
    let report = check(&package.observations, &package.claims);
    let goldens = [
        ("turnover", 720.0, include_str!("goldens/scenes/turnover-720.txt")),
        ("turnover", 328.0, include_str!("goldens/scenes/turnover-328.txt")),
        ("exports", 720.0, include_str!("goldens/scenes/exports-720.txt")),
        ("exports", 328.0, include_str!("goldens/scenes/exports-328.txt")),
        ("imports", 720.0, include_str!("goldens/scenes/imports-720.txt")),
        ("imports", 328.0, include_str!("goldens/scenes/imports-328.txt")),
    ];
    for (view, width_css, golden) in goldens {
        let request = Request { view: Some(view.to_owned()), width_css, ..Request::default() };
        let scene =
            build(&package, &report, &request).expect("the view can be shown").scene.to_text();
        for (number, (found, expected)) in scene.lines().zip(golden.lines()).enumerate() {
            assert_eq!(found, expected, "{view} at {width_css} px, line {}", number + 1);
        }
        assert_eq!(scene, golden, "{view} at {width_css} px");
    }
}

#[wasm_bindgen_test]
fn the_module_knows_its_version_and_its_reference_text() {
    assert_eq!(trade_figure::wasm::version(), env!("CARGO_PKG_VERSION"));
    let width = TradeFigureCore::reference_width_em();
    assert!(
        TradeFigureCore::reference_text().len() > 20 && (10.0..30.0).contains(&width),
        "{width}"
    );
}
