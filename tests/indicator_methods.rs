//! `docs/methods.md` is what the registry says; `UPDATE_GOLDENS=1` writes it anew.

use std::fmt::Write;

use trade_figure::{
    indicator::{
        Missing,
        registry::{self, Ends, Entry, Family, OutUnit, Polarity},
    },
    locale::Lang,
};

const START: &str = "\
# Methods

Every indicator that can be computed here, with its formula, its unit and its source. Written from
`src/indicator/registry/entries.rs` by `tests/indicator_methods.rs`: change it there, then run
`UPDATE_GOLDENS=1 cargo test --test indicator_methods`.

## Notation

`x_ijk` is what `i` exports to `j` of product `k`, `m` are imports, `X` and `M` totals, `s` shares of a
total, `w` the world, `o` the world without `i`, `r` (of products) all products but `k`; `d` is a change,
`v_0` the earlier and `v_1` the later of two values, `n` a number of years or of products. `r`, `r_k` and
`r_kj` in constant market shares are growth rates of world exports: all, of `k`, of `k` to `j`.

## Values and their ranges

A printed number stands for all numbers that round to it: 9.8 for 9.75 to 9.85. Every indicator is
returned as the value that the printed numbers give, and as the range that the numbers behind them
allow. Inputs that were printed each by itself are taken as independent; a part and a total that is
their sum are not.

Arithmetic is in 64-bit floating point with every end of a range rounded outwards, logarithms and
exponentials are libm's, sums are in a fixed order with their rounding errors carried along: the same
bits natively and in a browser.

Where the table says *exact*, the ends are what the inputs allow, up to that rounding: the formula is
monotone in each input, or a ratio of sums in which each product can be judged by itself. Where it says
*tight*, the range holds all that the inputs allow and can be a little wider: on random inputs with up to
5 percent of uncertainty either way, at least nine tenths of it are reached on average.

Values are compared with exact rational arithmetic on trade of China and Kazakhstan, and with published
indices; the largest difference allowed is 1e-12 of the value.

## Which table, and what is not in it

A row is in the table or set aside with a reason; none is dropped. A product without a row counts as
not traded only where the table is declared to list everything that was. Imports are those the economy
reports, or, where that is declared, what its partners report as exports to it; imports are usually
valued c.i.f. and exports f.o.b., and nothing is corrected for that.

What the world is differs between sources and changes the result: the variant is part of the name.
";

const END: &str = "\
## What is not computed here, and why

- **Economic complexity (ECI, PCI, fitness), proximity, density, PRODY, EXPY.** They need the exports of
  every economy in every product. Implementations in use differ in the eigenvector or the number of
  reflections, in the standard deviation and in the sign, so that a number without its program means
  little; a figure about two economies has no such table.
- **Similarity of advantage profiles (correlation of logarithms of RCA + 0.1).** The constant is arbitrary
  and decides the result where much is not traded.
- **Extensive and intensive margins (Hummels and Klenow).** They need six-digit products of the whole
  world.
- **Vertical and horizontal two-way trade.** It needs unit values by product in one unit of quantity.
- **Trade in value added.** It needs input-output tables.
- **Constant prices, exchange rates, seasonal adjustment.** Each needs a series with a source of its own;
  a rate is not a property of a unit.
- **A corrected mirror figure.** The gap between two reporters is shown; no factor explains it.
- **Other orders of constant market shares.** Markets before products, or later instead of earlier
  weights, give other terms; the one order here is stated.
- **Growth by country as WITS prints it.** No formula that was tried gives its numbers.
- **Missing numbers filled in.** A number that nobody printed has a reason instead of a value.
";

fn unit(unit: OutUnit) -> &'static str {
    match unit {
        OutUnit::Money => "as the trade",
        OutUnit::Fraction => "fraction",
        OutUnit::Percent => "percent",
        OutUnit::PerYear => "fraction a year",
        OutUnit::Ratio => "ratio, 1 neutral",
        OutUnit::Number => "number",
        OutUnit::Products => "products",
        OutUnit::UnitValue => "value by quantity",
    }
}

fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::None => "",
        Polarity::Surplus => "surplus",
        Polarity::More => "more",
        Polarity::Concentrated => "concentrated",
        Polarity::Diverse => "diverse",
        Polarity::Similar => "similar",
        Polarity::Different => "different",
        Polarity::Advantage => "advantage",
        Polarity::Complementary => "complementary",
        Polarity::TwoWay => "two-way",
        Polarity::Gap => "disagreement",
    }
}

fn limits((low, high): (f64, f64)) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) => format!("{low} to {high}"),
        (true, false) => format!("from {low}"),
        (false, true) => format!("to {high}"),
        (false, false) => String::new(),
    }
}

fn methods() -> String {
    let mut text = START.to_owned();
    for one in Family::ALL {
        let _ = write!(text, "\n## {}\n\n", Lang::En.indicator_words().families[one as usize]);
        text.push_str("| id | name | formula | unit | limits | high means | range | source |\n");
        text.push_str("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for entry in registry::ALL.iter().filter(|entry| entry.family == one) {
            let ends = if entry.ends == Ends::Exact { "exact" } else { "tight" };
            let _ = writeln!(
                text,
                "| `{}` | {} | `{}` | {} | {} | {} | {} | {} |",
                entry.id,
                entry.name_en(),
                entry.formula,
                unit(entry.unit),
                limits(entry.limits),
                polarity(entry.polarity),
                ends,
                entry.source,
            );
        }
    }
    text.push_str("\n## Why there is no value\n\n| reason | in words |\n| --- | --- |\n");
    for reason in Missing::ALL {
        let _ = writeln!(text, "| `{}` | {reason} |", reason.token());
    }
    text.push_str("\n## Names\n\n| id | Kazakh | Russian | Chinese |\n| --- | --- | --- | --- |\n");
    for entry in registry::ALL {
        let Entry { id, .. } = entry;
        let names = [entry.name_kk(), entry.name_ru(), entry.name_zh()];
        let _ = writeln!(text, "| `{id}` | {} |", names.join(" | "));
    }
    format!("{text}\n{END}")
}

#[test]
fn the_document_is_what_the_registry_says() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/methods.md");
    let text = methods();
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let place = found.lines().zip(text.lines()).position(|(found, text)| found != text);
    let hint = "UPDATE_GOLDENS=1 cargo test --test indicator_methods writes it anew";
    assert!(found == text, "docs/methods.md differs from line {place:?} (from 0); {hint}");
}
