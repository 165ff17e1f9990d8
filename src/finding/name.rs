//! What a printed number is called: "Exports, Natural gas, 2022".

#[cfg(feature = "more")]
use crate::data::Told;
use crate::{
    data::Package,
    locale::{Lang, Words},
    model::{Claim, Economy, Id, Observation, Rule, join},
};

/// Names the numbers of a package in one language.
#[derive(Debug)]
pub struct Names<'a> {
    pub(super) package: &'a Package,
    pub(super) words: &'static Words,
    pub(super) lang: Lang,
    usual: (Option<Economy>, Option<Economy>),
}

impl<'a> Names<'a> {
    /// Finds the pair of economies that most numbers are about, which need not be named each time.
    pub fn new(package: &'a Package, lang: Lang) -> Names<'a> {
        let pair = |observation: &Observation| (observation.reporter, observation.partner);
        let mut usual = (None, None);
        let mut most = 0;
        for observation in &package.observations {
            // Counting each pair once is enough: a second count could not be larger.
            if pair(observation) != usual {
                let mut found = 0;
                for other in &package.observations {
                    found += usize::from(pair(other) == pair(observation));
                }
                if found > most {
                    (usual, most) = (pair(observation), found);
                }
            }
        }
        Names { package, words: lang.words(), lang, usual }
    }

    /// The name of an observation.
    pub fn observation(&self, observation: &Observation) -> String {
        let label = |token: &str| self.package.labels.get(token, self.lang).to_owned();
        let mut parts = Vec::new();
        let has_product = !matches!(observation.product.as_str(), "TOTAL" | "none" | "");
        // A flow of trade says by itself that it is trade, and so does what is traded.
        if observation.variable != "trade" || observation.flow.is_none() && !has_product {
            parts.push(label(&observation.variable));
        }
        if let Some(flow) = observation.flow {
            parts.push(label(flow.token()));
        }
        if has_product {
            parts.push(label(&observation.product));
        }
        if (observation.reporter, observation.partner) != self.usual {
            for economy in [observation.reporter, observation.partner].into_iter().flatten() {
                parts.push(label(economy.code()));
            }
        }
        parts.push(self.words.period(observation.period, true));
        join(&parts, self.words.name_comma)
    }

    /// Where a number is printed, in the reader's language as far as the package has it.
    #[cfg(feature = "more")]
    pub fn told_place(&self, source: &str) -> Told {
        self.package.labels.place(source, self.lang)
    }

    /// What the package notes, in the same way.
    #[cfg(feature = "more")]
    pub fn note(&self, note: &str) -> Told {
        self.package.labels.whole(note, self.lang)
    }

    /// What a claim is about: the number that changed, the parts of a sum, the part and the whole.
    pub fn claim(&self, claim: &Claim) -> String {
        let all = |sign: &str| join(&texts(&claim.operands, &|id| self.id(id)), sign);
        match claim.rule {
            Rule::Sum => all(" + "),
            Rule::Balance => all(" \u{2212} "),
            Rule::Share => all(" / "),
            // A ratio of one thing at two times is named like any other change.
            Rule::Ratio if !self.is_change(claim) => all(" / "),
            _ => claim.operands.first().map(|id| self.id(id)).unwrap_or_default(),
        }
    }

    /// Whether the operands differ in nothing but the period.
    fn is_change(&self, claim: &Claim) -> bool {
        let mut first = None;
        for id in &claim.operands {
            let Some(other) = self.package.observation(id) else { continue };
            let first = *first.get_or_insert(other);
            let is_same = (other.variable == first.variable && other.product == first.product)
                && (other.reporter == first.reporter && other.partner == first.partner)
                && other.flow == first.flow;
            if !is_same {
                return false;
            }
        }
        true
    }

    /// The name of the number of an id; the id itself if there is no such observation.
    pub fn id(&self, id: &Id) -> String {
        match self.package.observation(id) {
            Some(observation) => self.observation(observation),
            None => id.as_str().to_owned(),
        }
    }
}

/// A text for each id.
pub(super) fn texts(ids: &[Id], write: &dyn Fn(&Id) -> String) -> Vec<String> {
    let mut texts = Vec::new();
    for id in ids {
        texts.push(write(id));
    }
    texts
}
