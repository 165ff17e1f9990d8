//! What both of two economies report of the same trade: views of a package, where a file has both.

use std::fmt::Write as _;

use crate::{
    data::json,
    indicator::{Range, price},
    locale::{Lang, fill},
    model::{Published, Unit},
};

use super::package::{YEARS_OF_LINES, local};

/// The totals of one year between two economies, each as an id and what was written.
#[derive(Debug, Default)]
pub(super) struct Sides {
    pub(super) year: u16,
    /// What the first reports of its exports and imports, and then the second of its own.
    pub(super) totals: [Option<(String, String)>; 4],
}

impl Sides {
    /// Notes a total: whether the first of the two reports it, and whether it is of imports.
    pub(super) fn set(&mut self, is_own: bool, is_import: bool, id: &str, value: &str) {
        let place = usize::from(!is_own) * 2 + usize::from(is_import);
        self.totals[place] = Some((id.to_owned(), value.to_owned()));
    }
}

/// The names of the two economies in English, Kazakh, Russian and Chinese, the first one before.
pub(super) type Names<'a> = [(&'a str, &'a str); 4];

/// A view of each direction of trade of which there are exports as the one reports them and imports as
/// the other does, in the same year.
pub(super) fn views(years: &[Sides], names: Names<'_>, unit: Unit, source: &str) -> String {
    let mut views = String::new();
    for is_import in [false, true] {
        // Where the exporter's number stands, and the importer's.
        let (of_exporter, of_importer) = if is_import { (2, 1) } else { (0, 3) };
        let mut pairs = Vec::new();
        for sides in years {
            if let (Some(exports), Some(imports)) =
                (&sides.totals[of_exporter], &sides.totals[of_importer])
            {
                pairs.push((sides.year, exports, imports));
            }
        }
        let Some((year, exports, imports)) = pairs.last() else { continue };
        let chart = if pairs.len() < YEARS_OF_LINES { "grouped-columns" } else { "lines" };
        let name = if is_import { "mirror-imports" } else { "mirror" };
        let mut ids = Vec::new();
        for (_, exports, imports) in &pairs {
            ids.extend([json(&exports.0), json(&imports.0)]);
        }
        let [title, subtitle, note] =
            texts(names, unit, is_import, (*year, &exports.1, &imports.1));
        // Writing to a string cannot fail.
        let _ = writeln!(
            views,
            "    {{\"name\": \"{name}\", \"chart\": \"{chart}\", \"title\": {title}, \"subtitle\": {subtitle}, \
             \"source\": {source}, \"note\": {note}, \"select\": {{\"observations\": [{}]}}, \
             \"category\": \"period\", \"series\": \"reporter\"}},",
            ids.join(", ")
        );
    }
    views
}

/// Title, subtitle and note of a view, with the gap between the two in its last year.
fn texts(names: Names<'_>, unit: Unit, is_import: bool, last: (u16, &str, &str)) -> [String; 3] {
    let [en, kk, ru, zh] = names;
    let title = if is_import {
        [
            format!("Imports of {} from {}, as each of the two reports them", en.0, en.1),
            format!("{} еліне {} елінен импорт: екі елдің деректері бойынша", kk.0, kk.1),
            format!("Импорт по данным обеих стран: {}, партнёр {}", ru.0, ru.1),
            format!("{}自{}的进口：双方各自的统计", zh.0, zh.1),
        ]
    } else {
        [
            format!("Exports of {} to {}, as each of the two reports them", en.0, en.1),
            format!("{} елінен {} еліне экспорт: екі елдің деректері бойынша", kk.0, kk.1),
            format!("Экспорт по данным обеих стран: {}, партнёр {}", ru.0, ru.1),
            format!("{}对{}的出口：双方各自的统计", zh.0, zh.1),
        ]
    };
    // Exporter and importer.
    let [en, kk, ru, zh] =
        names.map(|(one, other)| if is_import { (other, one) } else { (one, other) });
    let [unit_en, unit_kk, unit_ru, unit_zh] =
        [Lang::En, Lang::Kk, Lang::Ru, Lang::Zh].map(|lang| lang.words().unit_name(unit));
    let subtitle = [
        format!("Exports as {} reports, imports as {} reports, all goods, {unit_en}", en.0, en.1),
        format!(
            "Экспорт деректерін ұсынған ел: {}, импорт деректерін ұсынған ел: {}, барлық тауарлар, {unit_kk}",
            kk.0, kk.1
        ),
        format!(
            "Экспорт по данным страны: {}, импорт по данным страны: {}, все товары, {unit_ru}",
            ru.0, ru.1
        ),
        format!("全部商品，出口为{}的数据，进口为{}的数据，{unit_zh}", zh.0, zh.1),
    ];
    let (year, exports, imports) = last;
    let gap = gap(exports, imports);
    let note = [
        (
            Lang::En,
            "As a rule exports are valued f.o.b. and imports c.i.f., that is with freight and insurance, so \
             the two need not agree.",
            "Mirror gap in {}, that is the exports less the imports, divided by their mean: {}.",
        ),
        (
            Lang::Kk,
            "Әдетте экспорт ФОБ бағасымен, ал импорт СИФ бағасымен, яғни тасымалдау мен сақтандыру құнын қоса \
             есептеледі, сондықтан екеуі бірдей болуы міндетті емес.",
            "Айна статистикасының {} жылғы алшақтығы (экспорт пен импорт айырмасының олардың орташасына қатынасы): {}.",
        ),
        (
            Lang::Ru,
            "Как правило, экспорт оценивается в ценах ФОБ, а импорт — в ценах СИФ, то есть с фрахтом и \
             страхованием, поэтому совпадать они не обязаны.",
            "Расхождение зеркальной статистики в {} году (разность экспорта и импорта к их среднему): {}.",
        ),
        (
            Lang::Zh,
            "一般而言，出口按离岸价（FOB）计价，进口按到岸价（CIF）计价，即包含运费和保险费，因此二者未必一致。",
            "{}年镜像统计差异（出口与进口之差占二者均值的比例）：{}。",
        ),
    ]
    .map(|(lang, valuation, sentence)| {
        let Some([low, high]) = gap else { return valuation.to_owned() };
        let words = lang.words();
        let write = |permille: i32| {
            let sign = if permille < 0 { "-" } else { "" };
            let size = permille.unsigned_abs();
            let plain = format!("{sign}{}.{}", size / 10, size % 10);
            fill(words.units.percent, &[&words.numbers.write(&plain)])
        };
        let gap = if low == high {
            write(low)
        } else {
            format!("{} … {}", write(low), write(high))
        };
        let space = if lang == Lang::Zh { "" } else { " " };
        format!("{valuation}{space}{}", fill(sentence, &[&year.to_string(), &gap]))
    });
    let local_of = |texts: &[String; 4]| local([&texts[0], &texts[1], &texts[2], &texts[3]]);
    [&title, &subtitle, &note].map(local_of)
}

/// The lowest and the highest gap that the two numbers as printed allow, in thousandths: their difference
/// by their mean.
fn gap(exports: &str, imports: &str) -> Option<[i32; 2]> {
    let range = |text: &str| Range::of(&text.parse::<Published>().ok()?);
    let gap = price::mirror_gap(range(exports)?, range(imports)?).ok()?;
    let [low, high] = [gap.low(), gap.high()].map(|end| (end * 1000.0).round() as i32);
    if low == high {
        return Some([low, high]);
    }
    // Outwards, so that nothing possible is left out but the last bits of the computation.
    let slack = 1e-6;
    let (low, high) = (gap.low() * 1000.0 + slack, gap.high() * 1000.0 - slack);
    Some([low.floor() as i32, high.ceil() as i32])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_as_wide_as_rounding_leaves_it() {
        // By hand: (110 - 90) / 100; two numbers in whole units, 2.5..3.5 and 0.5..1.5, give
        // (2.5 - 1.5) / 2 and (3.5 - 0.5) / 2.
        assert_eq!(gap("110.000", "90.000"), Some([200, 200]));
        assert_eq!(gap("3", "1"), Some([500, 1500]));
        assert_eq!(gap("0", "0"), None);
    }
}
