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
    Missing, Range, TOTAL, WORLD,
    change::fitted,
    query::{Input, Query},
    registry::Entry,
    rule::{Lists, apply, apply_to, pick},
    share,
};

type Found = Result<Range, Missing>;
type List = Result<Vec<Range>, Missing>;

/// A query, and what it looked up so far.
pub(super) struct Reader<'a> {
    pub(super) query: Query<'a>,
    pub(super) used: Vec<Input<'a>>,
}

impl<'a> Reader<'a> {
    fn note(&mut self, input: Input<'a>) {
        if !self.used.contains(&input) {
            self.used.push(input);
        }
    }

    /// The flow of all products, in the order of the table.
    fn list(&mut self, flow: Flow, reporter: &'a str, partner: &'a str, year: u16) -> List {
        if flow == Flow::Total {
            let mut both = self.list(Flow::Export, reporter, partner, year)?;
            let imports = self.list(Flow::Import, reporter, partner, year)?;
            for (exports, imports) in both.iter_mut().zip(imports) {
                *exports = exports.plus(imports);
            }
            return Ok(both);
        }
        let side = self.query.flows.side(flow, reporter, partner);
        let list = self.query.flows.basket(side, year)?;
        let (flow, reporter, partner) = side;
        let (value, product, row) = (Range::sum(&list), None, None);
        self.note(Input { flow: Some(flow), reporter, partner, product, year, row, value });
        Ok(list)
    }

    /// One product, or without one the total as reported, or else the sum of all products.
    fn amount(
        &mut self,
        (flow, reporter, partner): (Flow, &'a str, &'a str),
        product: Option<&'a str>,
        year: u16,
    ) -> Found {
        if flow == Flow::Total {
            let exports = self.amount((Flow::Export, reporter, partner), product, year)?;
            let imports = self.amount((Flow::Import, reporter, partner), product, year)?;
            return Ok(exports.plus(imports));
        }
        let side = self.query.flows.side(flow, reporter, partner);
        let name = product.unwrap_or(TOTAL);
        match self.query.flows.flow(side, name, year) {
            Ok((value, row)) => {
                let (flow, reporter, partner) = side;
                let product = Some(name);
                self.note(Input { flow: Some(flow), reporter, partner, product, year, row, value });
                Ok(value)
            }
            Err(_) if product.is_none() => {
                Ok(Range::sum(&self.list(flow, reporter, partner, year)?))
            }
            Err(missing) => Err(missing),
        }
    }

    fn gdp(&mut self) -> Found {
        let (reporter, year) = (self.query.reporter, self.query.year);
        let (value, row) = self.query.flows.gdp(reporter, year)?;
        let (flow, partner, product) = (None, WORLD, Some(TOTAL));
        self.note(Input { flow, reporter, partner, product, year, row: Some(row), value });
        Ok(value)
    }

    fn base(&self) -> Result<u16, Missing> {
        let base = self.query.base.ok_or(Missing::NeedsBaseYear)?;
        if base < self.query.year { Ok(base) } else { Err(Missing::NoTimeBetween) }
    }

    /// The sum over all others that report; who does not is not in this world.
    fn others(&mut self, partner: &'a str) -> List {
        let Query { flows, reporter, year, .. } = self.query;
        let mut lists = Vec::new();
        for economy in flows.economies() {
            if economy != WORLD && economy != reporter {
                lists.extend(self.list(Flow::Export, economy, partner, year));
            }
        }
        let count = self.query.flows.products().count();
        let mut others = Vec::with_capacity(count);
        for k in 0..count {
            let mut all = Vec::new();
            for list in &lists {
                all.extend(list.get(k));
            }
            others.push(Range::sum(&all));
        }
        Ok(others)
    }

    /// The number or list that a word of the entry stands for; `scope` is the first word's letter.
    fn read(&mut self, word: &str, scope: u8) -> List {
        let Query { reporter, partner, product, year, .. } = self.query;
        let &[flow, who, whom, when] = word.as_bytes() else {
            return Ok(vec![if word == "g" {
                self.gdp()?
            } else {
                Range::from(u32::from(year - self.base()?))
            }]);
        };
        let economy = |letter: u8| match letter {
            b'r' => Ok(reporter),
            b'p' => partner.ok_or(Missing::NeedsPartner),
            b'o' => Ok(partner.unwrap_or(WORLD)),
            _ => Ok(WORLD),
        };
        let (one, other) = (economy(who)?, economy(whom)?);
        let year = if when == b'0' { self.base()? } else { year };
        if who == b's' {
            return self.others(other);
        }
        let is_whole = flow == b'X' || scope == b'T';
        let flow = match flow {
            b'x' | b'X' => Flow::Export,
            b'm' => Flow::Import,
            _ => self.query.flow,
        };
        if matches!(scope, b'L' | b'P' | b'C') && !is_whole {
            return self.list(flow, one, other, year);
        }
        let product = if is_whole { None } else { product };
        match self.amount((flow, one, other), product, year) {
            Err(Missing::NotReported) if whom == b'r' => Err(Missing::NeedsMirror),
            found => Ok(vec![found?]),
        }
    }

    /// Every year from the earlier to the later one.
    fn every_year(&mut self) -> Result<Lists, Missing> {
        let (first, last) = (self.base()?, self.query.year);
        let mut values = Vec::new();
        for year in first..=last {
            let Query { reporter, partner, flow, product, .. } = self.query;
            match self.amount((flow, reporter, partner.unwrap_or(WORLD)), product, year) {
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
        let product = self.query.product.ok_or(Missing::NeedsProduct)?;
        self.query.flows.products().position(|name| name == product).ok_or(Missing::NotReported)
    }

    pub(super) fn compute(&mut self, entry: &Entry) -> Found {
        let mut words = entry.reads.split(' ');
        let scope = words.next().and_then(|word| word.bytes().next()).unwrap_or_default();
        let place = if matches!(scope, b'P' | b'S') { self.place()? } else { 0 };
        if scope == b'D' {
            self.query.product.ok_or(Missing::NeedsProduct)?;
        }
        if scope == b'Y' {
            return apply(entry.rule, &self.every_year()?);
        }
        if scope == b'S' {
            return self.product_share(entry, place);
        }
        let mut lists = Vec::new();
        for word in words {
            lists.push(self.read(word, scope)?);
        }
        if lists.is_empty() {
            // Unit values and prices need quantities, which a table of flows in money has not.
            return Err(Missing::NotReported);
        }
        if matches!(scope, b'C' | b'D') {
            lists = pick("-ba-dc", &lists);
        }
        if scope == b'P' { apply_to(place, entry.rule, &lists) } else { apply(entry.rule, &lists) }
    }

    fn product_share(&mut self, entry: &Entry, place: usize) -> Found {
        let Query { reporter, partner, flow, product, year, .. } = self.query;
        let side = (flow, reporter, partner.unwrap_or(WORLD));
        let whole = if self.query.flows.has_own_sum(side, year) {
            Err(Missing::NotReported)
        } else {
            self.amount(side, Some(TOTAL), year)
        };
        match whole {
            Ok(whole) => {
                let own = self.amount(side, product, year)?;
                apply(entry.rule, &[vec![own], vec![whole]])
            }
            Err(_) => {
                let list = self.list(side.0, side.1, side.2, year)?;
                apply_to(place, share::SHARE_IN, &[list])
            }
        }
    }
}
