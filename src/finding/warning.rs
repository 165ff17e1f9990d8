//! What stands against a number, for the drawing: a mark, and a sentence.

use crate::{
    check::{ClaimResult, Report, Verdict},
    data::Package,
    locale::Lang,
    model::{Claim, Id},
};

use super::Names;

/// The claims about an observation that cannot follow: those whose result it would be.
fn contradicted<'a>(
    package: &'a Package,
    report: &'a Report,
    observation: &Id,
) -> Vec<(&'a Claim, &'a ClaimResult)> {
    let mut found = Vec::new();
    for (claim, result) in package.claims.iter().zip(&report.claims) {
        if result.verdict == Verdict::Contradicted && claim.operands.first() == Some(observation) {
            found.push((claim, result));
        }
    }
    found
}

/// Whether a printed number that is derived from an observation cannot follow.
pub fn is_warned(package: &Package, report: &Report, observation: &Id) -> bool {
    !contradicted(package, report, observation).is_empty()
}

/// What is printed of an observation and cannot follow, each in a sentence.
pub fn warnings(package: &Package, report: &Report, observation: &Id, lang: Lang) -> Vec<String> {
    let mut sentences = Vec::new();
    for (claim, result) in contradicted(package, report, observation) {
        let sentence = Names::new(package, lang).accusation(claim, result);
        // A number that is printed in several places is one warning.
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{check, check_each},
        data::embedded,
    };

    /// The first program has the first step of the check alone, and draws what the second draws.
    #[test]
    fn marks_and_sentences_are_those_of_the_first_step() {
        let package = embedded().unwrap();
        let each = check_each(&package.observations, &package.claims);
        let whole = check(&package.observations, &package.claims);
        let mut warned = 0;
        for observation in &package.observations {
            for lang in Lang::ALL {
                let [one, other] =
                    [&each, &whole].map(|report| warnings(&package, report, &observation.id, lang));
                assert_eq!(one, other, "{}", observation.id);
                assert_eq!(is_warned(&package, &each, &observation.id), !one.is_empty());
                warned += usize::from(!one.is_empty());
            }
        }
        assert!(warned > 0, "there is something to say");
    }
}
