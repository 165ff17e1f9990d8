//! The check against an independent reading of its documentation: `tests/oracle/oracle.py`, which
//! computes with Python's fractions. Skipped, and said so, where there is no Python.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot make its package should fail")]

mod support;

use std::{fmt::Write as _, io::Write as _, process::Stdio};

use support::model::{Sequence, claim, derive, exact, observation, print, result_unit, unit};
use trade_figure::{
    check::{Note, Verdict, check},
    model::{Claim, Exact, Observation, Published, Rounding, Rule, Unit},
};

/// The oracle's answers, one a line; `None` if there is no Python.
fn ask(questions: &str) -> Option<Vec<String>> {
    let mut python = support::oracle::python("oracle.py")?
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = python.stdin.take().unwrap();
    let questions = questions.to_owned();
    // From another thread, since a full pipe blocks.
    let writer = std::thread::spawn(move || input.write_all(questions.as_bytes()));
    let output = python.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

/// A printed number that is small, large, negative or zero.
fn any_printed(sequence: &mut Sequence) -> Published {
    let size = sequence.pick(&[20, 1_000, 100_000, 1_000_000_000]);
    let sign = if sequence.below(8) == 0 { -1 } else { 1 };
    let places = sequence.below(5) as u8;
    let value =
        exact(sign * i128::from(sequence.below(size)), 10_i128.pow(sequence.below(5) as u32));
    print(value, places, Rounding::HalfUp)
}

/// A claim about random numbers: nearly right, so that every verdict occurs.
fn any_claim(sequence: &mut Sequence) -> (Vec<Observation>, Claim) {
    let rule = sequence.pick(&Rule::ALL);
    let more = if rule == Rule::Sum { sequence.below(3) as usize } else { 0 };
    let mut observations = Vec::new();
    for place in 0..rule.operand_count() + more {
        let unit = unit("USD", sequence.pick(&[9, 9, 9, 6, 8]));
        observations.push(observation(&format!("n{place}"), Some(any_printed(sequence)), unit));
    }
    let quotient = matches!(rule, Rule::Index | Rule::Growth | Rule::Share | Rule::Ratio);
    let unit = if quotient { result_unit(rule) } else { unit("USD", sequence.pick(&[9, 6])) };
    let common = if quotient { observations[1].unit } else { unit };
    let values: Vec<Exact> = observations.iter().map(|found| converted(found, common)).collect();
    // A quotient by next to nothing has more digits than are computed with.
    let fits =
        |value: &Exact| *value < Exact::integer(1 << 30) && *value > Exact::integer(-1 << 30);
    let value = derive(rule, &values).filter(fits).unwrap_or(Exact::ONE);
    let places = sequence.below(4) as u8;
    // Up to three units of the last place beside the value.
    let beside = exact(i128::from(sequence.below(7)) - 3, 10_i128.pow(u32::from(places)));
    let printed = print(value.checked_add(beside).unwrap(), places, Rounding::HalfUp);
    let operands: Vec<&Observation> = observations.iter().collect();
    let claim = claim("c", rule, &operands, printed, unit);
    (observations, claim)
}

fn converted(observation: &Observation, unit: Unit) -> Exact {
    let printed = observation.value.as_ref().unwrap().decimal().unwrap();
    Exact::from_decimal(printed).checked_mul(observation.unit.factor_to(unit).unwrap()).unwrap()
}

/// A fraction as Python prints it.
fn fraction(value: Exact) -> String {
    match value.denominator() {
        1 => value.numerator().to_string(),
        denominator => format!("{}/{denominator}", value.numerator()),
    }
}

#[test]
fn every_verdict_and_range_is_the_oracles() {
    let mut sequence = Sequence(6);
    let mut questions = String::new();
    let mut answers = Vec::new();
    let mut seen = std::collections::BTreeMap::new();
    for _ in 0..8_000 {
        let (observations, claim) = any_claim(&mut sequence);
        let mut question =
            format!("{}\t{}\t{}", claim.rule.token(), claim.value, claim.unit.multiplier);
        for observation in &observations {
            let printed = observation.value.as_ref().unwrap();
            write!(question, "\t{printed}\t{}", observation.unit.multiplier).unwrap();
        }
        let result = check(&observations, &[claim]).claims.remove(0);
        let ends = result.allowed.map_or([String::new(), String::new()], |allowed| {
            [fraction(allowed.low()), fraction(allowed.high())]
        });
        let note = match (&result.verdict, result.notes.first()) {
            (Verdict::Untestable(reason), _) => reason.token().to_owned(),
            (_, Some(Note::SharedEndOnly(value))) => {
                format!("shared-end-only {}", fraction(*value))
            }
            (_, note) => note.map_or("", Note::token).to_owned(),
        };
        let kind = note.split(' ').next().unwrap_or_default();
        *seen.entry(format!("{} {kind}", result.verdict.token())).or_insert(0) += 1;
        answers.push(format!("{}\t{}\t{}\t{note}", result.verdict.token(), ends[0], ends[1]));
        questions.push_str(&question);
        questions.push('\n');
    }
    let Some(oracle) = ask(&questions) else { return };
    assert_eq!(oracle.len(), answers.len());
    for ((question, ours), theirs) in questions.lines().zip(&answers).zip(&oracle) {
        assert_eq!(ours, theirs, "for {question}");
    }
    // Every kind of answer has been compared, none by chance alone.
    assert_eq!(seen.len(), 7, "{seen:?}");
    assert!(seen.values().all(|count| *count >= 20), "{seen:?}");
}

#[test]
fn what_can_hold_together_is_what_the_oracle_says() {
    let mut sequence = Sequence(7);
    let mut questions = String::new();
    let mut answers = Vec::new();
    while answers.len() < 1_500 {
        let count = 3 + sequence.below(2);
        let values: Vec<Exact> =
            (0..count).map(|_| exact(i128::from(10 + sequence.below(400)), 10)).collect();
        let observations: Vec<Observation> = values
            .iter()
            .enumerate()
            .map(|(place, value)| {
                // The first is printed, so that the sign of every base can follow.
                let printed = print(*value, sequence.below(2) as u8, Rounding::HalfUp);
                let unprinted = place > 0 && sequence.below(3) == 0;
                observation(&format!("n{place}"), (!unprinted).then_some(printed), unit("USD", 9))
            })
            .collect();
        let mut claims = Vec::new();
        let mut lines = Vec::new();
        for place in 0..2 + sequence.below(3) {
            let rule = sequence.pick(&Rule::ALL);
            let b = sequence.below(count) as usize;
            let a = (b + 1 + sequence.below(count - 1) as usize) % count as usize;
            let operands = &[b, a][..rule.operand_count()];
            let exact_values: Vec<Exact> = operands.iter().map(|place| values[*place]).collect();
            let value = derive(rule, &exact_values).unwrap();
            let places = sequence.below(2) as u8;
            let beside = exact(i128::from(sequence.below(3)) - 1, 10_i128.pow(u32::from(places)));
            let printed = print(value.checked_add(beside).unwrap(), places, Rounding::HalfUp);
            let named: Vec<&Observation> =
                operands.iter().map(|place| &observations[*place]).collect();
            let places: Vec<String> = operands.iter().map(usize::to_string).collect();
            lines.push(format!("{} {printed} {}", rule.token(), places.join(" ")));
            claims.push(claim(&format!("c{place}"), rule, &named, printed, result_unit(rule)));
        }
        let joint = check(&observations, &claims).joint;
        // The oracle takes every base to be positive.
        if !joint.left_out.is_empty() {
            continue;
        }
        assert_eq!(joint.undecided.len(), 0);
        answers.push(if joint.groups.is_empty() { "possible" } else { "impossible" });
        let printed: Vec<&str> = observations
            .iter()
            .map(|found| found.value.as_ref().map_or("..", Published::text))
            .collect();
        writeln!(questions, "joint\t{}\t{}", printed.join(";"), lines.join(";")).unwrap();
    }
    let Some(oracle) = ask(&questions) else { return };
    assert_eq!(oracle.len(), answers.len());
    for ((question, ours), theirs) in questions.lines().zip(&answers).zip(&oracle) {
        assert_eq!(ours, theirs, "for {question}");
    }
    let impossible = answers.iter().filter(|answer| **answer == "impossible").count();
    assert!((300..1_200).contains(&impossible), "{impossible}");
}
