//! Printed derived numbers of a table: what `data-rules` declares, found in its columns and rows.

use super::{
    cells::Cell,
    error::shown,
    package::{Reader, id},
    rules::Declared,
    text::is_same,
};
use crate::{
    locale::{TableWords, fill},
    model::{Claim, Expected, Id, Measure, Observation, Rule, Unit, digits, join},
};

/// What a rule of an author is about, by places in the reader's lists.
#[derive(Debug)]
enum About {
    /// A column of derived numbers.
    Column(usize),
    /// A row of levels that are derived from other rows.
    Row(usize),
}

/// One input of a rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Input {
    /// The number of the row in another column.
    Column(usize),
    /// The number of another row.
    Row(usize),
}

#[derive(Debug)]
struct Resolved {
    rule: Rule,
    about: About,
    inputs: Vec<Input>,
}

/// The rules of a table.
#[derive(Debug, Default)]
pub(super) struct Claims(Vec<Resolved>);

/// Finds what the rules name, and says of each column what becomes of it.
pub(super) fn resolve(
    reader: &mut Reader<'_>,
    declared: Vec<Declared>,
    levels: &[usize],
) -> Claims {
    let mut claims = Claims::default();
    let mut ruled: Vec<usize> = Vec::new();
    for rule in declared {
        match resolved(reader, &rule, levels, &ruled) {
            Ok(resolved) => {
                if let About::Column(column) = resolved.about {
                    ruled.push(column);
                }
                let text = [rule.name.clone(), rule.text()];
                reader.notes.add(&|words, _| fill(words.rule, &[&text[0], &text[1]]));
                claims.0.push(resolved);
            }
            Err(Expected(text)) => reader.error("data-rules", text),
        }
    }
    for (index, column) in reader.columns.iter().enumerate() {
        if column.heading.is_empty() || levels.contains(&index) || ruled.contains(&index) {
            continue;
        }
        let is_derived = column.is_derived;
        let pattern = |words: &TableWords| if is_derived { words.derived } else { words.other };
        reader.notes.say(&pattern, &column.heading);
    }
    claims
}

fn resolved(
    reader: &Reader<'_>,
    declared: &Declared,
    levels: &[usize],
    ruled: &[usize],
) -> Result<Resolved, Expected> {
    let whole = fill("{} = {}", &[&declared.name, &declared.text()]);
    let wrong = |pattern: &str, name: &str| {
        let text = fill(pattern, &[&shown(name)]);
        Expected::new(fill("{}, in {}", &[&text, &shown(&whole)]))
    };
    let unknown = |name: &str| {
        /// So many names help; more hide the error.
        const MOST_NAMES: usize = 12;
        let mut known = Vec::new();
        for column in &reader.columns {
            known.push(&column.heading);
        }
        for line in &reader.lines {
            known.push(&line.label);
        }
        known.retain(|name| !name.is_empty());
        let mut names = Vec::new();
        for name in known.iter().take(MOST_NAMES) {
            names.push(shown(name));
        }
        let text = wrong("{} is no heading of a column and no name of a row", name).0;
        Expected::new(fill("{}; there are {}", &[&text, &join(&names, ", ")]))
    };
    let about = match find(reader, &declared.name) {
        Found { columns: 0, rows: 0, .. } => return Err(unknown(&declared.name)),
        Found { columns: 1, rows: 0, column, .. } if levels.contains(&column) => {
            return Err(wrong("{} is a period, not a column of derived numbers", &declared.name));
        }
        Found { columns: 1, rows: 0, column, .. } if ruled.contains(&column) => {
            return Err(wrong("{} has a rule already", &declared.name));
        }
        Found { columns: 1, rows: 0, column, .. } => About::Column(column),
        Found { columns: 0, rows: 1, row, .. } => About::Row(row),
        _ => return Err(wrong("{} names more than one column or row", &declared.name)),
    };
    let mut inputs = Vec::new();
    for operand in &declared.operands {
        inputs.push(match find(reader, operand) {
            Found { columns: 0, rows: 0, .. } => return Err(unknown(operand)),
            Found { columns: 1, rows: 0, column, .. } if !levels.contains(&column) => {
                return Err(wrong(
                    "{} is not a period, and only numbers of periods are known",
                    operand,
                ));
            }
            Found { columns: 1, rows: 0, column, .. } => Input::Column(column),
            Found { columns: 0, rows: 1, row, .. } => Input::Row(row),
            _ => return Err(wrong("{} names more than one column or row", operand)),
        });
    }
    let has = |is_row: bool| inputs.iter().any(|input| matches!(input, Input::Row(_)) == is_row);
    match about {
        About::Column(_) if !has(false) => {
            Err(wrong("{} needs the heading of a period in its brackets", &declared.name))
        }
        About::Row(_) if has(false) => {
            Err(wrong("{} is a row, so what it is derived from has to be rows", &declared.name))
        }
        About::Row(_)
            if matches!(declared.rule, Rule::Index | Rule::Growth | Rule::Share | Rule::Ratio) =>
        {
            Err(wrong(
                "the row {} has the unit of the other rows, which this rule does not give",
                &declared.name,
            ))
        }
        _ => Ok(Resolved { rule: declared.rule, about, inputs }),
    }
}

/// How many columns and rows have a name, and the last of them.
struct Found {
    columns: usize,
    rows: usize,
    column: usize,
    row: usize,
}

fn find(reader: &Reader<'_>, name: &str) -> Found {
    let mut found = Found { columns: 0, rows: 0, column: 0, row: 0 };
    for (index, column) in reader.columns.iter().enumerate() {
        if column.is_called(name) {
            (found.columns, found.column) = (found.columns + 1, index);
        }
    }
    for (index, line) in reader.lines.iter().enumerate() {
        if is_same(&line.label, name) {
            (found.rows, found.row) = (found.rows + 1, index);
        }
    }
    found
}

impl Claims {
    /// The row that shares are of, if all are of one.
    pub(super) fn whole(&self) -> Option<usize> {
        let mut whole = None;
        for Resolved { rule, inputs, .. } in &self.0 {
            if let (Rule::Share, [_, Input::Row(row)]) = (rule, &inputs[..]) {
                if whole.is_some_and(|whole| whole != *row) {
                    return None;
                }
                whole = Some(*row);
            }
        }
        whole
    }

    /// Adds the cells of all columns of derived numbers, in the order of the rules and rows.
    pub(super) fn cells(&self, reader: &Reader<'_>, cells: &mut Vec<(Cell, bool)>) {
        for Resolved { rule, about, .. } in &self.0 {
            let About::Column(column) = about else { continue };
            let column = &reader.columns[*column];
            let is_percent = matches!(rule, Rule::Index | Rule::Growth | Rule::Share)
                || column.unit.iter().any(|unit| unit.measure == Measure::Percent);
            for line in &reader.lines {
                let cell = Cell::of(&reader.grid, &reader.heads, line.row, column.place);
                cells.push((cell, is_percent));
            }
        }
    }

    /// Makes the claims of all numbers that are there.
    pub(super) fn make(
        &self,
        reader: &Reader<'_>,
        observations: &[Observation],
        cells: &[(Cell, bool)],
        levels: &[usize],
        unit: Unit,
    ) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        let mut cells = cells.iter();
        let at = |row: usize, column: usize| {
            let line = reader.lines.get(row)?;
            let period = reader.columns.get(column)?.period?;
            let is_it =
                |other: &&Observation| other.product == line.token && other.period == period;
            observations.iter().find(is_it)
        };
        let own = TableWords::of(reader.table.lang);
        for Resolved { rule, about, inputs } in &self.0 {
            let mut add =
                |name: &[&str], value, operands: Option<Vec<Id>>, unit, texts: [String; 2]| {
                    let Some(operands) = operands else { return };
                    // A whole is no claim about itself.
                    if *rule == Rule::Share && operands.first() == operands.last() {
                        return;
                    }
                    let is_taken = |id: &Id| {
                        claims.iter().any(|claim| claim.id == *id)
                            || observations.iter().any(|other| other.id == *id)
                    };
                    let (base, mut count) = (join(name, "-"), 1);
                    let mut found = id(&[&base]);
                    while found.as_ref().is_some_and(is_taken) {
                        count += 1;
                        found = id(&[&base, &digits(count)]);
                    }
                    let Some(id) = found else { return };
                    let [source, note] = texts;
                    claims.push(Claim { id, rule: *rule, operands, value, unit, source, note });
                };
            match about {
                About::Column(column) => {
                    let heading = &reader.columns[*column];
                    let first = inputs.iter().find_map(|input| match input {
                        Input::Column(column) => Some(*column),
                        Input::Row(_) => None,
                    });
                    for (row, line) in reader.lines.iter().enumerate() {
                        let Some((cell, _)) = cells.next() else { return claims };
                        let Some(value) = cell.value.clone() else { continue };
                        let operands = inputs
                            .iter()
                            .map(|input| match input {
                                Input::Column(column) => at(row, *column),
                                Input::Row(row) => at(*row, first?),
                            })
                            .map(|found| found.map(|observation| observation.id.clone()))
                            .collect();
                        let unit = unit_of(*rule, &heading.unit, unit);
                        let texts = [cell.place.text(own), reader.note(cell)];
                        add(&[rule.token(), &line.token], value, operands, unit, texts);
                    }
                }
                About::Row(row) => {
                    for level in levels {
                        let Some(whole) = at(*row, *level) else { continue };
                        let Some(value) = whole.value.clone() else { continue };
                        let operands = inputs
                            .iter()
                            .map(|input| match input {
                                Input::Row(row) => at(*row, *level),
                                Input::Column(_) => None,
                            })
                            .map(|found| found.map(|observation| observation.id.clone()))
                            .collect();
                        let texts = [whole.source.clone(), String::new()];
                        add(&[rule.token(), whole.id.as_str()], value, operands, unit, texts);
                    }
                }
            }
        }
        claims
    }
}

/// The unit of a derived number: what its rule gives, or what its heading says of an amount.
fn unit_of(rule: Rule, heading: &[Unit], levels: Unit) -> Unit {
    match (rule, heading) {
        (Rule::Index | Rule::Growth | Rule::Share, _) => {
            Unit { measure: Measure::Percent, multiplier: 0 }
        }
        (Rule::Ratio, _) => Unit { measure: Measure::Ratio, multiplier: 0 },
        (_, [unit]) => *unit,
        _ => levels,
    }
}
