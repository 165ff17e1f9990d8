//! How long the check takes for a thousand claims over two thousand numbers.
//!
//! Plain timing, the best of a few runs; run with `cargo bench --bench check`.

#![allow(clippy::print_stdout, reason = "a bench is there to print")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot read its own package should stop")]

use std::time::{Duration, Instant};

use trade_figure::{
    check::{Report, check},
    model::{Claim, Measure, Observation, Unit},
};

/// A fixed sequence of numbers below a limit.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[derive(Default)]
struct Package {
    observations: Vec<Observation>,
    claims: Vec<Claim>,
    tenths: Vec<u64>,
}

impl Package {
    /// Adds a number of tenths, which is what the claims are derived from.
    fn number(&mut self, tenths: u64) -> usize {
        let place = self.observations.len();
        self.observations.push(Observation {
            id: format!("n{place}").parse().unwrap(),
            variable: "trade".into(),
            reporter: None,
            partner: None,
            flow: None,
            product: "TOTAL".into(),
            period: "2022".parse().unwrap(),
            value: Some(format!("{}.{}", tenths / 10, tenths % 10).parse().unwrap()),
            unit: Unit { measure: Measure::read("USD").unwrap(), multiplier: 9 },
            source: String::new(),
            note: String::new(),
        });
        self.tenths.push(tenths);
        place
    }

    fn claim(&mut self, rule: &str, b: usize, a: usize) {
        let (high, low) = (self.tenths[b], self.tenths[a]);
        let (tenths, measure) = match rule {
            "sum" => (high + low, "USD"),
            // Rounded to the nearest tenth of a percent.
            _ => ((2000 * high / low).div_ceil(2), "PERCENT"),
        };
        let place = self.claims.len();
        let multiplier = if measure == "USD" { 9 } else { 0 };
        self.claims.push(Claim {
            id: format!("c{place}").parse().unwrap(),
            rule: rule.parse().unwrap(),
            operands: vec![self.observations[b].id.clone(), self.observations[a].id.clone()],
            value: format!("{}.{}", tenths / 10, tenths % 10).parse().unwrap(),
            unit: Unit { measure: Measure::read(measure).unwrap(), multiplier },
            source: String::new(),
            note: String::new(),
        });
    }
}

/// A thousand pairs with one claim each.
fn pairs() -> Package {
    let (mut package, mut sequence) = (Package::default(), Sequence(1));
    for _ in 0..1000 {
        let b = package.number(100 + sequence.below(900));
        let a = package.number(100 + sequence.below(900));
        package.claim("index", b, a);
    }
    package
}

/// The same package with one wrong digit in one claim of so many.
fn wrong(mut package: Package, every: usize) -> Package {
    for claim in package.claims.iter_mut().step_by(every) {
        claim.value = format!("9{}", claim.value).parse().unwrap();
    }
    package
}

/// A tree: every number but the first is claimed to be a percentage of an earlier one.
fn tree() -> Package {
    let (mut package, mut sequence) = (Package::default(), Sequence(2));
    package.number(500);
    for place in 1..2000 {
        let number = package.number(100 + sequence.below(900));
        if place > 1000 {
            package.claim("index", number, sequence.below(place) as usize);
        }
    }
    package
}

/// A net: a thousand claims between numbers picked at random from so few that all are connected.
fn net(numbers: u64) -> Package {
    let (mut package, mut sequence) = (Package::default(), Sequence(3));
    for _ in 0..numbers {
        package.number(100 + sequence.below(900));
    }
    for place in 0..1000 {
        let b = sequence.below(numbers) as usize;
        let a = (b + 1 + sequence.below(numbers - 1) as usize) % numbers as usize;
        package.claim(if place % 3 == 0 { "sum" } else { "index" }, b, a);
    }
    package
}

/// Thirty years of which only the first is printed, and a claim that closes the circle.
fn circle() -> Package {
    let mut package = Package::default();
    let mut last = package.number(1000);
    for _ in 0..30 {
        let next = package.number(package.tenths[last] * 107 / 100);
        package.claim("index", next, last);
        last = next;
    }
    package.claim("index", last, 0);
    for observation in &mut package.observations[1..] {
        observation.value = None;
    }
    package
}

fn main() {
    let packages = [
        ("pairs", pairs()),
        ("pairs, a tenth wrong", wrong(pairs(), 10)),
        ("tree", tree()),
        ("tree, three wrong", wrong(tree(), 400)),
        ("tree, a tenth wrong", wrong(tree(), 10)),
        ("net over 2000", net(2000)),
        ("net over 900", net(900)),
        ("net over 900, 3 wrong", wrong(net(900), 400)),
        ("net over 900, 10th wrong", wrong(net(900), 10)),
        ("circle of 30", circle()),
        ("circle of 30, wrong", wrong(circle(), 400)),
    ];
    for (name, package) in packages {
        let mut best = Duration::MAX;
        let mut report: Option<Report> = None;
        for _ in 0..3 {
            let start = Instant::now();
            report = Some(check(&package.observations, &package.claims));
            best = best.min(start.elapsed());
        }
        let joint = report.unwrap().joint;
        println!(
            "{name:25} {:8.1} ms, {} conflicts, {} undecided, {} of {} ranges tight",
            best.as_secs_f64() * 1000.0,
            joint.conflicts().count(),
            joint.undecided.len(),
            joint.ranges.values().filter(|range| range.tight).count(),
            joint.ranges.len(),
        );
    }
}
