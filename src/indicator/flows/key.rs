//! Short numbers for names, and one number for the place of a cell.

use crate::model::Flow;

/// Year, flow, reporter, partner and product, from the highest bits to the lowest.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(in crate::indicator) struct Key(pub(super) u64);

impl Key {
    pub(super) fn new(year: u16, flow: Flow, reporter: u16, partner: u16, product: u16) -> Key {
        let flow = u64::from(flow == Flow::Import);
        let pair = u64::from(reporter) << 32 | u64::from(partner) << 16;
        Key(u64::from(year) << 48 | flow << 47 | pair | u64::from(product))
    }

    /// Gross domestic product, which has a partner of its own.
    pub(in crate::indicator) fn gdp(year: u16, economy: u16) -> Key {
        Key::new(year, Flow::Export, economy, Names::GDP, 0)
    }

    pub(in crate::indicator) fn is_gdp(self) -> bool {
        self.partner() == Names::GDP
    }

    pub(in crate::indicator) fn year(self) -> u16 {
        (self.0 >> 48) as u16
    }

    pub(in crate::indicator) fn flow(self) -> Flow {
        if self.0 >> 47 & 1 == 0 { Flow::Export } else { Flow::Import }
    }

    pub(in crate::indicator) fn reporter(self) -> u16 {
        (self.0 >> 32) as u16 & Names::NONE
    }

    pub(in crate::indicator) fn partner(self) -> u16 {
        (self.0 >> 16) as u16
    }

    pub(in crate::indicator) fn product(self) -> u16 {
        self.0 as u16
    }

    /// All but the product.
    pub(super) fn pair(self) -> u64 {
        self.0 >> 16
    }
}

/// Short numbers for names: 0 for the one that stands for all together, the others in the order in
/// which they come.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) names: Vec<Box<str>>,
    /// Their numbers, in the order of the names themselves.
    pub(super) sorted: Vec<u16>,
}

impl Names {
    /// The number of a name that is not there.
    const NONE: u16 = 0x7fff;

    /// The number of what is no economy.
    const GDP: u16 = 0x7ffe;

    pub(super) fn new(all_together: &str) -> Names {
        Names { names: vec![all_together.into()], sorted: vec![0] }
    }

    /// Where the name is among the sorted ones, or would be.
    #[inline(never)]
    fn search(&self, name: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|place| (*self.names[usize::from(*place)]).cmp(name))
    }

    pub(super) fn place(&mut self, name: &str) -> Option<u16> {
        match self.search(name) {
            Ok(found) => Some(self.sorted[found]),
            Err(gap) => {
                let place = u16::try_from(self.names.len()).ok().filter(|new| *new < Names::GDP)?;
                self.names.push(name.into());
                self.sorted.insert(gap, place);
                Some(place)
            }
        }
    }

    pub(super) fn find(&self, name: &str) -> u16 {
        self.search(name).map_or(Names::NONE, |found| self.sorted[found])
    }
}
