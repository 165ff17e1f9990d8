//! Short numbers for names, and one number for the place of a cell.

use crate::model::Flow;

/// Year, flow, reporter, partner and product, from the highest bits to the lowest.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Key(pub(super) u64);

impl Key {
    pub(super) fn new(year: u16, flow: Flow, reporter: u16, partner: u16, product: u16) -> Key {
        let flow = u64::from(flow == Flow::Import);
        let pair = u64::from(reporter) << 32 | u64::from(partner) << 16;
        Key(u64::from(year) << 48 | flow << 47 | pair | u64::from(product))
    }

    pub(super) fn year(self) -> u16 {
        (self.0 >> 48) as u16
    }

    pub(super) fn flow(self) -> Flow {
        if self.0 >> 47 & 1 == 0 { Flow::Export } else { Flow::Import }
    }

    pub(super) fn reporter(self) -> u16 {
        (self.0 >> 32) as u16 & Names::MOST
    }

    pub(super) fn partner(self) -> u16 {
        (self.0 >> 16) as u16
    }

    pub(super) fn product(self) -> u16 {
        self.0 as u16
    }

    /// All but the product.
    pub(super) fn pair(self) -> u64 {
        self.0 >> 16
    }
}

/// Short numbers for names, in the order in which they come.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// In the order in which they came.
    pub(super) names: Vec<Box<str>>,
    /// Their numbers, in the order of the names themselves.
    sorted: Vec<u16>,
}

impl Names {
    const MOST: u16 = 0x7fff;

    /// Where the name is among the sorted ones, or would be.
    fn search(&self, name: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|place| (*self.names[usize::from(*place)]).cmp(name))
    }

    pub(super) fn place(&mut self, name: &str) -> Option<u16> {
        match self.search(name) {
            Ok(found) => Some(self.sorted[found]),
            Err(gap) => {
                let place = u16::try_from(self.names.len()).ok()?;
                if place >= Names::MOST {
                    return None;
                }
                self.names.push(name.into());
                self.sorted.insert(gap, place);
                Some(place)
            }
        }
    }

    pub(super) fn find(&self, name: &str) -> Option<u16> {
        self.search(name).ok().map(|found| self.sorted[found])
    }

    /// Their numbers, in the order of the names.
    pub(super) fn sorted(&self) -> impl Iterator<Item = u16> {
        self.sorted.iter().copied()
    }
}
