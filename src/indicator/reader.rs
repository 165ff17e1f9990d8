//! How each indicator finds its numbers in a table of flows.
//!
//! An entry of the registry says it in words separated by spaces. The first is a letter for what is
//! read, and for the products that a survey asks about:
//!
//! | | read | asked about |
//! | --- | --- | --- |
//! | `A` `E` `N` | the product of the query, or all together | both; each product; all together |
//! | `T` | all products together | all together |
//! | `L` | the list of all products | all together |
//! | `P` | one product, and the sum of all others of the list | each product |
//! | `D` | the product's changes: the second number less the first, and so on | each product |
//! | `C` | the same of lists | all together |
//! | `S` | a product and the printed total, or else the list | each product |
//! | `Y` | every year | both |
//!
//! A `w` after it says that a survey asks of trade with the world. Then a word for each number or list
//! has four characters: the flow (`x` export, `m` import, `q` that of the query; a capital for all
//! products together where the others are lists), who reports (`r` the reporter, `p` the partner, `w`
//! the world, `s` the sum of all others that report), the other side (`o` the partner or the world,
//! else as before), and the year (`1`, or `0` for the earlier one). `g` is gross domestic product, `#`
//! the number of years.

use crate::model::Flow;

use super::{
    Flows, Missing, Range,
    change::fitted,
    flows::Key,
    registry::Entry,
    rule::{Inputs, apply_once},
    share,
};

type Found = Result<Range, Missing>;
type List = Result<Vec<Range>, Missing>;

/// A query, with the table's numbers for names.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) reporter: u16,
    pub(super) partner: Option<u16>,
    pub(super) flow: Flow,
    pub(super) product: Option<u16>,
    pub(super) year: u16,
    pub(super) base: Option<u16>,
}

impl Asked {
    /// The partner, or the world.
    pub(super) fn other(&self) -> u16 {
        self.partner.unwrap_or(0)
    }
}

/// A number of the table that was looked up, or a list of them.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Used {
    pub(super) key: Key,
    pub(super) is_list: bool,
}

/// What is asked, and what was looked up so far.
pub(super) struct Reader<'a> {
    pub(super) flows: &'a Flows,
    pub(super) asked: Asked,
    pub(super) used: Vec<Used>,
}

impl Reader<'_> {
    fn note(&mut self, key: Key, is_list: bool) {
        let used = Used { key, is_list };
        if !self.used.contains(&used) {
            self.used.push(used);
        }
    }

    /// The flow of all products, in the order of the table.
    fn list(&mut self, flow: Flow, one: u16, other: u16, year: u16) -> List {
        if flow == Flow::Total {
            let mut both = self.list(Flow::Export, one, other, year)?;
            let imports = self.list(Flow::Import, one, other, year)?;
            for (exports, imports) in both.iter_mut().zip(imports) {
                *exports = exports.plus(imports);
            }
            return Ok(both);
        }
        let key = self.flows.key(year, flow, one, other, 0);
        let list = self.flows.basket(key)?;
        self.note(key, true);
        Ok(list)
    }

    /// One product, or without one the total as reported, or else the sum of all products.
    fn amount(
        &mut self,
        (flow, one, other): (Flow, u16, u16),
        product: Option<u16>,
        year: u16,
    ) -> Found {
        if flow == Flow::Total {
            let exports = self.amount((Flow::Export, one, other), product, year)?;
            let imports = self.amount((Flow::Import, one, other), product, year)?;
            return Ok(exports.plus(imports));
        }
        let key = self.flows.key(year, flow, one, other, product.unwrap_or(0));
        match self.number(key) {
            Err(_) if product.is_none() => Ok(Range::sum(&self.list(flow, one, other, year)?)),
            found => found,
        }
    }

    /// One number.
    fn number(&mut self, key: Key) -> Found {
        let found = self.flows.amount(key)?;
        self.note(key, false);
        Ok(found)
    }

    fn base(&self) -> Result<u16, Missing> {
        let base = self.asked.base.ok_or(Missing::NeedsBaseYear)?;
        if base < self.asked.year { Ok(base) } else { Err(Missing::NoTimeBetween) }
    }

    /// The sum over all others that report; who does not is not in this world.
    fn others(&mut self, partner: u16) -> Vec<Range> {
        let Asked { reporter, year, .. } = self.asked;
        let mut lists = Vec::new();
        for economy in 1..=self.flows.economies().count() as u16 {
            if economy != reporter {
                lists.extend(self.list(Flow::Export, economy, partner, year));
            }
        }
        let mut others = Vec::new();
        for k in 0..self.flows.listed().count() {
            let mut all = Vec::new();
            for list in &lists {
                all.extend(list.get(k));
            }
            others.push(Range::sum(&all));
        }
        others
    }

    /// The number or list that a word of the entry stands for; `scope` is the first word's letter.
    fn read(&mut self, word: &str, scope: u8, inputs: &mut Inputs) -> Result<(), Missing> {
        let Asked { reporter, partner, product, year, .. } = self.asked;
        let &[flow, who, whom, when] = word.as_bytes() else {
            let number = if word == "g" {
                self.number(Key::gdp(year, reporter))?
            } else {
                Range::from(u32::from(year - self.base()?))
            };
            inputs.add(&[number]);
            return Ok(());
        };
        let economy = |letter: u8| match letter {
            b'r' => Ok(reporter),
            b'p' => partner.ok_or(Missing::NeedsPartner),
            b'o' => Ok(partner.unwrap_or(0)),
            _ => Ok(0),
        };
        let (one, other) = (economy(who)?, economy(whom)?);
        let year = if when == b'0' { self.base()? } else { year };
        if who == b's' {
            inputs.add(&self.others(other));
            return Ok(());
        }
        let is_whole = flow == b'X' || scope == b'T';
        let flow = match flow {
            b'x' | b'X' => Flow::Export,
            b'm' => Flow::Import,
            _ => self.asked.flow,
        };
        if matches!(scope, b'L' | b'P' | b'C') && !is_whole {
            inputs.add(&self.list(flow, one, other, year)?);
            return Ok(());
        }
        let product = if is_whole { None } else { product };
        match self.amount((flow, one, other), product, year) {
            Err(Missing::NotReported) if whom == b'r' => Err(Missing::NeedsMirror),
            found => {
                inputs.add(&[found?]);
                Ok(())
            }
        }
    }

    /// Every year from the earlier to the later one.
    fn every_year(&mut self) -> Result<Inputs, Missing> {
        let (first, last) = (self.base()?, self.asked.year);
        let mut values = Vec::new();
        for year in first..=last {
            let Asked { reporter, flow, product, .. } = self.asked;
            match self.amount((flow, reporter, self.asked.other()), product, year) {
                Err(Missing::NotReported) if first < year && year < last => {
                    return Err(Missing::GapInYears);
                }
                found => values.push(found?),
            }
        }
        Ok(fitted(values))
    }

    /// The place of the product in lists.
    fn place(&self) -> Result<usize, Missing> {
        let product = self.asked.product.ok_or(Missing::NeedsProduct)?;
        self.flows.listed().position(|other| other == product).ok_or(Missing::NotReported)
    }

    pub(super) fn compute(&mut self, entry: &Entry) -> Found {
        let mut words = entry.reads.split(' ');
        let scope = words.next().and_then(|word| word.bytes().next()).unwrap_or_default();
        let place = if matches!(scope, b'P' | b'S') { self.place()? } else { 0 };
        if scope == b'D' {
            self.asked.product.ok_or(Missing::NeedsProduct)?;
        }
        if scope == b'Y' {
            return self.every_year()?.apply(entry.rule);
        }
        if scope == b'S' {
            return self.product_share(entry, place);
        }
        let mut inputs = Inputs::default();
        for word in words {
            self.read(word, scope, &mut inputs)?;
        }
        if inputs.values.is_empty() {
            // Unit values and prices need quantities, which a table of flows in money has not.
            return Err(Missing::NotReported);
        }
        if matches!(scope, b'C' | b'D') {
            inputs = inputs.pick("-ba-dc");
        }
        if scope == b'P' { inputs.apply_to(place, entry.rule) } else { inputs.apply(entry.rule) }
    }

    fn product_share(&mut self, entry: &Entry, place: usize) -> Found {
        let Asked { reporter, flow, product, year, .. } = self.asked;
        let side = (flow, reporter, self.asked.other());
        let has_own_sum = [Flow::Export, Flow::Import].into_iter().any(|one| {
            let key = self.flows.key(year, one, side.1, side.2, 0);
            (flow == one || flow == Flow::Total) && self.flows.has_own_sum(key)
        });
        let whole =
            if has_own_sum { Err(Missing::NotReported) } else { self.amount(side, Some(0), year) };
        if let Ok(whole) = whole {
            let own = self.amount(side, product, year)?;
            return apply_once(entry.rule, &[own, whole]);
        }
        let list = self.list(side.0, side.1, side.2, year)?;
        let count = list.len();
        Inputs { values: list, count }.apply_to(place, share::SHARE_IN)
    }
}
