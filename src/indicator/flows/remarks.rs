//! What a reader should know of the rows in a table.

use std::collections::BTreeMap;

use crate::model::Flow;

use super::{Flows, Imports, Remark, RemarkKind, key::Key};

impl Flows {
    /// What a reader should know of the rows in the table, in their order.
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        // The last year of each flow, and its row.
        let mut last: BTreeMap<u64, u16> = BTreeMap::new();
        for cell in self.cells.iter().filter(|cell| !cell.key.is_gdp()) {
            let key = cell.key;
            let mut remark = |kind| remarks.push(Remark { row: cell.row as usize, kind });
            if key.product() == 0 && cell.value.value() == 0.0 {
                remark(RemarkKind::ZeroTotal);
            }
            let other = if key.flow() == Flow::Import { Flow::Export } else { Flow::Import };
            let mirror = Key::new(key.year(), other, key.partner(), key.reporter(), key.product());
            let with_world = key.reporter() == 0 || key.partner() == 0;
            if self.imports == Imports::Reported && !with_world && self.cell(mirror).is_none() {
                remark(RemarkKind::OneReporter);
            }
            let series = key.0 << 16;
            if let Some(year) = last.insert(series, key.year())
                && key.year() > year + 1
            {
                remark(RemarkKind::GapAfter(year));
            }
        }
        remarks.sort_by_key(|remark| remark.row);
        remarks
    }
}
