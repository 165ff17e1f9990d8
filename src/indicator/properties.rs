//! What must hold for every formula: its range holds what its inputs allow, and little more.

use super::{
    Missing, Range, advantage as adv, change as chg, concentration as con,
    decomposition::{ConstantShares, ProductTrade, constant_shares},
    fit, price,
    sample::Sequence,
    share as shr, twoway as two,
};

type Formula = fn(&[Range]) -> Result<Range, Missing>;

/// `n` inputs as two lists of half as many, and so on.
fn two(x: &[Range]) -> (&[Range], &[Range]) {
    x.split_at(x.len() / 2)
}

fn quarter(x: &[Range], place: usize) -> &[Range] {
    let size = x.len() / 4;
    &x[place * size..(place + 1) * size]
}

/// A small part of a number, to make a part that is surely smaller than its whole.
fn tenth(range: Range) -> Range {
    Range::new(range.low() / 10_000.0, range.value() / 10_000.0, range.high() / 10_000.0).unwrap()
}

fn small(list: &[Range]) -> Vec<Range> {
    list.iter().map(|range| tenth(*range)).collect()
}

/// The difference of two lists, whose ranges are then independent.
fn changes(x: &[Range], y: &[Range]) -> Vec<Range> {
    x.iter().zip(y).map(|(x, y)| chg::change(*x, *y).unwrap()).collect()
}

fn terms(x: &[Range]) -> Result<ConstantShares, Missing> {
    let products: Vec<ProductTrade> = x
        .chunks(7)
        .map(|x| ProductTrade {
            exports: [x[0], x[1]],
            exports_there: tenth(x[2]),
            world: [x[3], x[4]],
            world_there: [tenth(x[5]), tenth(x[6])],
        })
        .collect();
    constant_shares(&products)
}

/// Every formula, with the number of inputs and how much of its range is filled at least.
const FORMULAS: &[(&str, usize, f64, Formula)] = &[
    ("change", 2, 0.99, |x| chg::change(x[0], x[1])),
    ("growth", 2, 0.99, |x| chg::growth(x[0], x[1])),
    ("index", 2, 0.99, |x| chg::index_100(x[0], x[1])),
    ("annual growth", 2, 0.99, |x| chg::annual_growth(x[0], x[1], 7)),
    ("fitted growth", 8, 0.99, chg::fitted_growth),
    ("log change", 2, 0.99, |x| chg::log_change(x[0], x[1])),
    ("contribution", 3, 0.99, |x| chg::contribution(x[0], x[1], x[2])),
    ("contribution in", 12, 0.99, |x| chg::contribution_in(two(x).0, two(x).1, 2)),
    ("share of change", 12, 0.99, |x| chg::share_of_change(two(x).0, two(x).1, 2)),
    ("share", 2, 0.99, |x| shr::share(x[0], x[1])),
    ("share in", 9, 0.99, |x| shr::share_in(x, 3)),
    ("normalised balance", 2, 0.99, |x| shr::normalised_balance(x[0], x[1])),
    ("openness", 3, 0.99, |x| shr::openness(x[0], x[1], x[2])),
    ("mirror gap", 2, 0.99, |x| price::mirror_gap(x[0], x[1])),
    ("herfindahl", 10, 0.9, con::herfindahl),
    ("herfindahl of three", 3, 0.9, con::herfindahl),
    ("normalised herfindahl", 10, 0.9, con::normalised_herfindahl),
    ("unctad concentration", 10, 0.9, con::unctad_concentration),
    ("effective number", 10, 0.9, con::effective_number),
    ("entropy", 10, 0.9, con::entropy),
    ("entropy of three", 3, 0.9, con::entropy),
    ("theil", 10, 0.9, con::theil),
    ("finger-kreinin", 20, 0.9, |x| con::finger_kreinin(two(x).0, two(x).1)),
    ("krugman", 20, 0.9, |x| con::krugman(two(x).0, two(x).1)),
    ("finger-kreinin of three", 6, 0.9, |x| con::finger_kreinin(two(x).0, two(x).1)),
    ("cosine", 20, 0.9, |x| con::cosine(two(x).0, two(x).1)),
    ("balassa", 20, 0.99, |x| adv::balassa(two(x).0, two(x).1, 4)),
    ("balassa with own", 20, 0.9, |x| adv::balassa_with_own(two(x).0, two(x).1, 4)),
    ("symmetric", 20, 0.99, |x| adv::symmetric(two(x).0, two(x).1, 4)),
    ("additive", 20, 0.99, |x| adv::additive(two(x).0, two(x).1, 4)),
    ("normalised", 20, 0.9, |x| adv::normalised(two(x).0, two(x).1, 4)),
    ("vollrath", 20, 0.99, |x| adv::vollrath(&small(two(x).0), two(x).1, 4)),
    ("vollrath trade", 40, 0.99, |x| {
        let (own, bought) = (small(quarter(x, 0)), small(quarter(x, 2)));
        adv::vollrath_trade((&own, quarter(x, 1)), (&bought, quarter(x, 3)), 4)
    }),
    ("vollrath competitiveness", 40, 0.99, |x| {
        let (own, bought) = (small(quarter(x, 0)), small(quarter(x, 2)));
        adv::vollrath_competitiveness((&own, quarter(x, 1)), (&bought, quarter(x, 3)), 4)
    }),
    ("lafay", 20, 0.9, |x| adv::lafay(two(x).0, two(x).1, 4)),
    ("lafay of two", 4, 0.9, |x| adv::lafay(two(x).0, two(x).1, 0)),
    ("michaely", 20, 0.99, |x| adv::michaely(two(x).0, two(x).1, 4)),
    ("product complementarity", 24, 0.99, |x| {
        adv::product_complementarity(&x[..8], &x[8..16], &x[16..], 3)
    }),
    ("drysdale", 24, 0.9, |x| {
        let own = small(quarter(x, 3));
        fit::drysdale(quarter(x, 0), quarter(x, 1), quarter(x, 2), &own)
    }),
    ("bias", 25, 0.99, |x| {
        let own = small(quarter(x, 3));
        fit::bias(x[24], quarter(x, 0), quarter(x, 1), quarter(x, 2), &own)
    }),
    ("trade intensity", 4, 0.99, |x| fit::trade_intensity(x[0], x[1], x[2], x[3])),
    ("intensity excluding", 4, 0.99, |x| {
        fit::intensity_excluding(tenth(x[0]), tenth(x[1]), x[2], x[3])
    }),
    ("kojima intensity", 5, 0.99, |x| fit::kojima_intensity(x[0], x[1], x[2], x[3], tenth(x[4]))),
    ("grubel-lloyd", 2, 0.99, |x| two::grubel_lloyd(x[0], x[1])),
    ("aggregate grubel-lloyd", 20, 0.99, |x| two::aggregate_grubel_lloyd(two(x).0, two(x).1)),
    ("mean grubel-lloyd", 20, 0.99, |x| two::mean_grubel_lloyd(two(x).0, two(x).1)),
    ("adjusted grubel-lloyd", 20, 0.9, |x| two::adjusted_grubel_lloyd(two(x).0, two(x).1)),
    ("aquino", 20, 0.9, |x| two::aquino(two(x).0, two(x).1)),
    ("marginal a", 4, 0.99, |x| {
        let change = changes(two(x).0, two(x).1);
        two::marginal_a(change[0], change[1])
    }),
    ("aggregate marginal a", 24, 0.99, |x| {
        let change = changes(two(x).0, two(x).1);
        two::aggregate_marginal_a(two(&change).0, two(&change).1)
    }),
    ("marginal b", 4, 0.99, |x| {
        let change = changes(two(x).0, two(x).1);
        two::marginal_b(change[0], change[1])
    }),
    ("marginal c", 4, 0.99, |x| {
        let change = changes(two(x).0, two(x).1);
        two::marginal_c(change[0], change[1])
    }),
    ("constant shares: total", 28, 0.99, |x| Ok(terms(x)?.total)),
    ("constant shares: world", 28, 0.99, |x| Ok(terms(x)?.world)),
    ("constant shares: commodity", 28, 0.9, |x| Ok(terms(x)?.commodity)),
    ("constant shares: market", 28, 0.9, |x| Ok(terms(x)?.market)),
    ("constant shares: competitiveness", 28, 0.9, |x| Ok(terms(x)?.competitiveness)),
];

/// The smallest and largest value found by moving one input after the other, many times over.
fn attained(inputs: &[Range], formula: Formula, random: &mut Sequence) -> (f64, f64) {
    let mut found = [f64::INFINITY, f64::NEG_INFINITY];
    for (end, sign) in [1.0, -1.0].into_iter().enumerate() {
        for start in 0..6 {
            let mut at: Vec<f64> = inputs
                .iter()
                .map(|input| match start {
                    0 => input.value(),
                    _ if random.next().is_multiple_of(2) => input.low(),
                    _ => input.high(),
                })
                .collect();
            let value = |at: &[f64]| {
                let exact: Vec<Range> = at.iter().map(|at| Range::exact(*at).unwrap()).collect();
                formula(&exact).map_or(f64::INFINITY, |range| sign * range.value())
            };
            let mut best = value(&at);
            for sweep in 0..4 {
                let before = best;
                for place in 0..at.len() {
                    let (low, high) = (inputs[place].low(), inputs[place].high());
                    let inner = low + random.unit() * (high - low);
                    let near =
                        (at[place] + (high - low) * 0.1 * (random.unit() - 0.5)).clamp(low, high);
                    for tried in [low, high, inner, near] {
                        let kept = at[place];
                        at[place] = tried;
                        let here = value(&at);
                        if here < best { best = here } else { at[place] = kept }
                    }
                }
                if sweep > 1 && best >= before {
                    break;
                }
            }
            if start == 0 || (best < sign * found[end]) {
                found[end] = sign * best;
            }
        }
    }
    (found[0], found[1])
}

#[test]
fn ranges_hold_all_that_is_allowed_and_little_more() {
    let mut short = Vec::new();
    for (name, count, least, formula) in FORMULAS {
        for width in [0.05, 0.005] {
            let mut random = Sequence(7);
            let (mut boxes, mut filled, mut worst) = (0.0, 0.0, 1.0_f64);
            for _ in 0..12 {
                let inputs = random.basket(*count, width);
                let Ok(range) = formula(&inputs) else { continue };
                let (low, high) = attained(&inputs, *formula, &mut random);
                let room = 1e-12 * (range.high().abs() + range.low().abs());
                assert!(range.low() <= low + room, "{name}: {low} below {range:?} of {inputs:?}");
                assert!(
                    high <= range.high() + room,
                    "{name}: {high} above {range:?} of {inputs:?}"
                );
                if range.high() - range.low() <= room {
                    continue;
                }
                let fill = (high - low) / (range.high() - range.low());
                boxes += 1.0;
                filled += fill;
                worst = worst.min(fill);
            }
            println!("{name:34} {width:5} mean {:.3} worst {worst:.3} of {boxes}", filled / boxes);
            assert!(boxes > 3.0, "{name} has no values");
            if filled / boxes < *least {
                short.push(format!("{name} at {width}: {:.3}", filled / boxes));
            }
        }
    }
    assert!(short.is_empty(), "{short:#?}");
}

#[test]
fn better_inputs_never_widen_a_range() {
    let mut random = Sequence(11);
    for (name, count, _, formula) in FORMULAS {
        for _ in 0..10 {
            let wide = random.basket(*count, 0.05);
            let fine: Vec<Range> = wide
                .iter()
                .map(|input| {
                    let part = random.unit();
                    let value = input.value();
                    let low = value - part * (value - input.low());
                    let high = value + part * (input.high() - value);
                    Range::new(low, value, high).unwrap()
                })
                .collect();
            let (Ok(wide), Ok(fine)) = (formula(&wide), formula(&fine)) else { continue };
            // A search that ends sooner may stop a hundredth of the width short.
            let slack = 0.02 * (wide.high() - wide.low()) + 1e-12 * wide.high().abs();
            assert!(fine.low() >= wide.low() - slack, "{name}: {fine:?} {wide:?}");
            assert!(fine.high() <= wide.high() + slack, "{name}: {fine:?} {wide:?}");
            assert!(fine.high() - fine.low() <= wide.high() - wide.low() + slack, "{name}");
            assert_eq!(fine.value().to_bits(), wide.value().to_bits(), "{name}");
        }
    }
}

#[test]
fn exact_inputs_give_ranges_of_a_few_units_of_the_last_place() {
    let mut random = Sequence(13);
    for (name, count, _, formula) in FORMULAS {
        for _ in 0..10 {
            let inputs = random.basket(*count, 0.0);
            let Ok(range) = formula(&inputs) else { continue };
            // Differences of large numbers keep the error of these.
            let size = range.high().abs().max(1e-4);
            assert!(range.high() - range.low() <= 1e-10 * size, "{name}: {range:?}");
        }
    }
}

#[test]
fn identities_hold() {
    let close = |a: f64, b: f64, size: f64| {
        assert!((a - b).abs() <= 1e-12 * size, "{a} is not {b}");
    };
    let mut random = Sequence(17);
    for _ in 0..200 {
        let count = 2 + (random.next() % 30) as usize;
        let mut lists = || random.basket(count, 0.0);
        let (x, y) = (lists(), lists());
        let all = |formula: &dyn Fn(usize) -> Result<Range, Missing>| -> f64 {
            (0..count).map(|k| formula(k).unwrap().value()).sum()
        };
        close(all(&|k| shr::share_in(&x, k)), 1.0, 1.0);
        close(all(&|k| adv::lafay(&x, &y, k)), 0.0, 100.0);
        close(all(&|k| adv::michaely(&x, &y, k)), 0.0, 1.0);
        close(all(&|k| adv::additive(&x, &y, k)), 0.0, 1.0);
        close(all(&|k| adv::normalised(&x, &y, k)), 0.0, 1.0);
        let growth = chg::growth(Range::sum(&x), Range::sum(&y)).unwrap().value();
        close(all(&|k| chg::contribution_in(&x, &y, k)), growth, 1.0 + growth);
        if growth.abs() > 0.01 {
            close(all(&|k| chg::share_of_change(&x, &y, k)), 1.0, 100.0);
        }
        let krugman = con::krugman(&x, &y).unwrap().value();
        let common = con::finger_kreinin(&x, &y).unwrap().value();
        close(krugman, 2.0 * (1.0 - common / 100.0), 2.0);
        let index = con::herfindahl(&x).unwrap().value();
        close(con::effective_number(&x).unwrap().value() * index, 1.0, 1.0);
        let even = libm::log(count as f64);
        let entropy = con::entropy(&x).unwrap().value();
        close(con::theil(&x).unwrap().value() + entropy, even, even);
        let aggregate = two::aggregate_grubel_lloyd(&x, &y).unwrap().value();
        let adjusted = two::adjusted_grubel_lloyd(&x, &y).unwrap().value();
        for index in [aggregate, adjusted, two::aquino(&x, &y).unwrap().value()] {
            assert!((0.0..=1.0).contains(&index));
        }
        let (sum_x, sum_y) = (Range::sum(&x).value(), Range::sum(&y).value());
        let imbalance = (sum_x - sum_y).abs() / (sum_x + sum_y);
        close(adjusted * (1.0 - imbalance), aggregate, 1.0);
        // The index of the whole is what the parts add up to.
        let weighted = |k: usize| {
            let index = two::grubel_lloyd(x[k], y[k])?.value();
            Ok(Range::exact(index * (x[k].value() + y[k].value()) / (sum_x + sum_y)).unwrap())
        };
        close(all(&weighted), aggregate, 1.0);
        let flows = random.basket(7 * count, 0.0);
        let terms = terms(&flows).unwrap();
        let parts = [terms.world, terms.commodity, terms.market, terms.competitiveness];
        let sum: f64 = parts.iter().map(|part| part.value()).sum();
        let size: f64 = parts.iter().map(|part| part.value().abs()).sum();
        close(sum, terms.total.value(), 10.0 * size);
    }
}

#[test]
fn nothing_is_ever_no_number() {
    let mut random = Sequence(19);
    let mut reasons = 0;
    for (name, count, _, formula) in FORMULAS {
        for _ in 0..400 {
            let inputs: Vec<Range> = (0..*count)
                .map(|_| match random.next() % 6 {
                    0 => Range::ZERO,
                    1 => Range::new(0.0, 0.0, 0.5).unwrap(),
                    2 => Range::exact(5e-324).unwrap(),
                    3 => Range::exact(1e300).unwrap(),
                    4 => Range::from(1),
                    5 if random.next().is_multiple_of(20) => Range::new(-0.5, 0.0, 0.5).unwrap(),
                    _ => random.range(0.05),
                })
                .collect();
            match formula(&inputs) {
                Ok(range) => {
                    let finite = range.low().is_finite() && range.high().is_finite();
                    let ordered = range.low() <= range.value() && range.value() <= range.high();
                    assert!(finite && ordered, "{name}: {range:?} of {inputs:?}");
                }
                Err(_) => reasons += 1,
            }
        }
    }
    assert!(reasons > 1000);
}
