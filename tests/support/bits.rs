//! Every value of a survey to its last bit, short enough to be kept.

use trade_figure::indicator::{registry, survey::Survey};

/// A line for each indicator: its name, then for each of its rows a hash of the bits of low, value and
/// high, or of the reason why there is none.
pub(crate) fn lines(survey: &Survey) -> Vec<String> {
    let line = |id: &str| {
        let rows = survey.rows.iter().filter(|row| row.entry.id == id);
        let hashes = rows.map(|row| {
            let bytes = match row.result {
                Ok(range) => [range.low(), range.value(), range.high()]
                    .iter()
                    .flat_map(|end| end.to_bits().to_be_bytes())
                    .collect(),
                Err(reason) => reason.token().as_bytes().to_vec(),
            };
            format!(" {:08x}", hash(&bytes))
        });
        format!("{id}{}", hashes.collect::<String>())
    };
    registry::ALL.iter().map(|entry| line(entry.id)).collect()
}

/// FNV-1a (Fowler, Noll and Vo), 64 bits folded to 32.
fn hash(bytes: &[u8]) -> u32 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, step);
    (hash >> 32) as u32 ^ hash as u32
}

/// The first row that differs from the golden, in words.
pub(crate) fn first_difference(survey: &Survey, golden: &str) -> Option<String> {
    let found = lines(survey);
    let kept: Vec<&str> = golden.lines().collect();
    if found.len() != kept.len() {
        return Some(format!("{} indicators, {} in the golden", found.len(), kept.len()));
    }
    let (found, kept) = found.iter().zip(kept).find(|(found, kept)| found != kept)?;
    let mut hashes = found.split(' ');
    let id = hashes.next().unwrap_or_default();
    let place = hashes.zip(kept.split(' ').skip(1)).position(|(one, other)| one != other);
    let mut rows = survey.rows.iter().filter(|row| row.entry.id == id);
    let row = rows.nth(place.unwrap_or_default());
    Some(row.map_or(format!("{id}: other rows"), |row| {
        let bits = row
            .result
            .map(|range| [range.low(), range.value(), range.high()].map(f64::to_bits))
            .map_or_else(|reason| reason.token().to_owned(), |bits| format!("{bits:x?}"));
        let (flow, product) = (row.flow, row.product.map(|product| survey.product(product)));
        format!("{id} {flow:?} {product:?} {:?}: low, value, high are {bits}", row.year)
    }))
}
