//! Indicators against values computed elsewhere.
//!
//! What is in `tests/reference` always runs; its first lines say where the values come from. The
//! whole tables that those were cut from are also compared where they are to be found: in the folder
//! `reference` of `../shared` or of the folder that `TRADE_FIGURE_SHARED` names.

#![allow(clippy::print_stdout, reason = "how close the values are is worth a line")]
#![allow(clippy::unwrap_used, reason = "a reference file that cannot be read should stop the test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use trade_figure::{
    indicator::{Answer, Flows, Imports, Listing, Missing, Query, Range, Row, advantage, share},
    model::{Flow, Measure, Published, Unit},
};

/// How far a value may be from the exact one, relative to it.
const CLOSE: f64 = 1e-12;

/// Names, and their places in a list.
type Places = BTreeMap<String, usize>;
type Records = Vec<BTreeMap<String, String>>;

fn read(path: &Path) -> Records {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines
        .map(|line| {
            let cells = split(line);
            assert_eq!(cells.len(), names.len(), "{line}");
            names.iter().zip(cells).map(|(name, cell)| ((*name).into(), cell.into())).collect()
        })
        .collect()
}

/// The cells of a line; a comma between quotes separates nothing.
fn split(line: &str) -> Vec<&str> {
    let mut quoted = false;
    line.split(|c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    })
    .collect()
}

fn here(name: &str) -> Records {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name))
}

/// The folder with everything, if it is there.
fn everything() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("TRADE_FIGURE_SHARED").map(PathBuf::from);
    let folder = named.into_iter().chain([beside]).map(|path| path.join("reference"));
    let found = folder.into_iter().find(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: no folder ../shared/reference, and TRADE_FIGURE_SHARED names none");
    }
    found
}

fn exact(text: &str) -> Range {
    Range::exact(text.parse().unwrap()).unwrap()
}

fn dollars(multiplier: i8) -> Unit {
    Unit { measure: Measure::read("USD").unwrap(), multiplier }
}

/// How the numbers of a file are read.
type Reading = fn(&str) -> Range;

/// A number as a source would print it that keeps three digits.
fn printed(text: &str) -> Range {
    let value: f64 = text.parse().unwrap();
    let magnitude = if value > 0.0 { libm::floor(libm::log10(value)) as i32 } else { 0 };
    let places = usize::try_from(2 - magnitude).unwrap_or(0);
    // From 1000 up only a multiple of ten or more has three digits: those the unit takes.
    let scale = libm::exp10(f64::from((magnitude - 2).max(0)));
    let published: Published = format!("{:.places$}", value / scale).parse().unwrap();
    let range = Range::of(&published).unwrap();
    let end = |end: f64, step: f64| end * scale * (1.0 + step * f64::EPSILON);
    Range::new(end(range.low(), -2.0), range.value() * scale, end(range.high(), 2.0)).unwrap()
}

fn by_section(records: &Records, reading: Reading) -> Flows {
    let mut flows = Flows::new(dollars(3), Imports::PartnerExports, Listing::Complete);
    for record in records {
        flows.push(&Row {
            reporter: &record["exporter"],
            partner: &record["importer"],
            flow: Flow::Export,
            product: &record["sitc"],
            year: record["year"].parse().ok(),
            value: Some(reading(&record["value_kusd"])),
            unit: dollars(3),
        });
    }
    flows.finish();
    flows
}

fn by_year(records: &Records, gdp: &Records, reading: Reading) -> Flows {
    let mut flows = Flows::new(dollars(6), Imports::Reported, Listing::Open);
    for record in records {
        flows.push(&Row {
            reporter: &record["reporter"],
            partner: &record["partner"],
            flow: if record["flow"] == "X" { Flow::Export } else { Flow::Import },
            product: "TOTAL",
            year: record["year"].parse().ok(),
            value: Some(reading(&record["value_musd"])),
            unit: dollars(6),
        });
    }
    for record in gdp {
        let value = Some(reading(&record["gdp_usd"]));
        flows.push_gdp(&record["iso3"], record["year"].parse().ok(), value, dollars(0));
    }
    flows.finish();
    flows
}

/// The names that the reference gives its indicators, ours, and the flow meant.
const NAMES: &[(&str, &str, Flow)] = &[
    ("arca_ik", "additive-advantage", Flow::Export),
    ("balance_ij", "balance", Flow::Export),
    ("bias_b_ij", "bias", Flow::Export),
    ("cagr", "annual-growth", Flow::Export),
    ("cms_commodity", "cms-commodity", Flow::Export),
    ("cms_market", "cms-market", Flow::Export),
    ("cms_resid", "cms-competitiveness", Flow::Export),
    ("cms_total", "cms-total", Flow::Export),
    ("cms_world", "cms-world", Flow::Export),
    ("contrib_ijk", "product-contribution", Flow::Export),
    ("contribshare_ijk", "share-of-change", Flow::Export),
    ("cover_ij", "coverage", Flow::Export),
    ("divers_i", "diversification", Flow::Export),
    ("drysdale_c_ij", "drysdale-complementarity", Flow::Export),
    ("effnum_ij", "effective-number", Flow::Export),
    ("entropy_ij", "entropy", Flow::Export),
    ("esp_ijk", "product-complementarity", Flow::Export),
    ("fk_ij", "finger-kreinin", Flow::Export),
    ("gl_adj_ij", "adjusted-grubel-lloyd", Flow::Export),
    ("gl_aquino_ij", "aquino", Flow::Export),
    ("gl_ij", "aggregate-grubel-lloyd", Flow::Export),
    ("gl_ijk", "grubel-lloyd", Flow::Export),
    ("gl_mean_ij", "mean-grubel-lloyd", Flow::Export),
    ("growth", "growth", Flow::Export),
    ("hhi_ij", "herfindahl", Flow::Export),
    ("hhi_norm_ij", "normalised-herfindahl", Flow::Export),
    ("hhi_unctad_ij", "unctad-concentration", Flow::Export),
    ("hirschman_ij", "hirschman", Flow::Export),
    ("index100", "index", Flow::Export),
    ("krugman_ij", "krugman", Flow::Export),
    ("lafay_ijk", "lafay", Flow::Export),
    ("lafay_ik", "lafay", Flow::Export),
    ("lnrxa_ik", "vollrath-log", Flow::Export),
    ("logchg", "log-change", Flow::Export),
    ("michaely_ik", "michaely-specialisation", Flow::Export),
    ("mii_ij", "import-intensity", Flow::Export),
    ("miit_a_ij", "aggregate-marginal-a", Flow::Export),
    ("miit_a_ijk", "marginal-a", Flow::Export),
    ("miit_b_ijk", "marginal-b", Flow::Export),
    ("miit_c_ijk", "marginal-c", Flow::Export),
    ("miit_hk_ijk", "hamilton-kniest", Flow::Export),
    ("nrca_ik", "normalised-advantage", Flow::Export),
    ("rc_ik", "vollrath-competitiveness", Flow::Export),
    ("rca_bil_ijk", "balassa", Flow::Export),
    ("rca_ex_ik", "vollrath-exports", Flow::Export),
    ("rca_ik", "balassa", Flow::Export),
    ("rma_ex_ik", "vollrath-imports", Flow::Export),
    ("rsca_ik", "symmetric-advantage", Flow::Export),
    ("rta_ik", "vollrath-trade", Flow::Export),
    ("share_ijk", "product-share", Flow::Export),
    ("tci_cos_ij", "cosine", Flow::Export),
    ("tci_ij", "michaely-complementarity", Flow::Export),
    ("theil_ij", "theil", Flow::Export),
    ("tii_ex_ij", "intensity-excluding", Flow::Export),
    ("tii_ij", "trade-intensity", Flow::Export),
    ("tii_kojima_ij", "kojima-intensity", Flow::Export),
    ("tsc_ij", "normalised-balance", Flow::Export),
    ("tsc_ijk", "normalised-balance", Flow::Export),
    ("yr_cagr_x", "annual-growth", Flow::Export),
    ("yr_cif_fob", "cif-fob", Flow::Export),
    ("yr_contrib_x", "partner-contribution", Flow::Export),
    ("yr_depend_ij", "dependence", Flow::Export),
    ("yr_growth_x", "growth", Flow::Export),
    ("yr_mirror_gap", "mirror-gap", Flow::Export),
    ("yr_open_unctad", "unctad-openness", Flow::Export),
    ("yr_open_wits", "openness", Flow::Export),
    ("yr_partner_share_m", "partner-share", Flow::Import),
    ("yr_partner_share_x", "partner-share", Flow::Export),
    ("yr_tsc", "normalised-balance", Flow::Export),
];

fn field<'r>(record: &'r BTreeMap<String, String>, name: &str) -> Option<&'r str> {
    Some(record[name].as_str()).filter(|text| !text.is_empty())
}

/// What we have for a row of the reference.
fn ask<'a>(
    record: &'a BTreeMap<String, String>,
    sections: &'a Flows,
    years: &'a Flows,
) -> Answer<'a> {
    let (_, id, flow) = NAMES
        .iter()
        .find(|(name, ..)| *name == record["id"])
        .unwrap_or_else(|| panic!("no indicator is called {}", record["id"]));
    let query = Query {
        flows: if record["id"].starts_with("yr_") { years } else { sections },
        reporter: &record["i"],
        partner: field(record, "j"),
        flow: *flow,
        product: field(record, "k"),
        year: record["year"].parse().unwrap(),
        base: field(record, "year0").map(|year| year.parse().unwrap()),
    };
    let answer = query.compute(id);
    assert_eq!(answer.entry.unwrap().id, *id);
    answer
}

fn check_bilateral(expected: &Records, sections: &Flows, years: &Flows) {
    let (mut values, mut undefined, mut worst) = (0, 0, (0.0, String::new()));
    let mut wrong = Vec::new();
    for record in expected {
        let answer = ask(record, sections, years);
        match (field(record, "value"), answer.result) {
            (None, Err(_)) => undefined += 1,
            (Some(value), Ok(range)) => {
                let value: f64 = value.parse().unwrap();
                let off = if value == 0.0 {
                    range.value().abs()
                } else {
                    (range.value() / value - 1.0).abs()
                };
                if off > worst.0 {
                    worst = (off, format!("{record:?}"));
                }
                if off > CLOSE {
                    wrong.push(format!("{record:?}: {range:?}, {off:e}"));
                }
                assert!(!answer.inputs.is_empty(), "{record:?}");
                let limits = answer.entry.unwrap().limits;
                let inside = limits.0 - 1e-9 <= range.low() && range.high() <= limits.1 + 1e-9;
                assert!(inside, "{record:?}: {range:?} beyond {limits:?}");
                values += 1;
            }
            (_, result) => wrong.push(format!("{record:?}: {result:?}")),
        }
    }
    println!("{values} values, {undefined} undefined; furthest off {:e}: {}", worst.0, worst.1);
    assert!(wrong.is_empty(), "{} wrong, such as {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
    assert_eq!((values, undefined), (2154, 14));
}

#[test]
fn two_thousand_bilateral_values_agree() {
    let sections = by_section(&here("bilateral_sitc.csv"), exact);
    let years = by_year(&here("bilateral_year.csv"), &here("bilateral_gdp.csv"), exact);
    check_bilateral(&here("bilateral_expected.csv"), &sections, &years);
}

/// Whoever sees only three digits of each number still has the true value within the range.
#[test]
fn the_range_from_rounded_numbers_holds_the_value_from_all_digits() {
    let sections = by_section(&here("bilateral_sitc.csv"), printed);
    let years = by_year(&here("bilateral_year.csv"), &here("bilateral_gdp.csv"), printed);
    let (mut held, mut without, mut wide) = (0, BTreeMap::new(), 0);
    for record in here("bilateral_expected.csv") {
        let Some(value) = field(&record, "value") else { continue };
        let value: f64 = value.parse().unwrap();
        match ask(&record, &sections, &years).result {
            Ok(range) => {
                let inside = range.low() <= value && value <= range.high();
                // A range that rounding leaves no room in, such as 0 to 0.
                let same = (range.value() - value).abs() <= CLOSE * value.abs();
                assert!(inside || same, "{record:?}: {range:?}");
                held += 1;
                wide += usize::from(range.high() - range.low() > 0.2 * value.abs());
            }
            Err(reason) => *without.entry((record["id"].clone(), reason)).or_insert(0) += 1,
        }
    }
    println!("{held} held, {wide} of them wider than a fifth of the value, {without:?} without");
    assert!(held > 2100);
}

#[test]
fn what_is_undefined_has_its_reason() {
    let sections = by_section(&here("bilateral_sitc.csv"), exact);
    let ask = |id: &str, product, year, base| {
        let query = Query {
            flows: &sections,
            reporter: "KAZ",
            partner: Some("CHN"),
            flow: Flow::Export,
            product,
            year,
            base,
        };
        query.compute(id).result.map(Range::value)
    };
    for id in ["normalised-balance", "grubel-lloyd", "lafay"] {
        assert_eq!(ask(id, Some("9"), 1995, None), Err(Missing::NoBothFlows), "{id}");
    }
    for product in ["1", "4", "9"] {
        let reason = ask("hamilton-kniest", Some(product), 2005, Some(1995));
        assert_eq!(reason, Err(Missing::NoGrowth), "{product}");
    }
    assert_eq!(ask("growth", None, 2005, None), Err(Missing::NeedsBaseYear));
    assert_eq!(ask("growth", None, 1995, Some(2005)), Err(Missing::NoTimeBetween));
    assert_eq!(ask("fitted-growth", None, 2005, Some(1995)), Err(Missing::GapInYears));
    assert_eq!(ask("lafay", None, 1995, None), Err(Missing::NeedsProduct));
    assert_eq!(ask("openness", None, 1995, None), Err(Missing::NeedsGdp));
    assert_eq!(ask("unit-value", None, 1995, None), Err(Missing::NotReported));
    assert_eq!(ask("no-such", None, 1995, None), Err(Missing::UnknownIndicator));
    assert_eq!(ask("balance", None, 2007, None), Err(Missing::NotReported));
    let years = by_year(&here("bilateral_year.csv"), &Vec::new(), exact);
    let query = Query {
        flows: &years,
        reporter: "KAZ",
        partner: Some("CHN"),
        flow: Flow::Export,
        product: None,
        year: 2015,
        base: None,
    };
    assert_eq!(query.compute("trade-intensity").result, Err(Missing::NeedsWorldTotals));
}

/// A table of economies and products as lists, products and economies in the order of their names.
fn table(records: &Records, economy: &str, product: &str) -> (Places, Places, Vec<Vec<Range>>) {
    let names = |column: &str| -> Places {
        let names: BTreeSet<&String> = records.iter().map(|record| &record[column]).collect();
        names.into_iter().enumerate().map(|(place, name)| (name.clone(), place)).collect()
    };
    let (economies, products) = (names(economy), names(product));
    let mut lists = vec![vec![Range::ZERO; products.len()]; economies.len()];
    for record in records {
        lists[economies[&record[economy]]][products[&record[product]]] = exact(&record["value"]);
    }
    (economies, products, lists)
}

fn check_rca(records: &Records, expected: &Records, columns: (&str, &str)) {
    let (economies, products, lists) = table(records, columns.0, columns.1);
    let indices = advantage::balassa_table(&lists).unwrap();
    let (mut worst, mut values) = (0.0_f64, 0);
    for record in expected {
        let (i, k) = (economies[&record[columns.0]], products[&record[columns.1]]);
        let value: f64 = record["rca"].parse().unwrap();
        let found = indices[i][k].unwrap().value();
        let off = if value == 0.0 { found.abs() } else { (found / value - 1.0).abs() };
        assert!(off <= CLOSE, "{record:?}: {found}");
        worst = worst.max(off);
        values += 1;
    }
    println!("{values} indices, furthest off {worst:e}");
}

#[test]
fn balassa_indices_of_a_table_agree_with_other_software() {
    check_rca(&here("hs21_exports.csv"), &here("hs21_rca.csv"), ("loc", "prod"));
}

#[test]
fn balassa_indices_of_785_products_agree_with_other_software() {
    let records = here("sitc4_rca.csv");
    let list = |column: &str| -> Vec<Range> {
        let value = |text: &str| if text.is_empty() { Range::ZERO } else { exact(text) };
        records.iter().map(|record| value(&record[column])).collect()
    };
    let world = list("world");
    for economy in ["chn", "kaz"] {
        let own = list(economy);
        for (k, record) in records.iter().enumerate() {
            let expected = &record[&format!("rca_{economy}")];
            let found = advantage::balassa(&own, &world, k).unwrap().value();
            let expected: f64 = if expected.is_empty() { 0.0 } else { expected.parse().unwrap() };
            let off = if expected == 0.0 { found } else { (found / expected - 1.0).abs() };
            assert!(off <= CLOSE, "{economy} {record:?}: {found}");
        }
    }
}

fn check_shares(records: &Records, columns: [&str; 3]) {
    let mut others = 0;
    for record in records {
        let printed = |column: &str| record[column].parse::<Published>().unwrap();
        let (value, total) = (printed(columns[0]), printed(columns[1]));
        let share = share::share(Range::of(&value).unwrap(), Range::of(&total).unwrap()).unwrap();
        let published: f64 = record[columns[2]].parse().unwrap();
        // What rounds to the published share overlaps what the printed numbers allow. The hair is for
        // 188.60 of 71171.96, which is at most 0.26499991 percent where 0.27 is published.
        let room = 0.005 + 1e-6;
        let range = (100.0 * share.low() - room, 100.0 * share.high() + room);
        assert!(range.0 <= published && published <= range.1, "{record:?}: {share:?}");
        if format!("{:.2}", 100.0 * share.value()) != format!("{published:.2}") {
            others += 1;
        }
    }
    assert!(others <= 8, "{others} shares round to another hundredth");
    println!("{} shares, {others} of them on the edge", records.len());
}

#[test]
fn published_shares_agree_at_two_decimals() {
    check_shares(&here("wits_shares.csv"), ["value", "total", "share"]);
}

#[test]
fn awkward_tables_give_numbers_or_reasons() {
    let records = here("edge.csv");
    let names: BTreeSet<&String> = records.iter().map(|record| &record["table"]).collect();
    for name in names {
        let rows: Records =
            records.iter().filter(|record| record["table"] == *name).cloned().collect();
        let (economies, products, lists) = table(&rows, "loc", "prod");
        let indices = advantage::balassa_table(&lists).unwrap();
        for (economy, i) in &economies {
            for (product, k) in &products {
                match (name.as_str(), &indices[*i][*k]) {
                    ("all_equal_rca1" | "one_by_one", Ok(index)) => {
                        assert!((index.value() - 1.0).abs() < 1e-15);
                    }
                    ("zero_country", result) if economy == "B" => {
                        assert_eq!(*result, Err(Missing::EmptyBasket));
                    }
                    ("zero_product", result) if product == "r" => {
                        assert_eq!(*result, Err(Missing::DivisorHoldsZero));
                    }
                    (_, Ok(index)) => assert!(index.value().is_finite() && index.low() >= 0.0),
                    (_, Err(reason)) => {
                        assert_eq!((name.as_str(), product.as_str()), ("zero_product2", "z"));
                        assert_eq!(*reason, Missing::DivisorHoldsZero);
                    }
                }
            }
        }
    }
}

#[test]
fn everything_that_is_at_hand_agrees() {
    let Some(folder) = everything() else { return };
    let file = |name: &str| read(&folder.join(name));
    let sections = by_section(&file("bilateral/flows_sitc1.csv"), exact);
    let years = by_year(&file("bilateral/flows_year.csv"), &file("bilateral/gdp.csv"), exact);
    check_bilateral(&file("bilateral/expected.csv"), &sections, &years);
    // Formulas have commas in them, so only what is before the first is read.
    let formulas = std::fs::read_to_string(folder.join("bilateral/formulas.csv")).unwrap();
    for id in formulas.lines().skip(1).filter_map(|line| line.split(',').next()) {
        assert!(NAMES.iter().any(|(name, ..)| *name == id), "{id}");
    }
    check_rca(&file("ec_hs21/input.csv"), &file("ec_hs21/rca_dw.csv"), ("loc", "prod"));
    let sitc = file("ec_sitc4/input.csv");
    check_rca(&sitc, &file("ec_sitc4/rca_7countries.csv"), ("country", "product"));
    check_shares(
        &file("wits/kaz_published_shares.csv"),
        ["value_musd", "total_musd", "published_share_pct"],
    );
}
