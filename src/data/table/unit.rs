//! Units in words: "billions of US dollars", "млрд долл.", "10亿美元"; and which one a table has.

use super::{
    error::shown,
    notes::Origin,
    package::Reader,
    text::{is_letter, lower, plain},
};
use crate::{
    locale::fill,
    model::{Id, Measure, Unit, join},
};

/// What a word says about a unit.
#[derive(Clone, Copy)]
enum Piece {
    /// A power of ten.
    Power(i8),
    /// A measure, by its token.
    Of(&'static str),
    /// Nothing, between the two.
    Filler,
}

use Piece::{Filler, Of, Power};

/// The words, in small letters; where several fit, the longest counts.
#[rustfmt::skip]
const WORDS: &[(&str, Piece)] = &[
    ("thousand", Power(3)), ("thousands", Power(3)),
    ("million", Power(6)), ("millions", Power(6)), ("mln", Power(6)), ("mn", Power(6)),
    ("billion", Power(9)), ("billions", Power(9)), ("bln", Power(9)), ("bn", Power(9)),
    ("trillion", Power(12)), ("trillions", Power(12)), ("trn", Power(12)),
    ("тыс", Power(3)), ("тысяч", Power(3)), ("тысячи", Power(3)), ("мың", Power(3)),
    ("млн", Power(6)), ("миллион", Power(6)), ("миллиона", Power(6)), ("миллионов", Power(6)), ("миллионы", Power(6)),
    ("млрд", Power(9)), ("миллиард", Power(9)), ("миллиарда", Power(9)), ("миллиардов", Power(9)), ("миллиарды", Power(9)),
    ("трлн", Power(12)), ("триллион", Power(12)), ("триллионов", Power(12)),
    ("千", Power(3)), ("万", Power(4)), ("百万", Power(6)), ("千万", Power(7)), ("亿", Power(8)),
    ("十亿", Power(9)), ("10亿", Power(9)), ("百亿", Power(10)), ("千亿", Power(11)), ("万亿", Power(12)),
    ("us dollars", Of("USD")), ("us dollar", Of("USD")), ("u.s. dollars", Of("USD")), ("dollars", Of("USD")),
    ("us$", Of("USD")), ("$", Of("USD")), ("usd", Of("USD")), ("dollars us", Of("USD")),
    ("долл", Of("USD")), ("долларов", Of("USD")), ("доллары", Of("USD")), ("доллар", Of("USD")), ("долларов сша", Of("USD")),
    ("долл. сша", Of("USD")), ("долл сша", Of("USD")), ("доллары сша", Of("USD")),
    ("ақш доллары", Of("USD")), ("ақш долл", Of("USD")), ("美元", Of("USD")),
    ("euro", Of("EUR")), ("euros", Of("EUR")), ("eur", Of("EUR")), ("€", Of("EUR")), ("евро", Of("EUR")), ("еуро", Of("EUR")), ("欧元", Of("EUR")),
    ("yuan", Of("CNY")), ("cny", Of("CNY")), ("rmb", Of("CNY")), ("renminbi", Of("CNY")), ("юаней", Of("CNY")), ("юань", Of("CNY")), ("юани", Of("CNY")),
    ("人民币", Of("CNY")), ("人民币元", Of("CNY")), ("元", Of("CNY")),
    ("tenge", Of("KZT")), ("kzt", Of("KZT")), ("₸", Of("KZT")), ("тенге", Of("KZT")), ("теңге", Of("KZT")), ("坚戈", Of("KZT")),
    ("roubles", Of("RUB")), ("rubles", Of("RUB")), ("rub", Of("RUB")), ("₽", Of("RUB")), ("руб", Of("RUB")), ("рублей", Of("RUB")), ("рубль", Of("RUB")), ("卢布", Of("RUB")),
    ("t", Of("T")), ("tonne", Of("T")), ("tonnes", Of("T")), ("т", Of("T")), ("тонн", Of("T")), ("тонна", Of("T")), ("тонны", Of("T")), ("吨", Of("T")),
    ("kg", Of("KG")), ("kilograms", Of("KG")), ("кг", Of("KG")), ("千克", Of("KG")), ("公斤", Of("KG")),
    ("%", Of("PERCENT")), ("percent", Of("PERCENT")), ("per cent", Of("PERCENT")),
    ("процент", Of("PERCENT")), ("проценты", Of("PERCENT")), ("процентов", Of("PERCENT")), ("процентах", Of("PERCENT")),
    ("пайыз", Of("PERCENT")), ("пайызбен", Of("PERCENT")), ("百分比", Of("PERCENT")),
    ("of", Filler), ("in", Filler), ("current", Filler), ("в", Filler),
];

/// The units that a text names, and what else it says.
pub(super) struct Mentions {
    pub(super) units: Vec<Unit>,
    pub(super) rest: String,
}

/// Finds the units in a text.
///
/// A word behind a digit is no unit: "grew by 5%" says nothing about the numbers of a table.
pub(super) fn mentions(text: &str) -> Mentions {
    let text = lower(text);
    let mut found = Mentions { units: Vec::new(), rest: String::new() };
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let before = text[..at].trim_end_matches(' ').chars().next_back();
        let is_inside =
            text[..at].chars().next_back().is_some_and(is_letter) && is_letter(character);
        let is_counted = before.is_some_and(|before| before.is_ascii_digit());
        if !is_inside
            && !is_counted
            && let Some((unit, end)) = run(&text, at)
        {
            if !found.units.contains(&unit) {
                found.units.push(unit);
            }
            at = end;
            found.rest.push(' ');
        } else {
            found.rest.push(character);
            at += character.len_utf8();
        }
    }
    found
}

/// The unit that starts at a place of a text, and where it ends.
fn run(text: &str, start: usize) -> Option<(Unit, usize)> {
    let (mut power, mut measure, mut end, mut at) = (None, None, start, start);
    while let Some((length, piece)) = longest(&text[at..]) {
        match piece {
            Power(of_ten) if power.is_none() => power = Some(of_ten),
            Of(token) if measure.is_none_or(|known| known == token) => measure = Some(token),
            Filler => {}
            // Another unit begins here, or the powers contradict one another.
            Of(_) => break,
            Power(_) => return None,
        }
        at += length;
        // The point of an abbreviation, and what stands between two words.
        if text[at..].starts_with('.') {
            at += 1;
        }
        if !matches!(piece, Filler) {
            end = at;
        }
        at += text[at..].len() - text[at..].trim_start_matches(' ').len();
    }
    let measure = Measure::read(measure?).ok()?;
    Some((Unit { measure, multiplier: power.unwrap_or(0) }, end))
}

/// The longest of the words that a text starts with, and its length in bytes.
fn longest(text: &str) -> Option<(usize, Piece)> {
    let mut longest = None;
    for (word, piece) in WORDS {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let goes_on = word.chars().next_back().is_some_and(is_letter)
            && rest.chars().next().is_some_and(|next| is_letter(next) || next.is_ascii_digit());
        if !goes_on && longest.is_none_or(|(length, _)| length < word.len()) {
            longest = Some((word.len(), *piece));
        }
    }
    longest
}

impl Reader<'_> {
    /// The unit that the attribute says, `None` if it says none.
    pub(super) fn wanted_unit(&mut self) -> Option<(Unit, Origin)> {
        const NAME: &str = "data-unit";
        let text = plain(self.table.unit.as_deref()?);
        if text.is_empty() {
            return None;
        }
        let mut parts = text.split(' ');
        let measure = Measure::read(parts.next().unwrap_or_default());
        let multiplier = Unit::read_multiplier(parts.next().unwrap_or_default());
        let is_name = parts.next().is_none_or(|name| name.parse::<Id>().is_ok());
        match (measure, multiplier) {
            (Ok(measure), Ok(multiplier)) if is_name && parts.next().is_none() => {
                let unit = Unit { measure, multiplier };
                let origin = Origin::Attribute(NAME);
                self.notes.unit(unit, &origin);
                Some((unit, origin))
            }
            _ => {
                let pattern = "expected a measure (an ISO 4217 code, PERCENT, RATIO, COUNT, T, KG) and a \
                               power of ten, such as \"USD 9\" for billions of US dollars, found {}";
                self.error(NAME, fill(pattern, &[&shown(&text)]));
                // One error is enough: the unit is not looked for elsewhere.
                Some((Unit { measure: Measure::Count, multiplier: 0 }, Origin::Attribute(NAME)))
            }
        }
    }

    /// The unit that headings or the caption name.
    pub(super) fn unit(&mut self, levels: &[usize], names: usize) -> Option<Unit> {
        let mut found = Vec::new();
        let add = |found: &mut Vec<Unit>, units: &[Unit]| {
            for unit in units {
                if !found.contains(unit) {
                    found.push(*unit);
                }
            }
        };
        for level in levels {
            add(&mut found, &self.columns[*level].unit);
        }
        let mut origin = Origin::Headings;
        if found.is_empty() {
            for column in 0..names {
                add(&mut found, &mentions(&self.grid.texts(&self.heads, column)).units);
            }
        }
        if found.is_empty() {
            origin = Origin::Caption;
            for part in &self.caption() {
                add(&mut found, &mentions(part).units);
            }
        }
        let way_out = "say with data-unit which unit the numbers of the periods have, such as \
                       data-unit=\"USD 9\" for billions of US dollars";
        match found[..] {
            [unit] => {
                self.notes.unit(unit, &origin);
                return Some(unit);
            }
            [] => {
                let text = fill("caption and headings name no unit: {}", &[way_out]);
                self.error("data-unit", text);
            }
            _ => {
                let mut names = Vec::new();
                for unit in found {
                    names.push(unit.text());
                }
                let at = if matches!(origin, Origin::Caption) { "caption" } else { "headings" };
                let text = fill("more units than one ({}): {}", &[&join(&names, ", "), way_out]);
                self.error(at, text);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<String> {
        mentions(text).units.into_iter().map(Unit::text).collect()
    }

    #[test]
    fn units_are_read_in_the_four_languages() {
        let cases = [
            ("Exports, billions of US dollars", "USD x 10^9"),
            ("billion USD", "USD x 10^9"),
            ("US$ million", "USD x 10^6"),
            ("Экспорт, млрд долл.", "USD x 10^9"),
            ("Экспорт (млрд долл. США)", "USD x 10^9"),
            ("тыс. тонн", "T x 10^3"),
            ("Экспорт, млрд АҚШ доллары", "USD x 10^9"),
            ("出口（10亿美元）", "USD x 10^9"),
            ("单位：亿元", "CNY x 10^8"),
            ("万亿元人民币", "CNY x 10^12"),
            ("Growth, %", "PERCENT"),
            ("Shares in percent", "PERCENT"),
        ];
        for (text, expected) in cases {
            assert_eq!(units(text).first().map(String::as_str), Some(expected), "for {text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_unit_is_none() {
        for text in
            ["Trade grew by 5%", "Tin, 12 t", "a million ways", "TOP exports", "usda", "Kunst", ""]
        {
            assert_eq!(units(text), Vec::<String>::new(), "for {text}");
        }
    }

    #[test]
    fn several_units_are_all_named_and_the_rest_is_left() {
        let found = mentions("2022, billion USD (in percent)");
        assert_eq!(found.units.len(), 2);
        assert_eq!(found.rest.replace(' ', ""), "2022,()");
    }
}
