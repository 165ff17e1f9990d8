//! What a file says of two economies, as a data package.

use std::fmt::Write as _;

use crate::{
    data::{DESCRIPTOR, DataErrors, Package, cell, json, resource},
    locale::Lang,
    model::Economy,
};

use super::{
    Database, Format, ReadError, ReadErrors,
    economies::Area,
    mirror::{self, Sides},
    table::{Cell, Code, text},
};

/// The files of a data package, for [`Package::read`] or for saving.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PackageFiles {
    /// `datapackage.json`.
    pub descriptor: String,
    /// `observations.csv`.
    pub observations: String,
    /// `labels.csv`.
    pub labels: String,
    /// `claims.csv`, which has but its header: no file of a database prints what was derived.
    pub claims: String,
}

/// How many products the view of products shows.
const MOST_PRODUCTS: usize = 10;

/// From how many years on trade is shown as lines.
pub(super) const YEARS_OF_LINES: usize = 7;

/// What every package names, in English, Kazakh, Russian and Chinese.
const LABELS: &str = "\
token,en,kk,ru,zh
trade,Trade,Сауда,Торговля,贸易额
export,Exports,Экспорт,Экспорт,出口
import,Imports,Импорт,Импорт,进口
TOTAL,All goods,Барлық тауарлар,Все товары,全部商品
WLD,World,Әлем,Мир,世界
";

/// The economies that are named in four languages here; files name theirs in English.
const ECONOMIES: [(&str, &str); 2] =
    [("KAZ", "Kazakhstan,Қазақстан,Казахстан,哈萨克斯坦"), ("CHN", "China,Қытай,Китай,中国")];

impl PackageFiles {
    /// Reads the package.
    ///
    /// # Errors
    ///
    /// None that a file of a database could cause.
    pub fn read(&self) -> Result<Package, DataErrors> {
        Package::read(&self.descriptor, &|path| {
            self.files().find(|file| file.0 == path).map(|file| file.1.to_owned())
        })
    }

    /// The paths and texts of all files.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            (DESCRIPTOR, &self.descriptor[..]),
            ("observations.csv", &self.observations),
            ("labels.csv", &self.labels),
            ("claims.csv", &self.claims),
        ]
        .into_iter()
    }
}

/// The observations of a package while they are written.
struct Writer<'a> {
    database: &'a Database,
    level: usize,
    text: String,
    /// The codes of products that have been written, in order.
    products: Vec<Code>,
    /// The years that have a total between the two.
    years: Vec<u16>,
    /// Whether there are such totals of exports, and of imports.
    totals: [bool; 2],
    /// The ids and amounts of the products of the last year between the two, and that year.
    latest: (u16, Vec<(i64, Code, String)>),
    /// What both say of all trade between them, by year.
    sides: Vec<Sides>,
}

impl Database {
    /// A data package about two economies, as the first one reports its trade with the second, and
    /// the second with the first; their trade with the world, and the world's, go with it, since
    /// indicators compare with them. Products are told apart by so many digits of their codes.
    ///
    /// # Errors
    ///
    /// The file has no trade between the two, or they are one.
    pub fn package(
        &self,
        file: &str,
        reporter: Economy,
        partner: Economy,
        level: usize,
    ) -> Result<PackageFiles, ReadErrors> {
        let area = |economy: Economy| self.names.areas.find(economy.code().as_bytes());
        let (Some(one), Some(other)) = (area(reporter), area(partner)) else {
            return Err(self.no_trade(file, (reporter, partner)));
        };
        let mut writer = Writer {
            database: self,
            level,
            text: "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,\
                   source,note\n"
                .to_owned(),
            products: Vec::new(),
            years: Vec::new(),
            totals: [false; 2],
            latest: (0, Vec::new()),
            sides: Vec::new(),
        };
        let mut is_found = false;
        for list in self.lists() {
            let Some(first) = list.first() else { continue };
            let pair = (Area(first.key.reporter()), Area(first.key.partner()));
            let is_of_pair = pair == (one, other) || pair == (other, one);
            let is_known = |area: Area| area == one || area == other || area == Area::WORLD;
            if one == other || !is_known(pair.0) || !is_known(pair.1) {
                continue;
            }
            is_found |= is_of_pair;
            writer.list(list, (one, other));
        }
        if !is_found {
            return Err(self.no_trade(file, (reporter, partner)));
        }
        let labels = self.labels(&writer.products, [one, other]);
        let descriptor = self.descriptor(&writer, (one, other));
        let claims = "id,rule,operands,value,unit_measure,unit_mult,source,note\n".to_owned();
        Ok(PackageFiles { descriptor, observations: writer.text, labels, claims })
    }

    fn no_trade(&self, file: &str, (one, other): (Economy, Economy)) -> ReadErrors {
        const MOST: usize = 40;
        let mut reporters: Vec<&str> = self.reporters().take(MOST + 1).collect();
        if reporters.len() > MOST {
            reporters[MOST] = "\u{2026}";
        }
        ReadErrors::from(ReadError {
            file: file.to_owned(),
            line: 1,
            column: 1,
            found: format!("no trade between {one} and {other}"),
            expected: "rows about the two".to_owned(),
            way_out: format!("the file has the reporters {}", reporters.join(", ")),
        })
    }

    fn labels(&self, products: &[Code], economies: [Area; 2]) -> String {
        let mut labels = LABELS.to_owned();
        for area in economies {
            let known = ECONOMIES.iter().find(|(code, _)| *code == area.code());
            let name = self.names.of_economy(area);
            let name = match known {
                Some((_, names)) => (*names).to_owned(),
                None => format!("{},,,", cell(if name.is_empty() { area.code() } else { name })),
            };
            if area != Area::WORLD {
                // Writing to a string cannot fail, here and below.
                let _ = writeln!(labels, "{},{name}", area.code());
            }
        }
        for code in products {
            let (code_text, name) = (text(code), self.names.of_product(code));
            let is_number = code_text.bytes().all(|byte| byte.is_ascii_digit());
            // A code of digits is its own name where the file has none.
            if !(code_text.is_empty() || is_number && name.is_empty()) {
                let name = if name.is_empty() { code_text } else { name };
                let _ = writeln!(labels, "{code_text},{},,,", cell(name));
            }
        }
        labels
    }

    /// The descriptor, with a view of all trade where there are totals, one of the largest products of
    /// the last year where there are any, the check and the indicators.
    #[allow(clippy::too_many_lines, reason = "most are texts in four languages")]
    fn descriptor(&self, writer: &Writer<'_>, (one, other): (Area, Area)) -> String {
        let names = |area: Area| {
            let known = ECONOMIES.iter().find(|(code, _)| *code == area.code());
            let mut names: Vec<&str> =
                known.map_or_else(Vec::new, |(_, names)| names.split(',').collect());
            if names.is_empty() {
                let name = self.names.of_economy(area);
                names = vec![if name.is_empty() { area.code() } else { name }; 4];
            }
            names
        };
        let (us, them) = (names(one), names(other));
        let [en, kk, ru, zh] = [0, 1, 2, 3].map(|lang| (us[lang], them[lang]));
        let (code, other_code) = (one.code(), other.code());
        let source = json(self.format.name());
        let [unit_en, unit_kk, unit_ru, unit_zh] =
            [Lang::En, Lang::Kk, Lang::Ru, Lang::Zh].map(|lang| lang.words().unit_name(self.unit));
        let mut views = String::new();
        if !writer.years.is_empty() {
            let chart =
                if writer.years.len() < YEARS_OF_LINES { "grouped-columns" } else { "lines" };
            let title = local([
                &format!("Exports and imports of {} in trade with {}", en.0, en.1),
                &format!("{} мен {} арасындағы сауда: экспорт және импорт", kk.0, kk.1),
                &format!("Торговля: {} и {}, экспорт и импорт", ru.0, ru.1),
                &format!("{}与{}的贸易：出口与进口", zh.0, zh.1),
            ]);
            let subtitle = local([
                &format!("All goods, as {} reports, {unit_en}", en.0),
                &format!("Барлық тауарлар, деректерді ұсынған ел: {}, {unit_kk}", kk.0),
                &format!("Все товары, данные страны: {}, {unit_ru}", ru.0),
                &format!("全部商品，{}的数据，{unit_zh}", zh.0),
            ]);
            let _ = writeln!(
                views,
                "    {{\"name\": \"trade\", \"chart\": \"{chart}\", \"title\": {title}, \"subtitle\": {subtitle}, \
                 \"source\": {source}, \"select\": {{\"variable\": \"trade\", \"reporter\": \"{code}\", \
                 \"partner\": \"{other_code}\", \"product\": \"TOTAL\"}}, \"category\": \"period\", \
                 \"series\": \"flow\"}},"
            );
        }
        if writer.totals == [true; 2] {
            let title = local([
                &format!("The turnover of {} in trade with {}", en.0, en.1),
                &format!("{} мен {} арасындағы тауар айналымы", kk.0, kk.1),
                &format!("Товарооборот: {} и {}", ru.0, ru.1),
                &format!("{}与{}的贸易总额", zh.0, zh.1),
            ]);
            let subtitle = local([
                &format!("Exports and imports, as {} reports, {unit_en}", en.0),
                &format!("Экспорт және импорт, деректерді ұсынған ел: {}, {unit_kk}", kk.0),
                &format!("Экспорт и импорт, данные страны: {}, {unit_ru}", ru.0),
                &format!("出口与进口，{}的数据，{unit_zh}", zh.0),
            ]);
            let _ = writeln!(
                views,
                "    {{\"name\": \"turnover\", \"chart\": \"stacked-columns\", \"title\": {title}, \"subtitle\": {subtitle}, \
                 \"source\": {source}, \"select\": {{\"variable\": \"trade\", \"reporter\": \"{code}\", \
                 \"partner\": \"{other_code}\", \"product\": \"TOTAL\"}}, \"category\": \"period\", \
                 \"series\": \"flow\"}},"
            );
        }
        // Reconciled numbers are one for both.
        if self.format != Format::Baci {
            views.push_str(&mirror::views(&writer.sides, [en, kk, ru, zh], self.unit, &source));
        }
        let (year, latest) = &writer.latest;
        let ids = largest(latest);
        if !ids.is_empty() {
            let title = local([
                &format!(
                    "The largest groups of goods in {}\u{2019}s trade with {}, {year}",
                    en.0, en.1
                ),
                &format!("{} мен {} саудасындағы ең ірі тауар топтары, {year} ж.", kk.0, kk.1),
                &format!("Крупнейшие товарные группы в торговле: {} и {}, {year} г.", ru.0, ru.1),
                &format!("{year}年{}与{}贸易中最大的商品类别", zh.0, zh.1),
            ]);
            let subtitle = local([
                &format!("As {} reports, {unit_en}", en.0),
                &format!("Деректерді ұсынған ел: {}, {unit_kk}", kk.0),
                &format!("Данные страны: {}, {unit_ru}", ru.0),
                &format!("{}的数据，{unit_zh}", zh.0),
            ]);
            let _ = writeln!(
                views,
                "    {{\"name\": \"products\", \"chart\": \"bars\", \"title\": {title}, \"subtitle\": {subtitle}, \
                 \"source\": {source}, \"select\": {{\"observations\": [{}]}}, \"category\": \"product\", \
                 \"series\": \"flow\"}},",
                ids.join(", ")
            );
        }
        for (flow, words) in [
            (
                "export",
                [
                    format!(
                        "The largest groups of goods that {} exports to {}, {year}",
                        en.0, en.1
                    ),
                    format!(
                        "{} елінен {} еліне экспорттың ең ірі тауар топтары, {year} ж.",
                        kk.0, kk.1
                    ),
                    format!(
                        "Крупнейшие товарные группы экспорта: {}, партнёр {}, {year} г.",
                        ru.0, ru.1
                    ),
                    format!("{year}年{}对{}出口最多的商品类别", zh.0, zh.1),
                ],
            ),
            (
                "import",
                [
                    format!(
                        "The largest groups of goods that {} imports from {}, {year}",
                        en.0, en.1
                    ),
                    format!(
                        "{} еліне {} елінен импорттың ең ірі тауар топтары, {year} ж.",
                        kk.0, kk.1
                    ),
                    format!(
                        "Крупнейшие товарные группы импорта: {}, партнёр {}, {year} г.",
                        ru.0, ru.1
                    ),
                    format!("{year}年{}自{}进口最多的商品类别", zh.0, zh.1),
                ],
            ),
        ] {
            let place = format!("-{flow}-");
            let mut own = latest.clone();
            own.retain(|(_, _, id)| id.contains(&place));
            let ids = largest(&own);
            if ids.is_empty() {
                continue;
            }
            let [title_en, title_kk, title_ru, title_zh] = &words;
            let title = local([title_en, title_kk, title_ru, title_zh]);
            let subtitle = local([
                &format!("As {} reports, {unit_en}", en.0),
                &format!("Деректерді ұсынған ел: {}, {unit_kk}", kk.0),
                &format!("Данные страны: {}, {unit_ru}", ru.0),
                &format!("{}的数据，{unit_zh}", zh.0),
            ]);
            let _ = writeln!(
                views,
                "    {{\"name\": \"{flow}s\", \"chart\": \"bars\", \"title\": {title}, \"subtitle\": {subtitle}, \
                 \"source\": {source}, \"select\": {{\"observations\": [{}]}}, \"category\": \"product\", \
                 \"series\": \"flow\"}},",
                ids.join(", ")
            );
        }
        let lists = [
            (
                "check",
                [
                    "What the check says of these numbers",
                    "Тексеру бұл сандар туралы не айтады",
                    "Что проверка говорит об этих числах",
                    "对这些数字的检验结果",
                ],
            ),
            (
                "indicators",
                [
                    "What these numbers say about the trade of the two",
                    "Бұл сандар екі елдің саудасы туралы не айтады",
                    "Что эти числа говорят о торговле двух стран",
                    "这些数字如何反映双方贸易",
                ],
            ),
        ];
        for (place, (name, titles)) in lists.into_iter().enumerate() {
            let comma = if place == 0 { "," } else { "" };
            let title = local(titles);
            let _ = writeln!(
                views,
                "    {{\"name\": \"{name}\", \"chart\": \"{name}\", \"title\": {title}, \"source\": {source}}}{comma}"
            );
        }
        let title = json(&format!("Trade of {} with {}", en.0, en.1));
        let licenses = self.format.licence().map_or_else(String::new, |(title, path)| {
            format!("  \"licenses\": [{{\"title\": {}, \"path\": {}}}],\n", json(title), json(path))
        });
        let products = match self.classification {
            Some(b'H') => "the Harmonized System",
            Some(b'S') => "the Standard International Trade Classification",
            Some(b'B') => "the Classification by Broad Economic Categories",
            _ => "the file",
        };
        let description = json(&format!(
            "Numbers of {}, exactly as a file of it has them or added up from them; products by codes of \
             {products}, told apart by {} digits. Those who publish them say under which terms.",
            self.format.name(),
            writer.level,
        ));
        let description = format!("  \"description\": {description},\n");
        format!(
            "{{\n  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n  \
             \"name\": \"{}-{}\",\n  \"title\": {title},\n{licenses}{description}  \"sources\": [{{\"title\": {source}, \"path\": \"{}\"}}],\n  \
             \"resources\": [\n{}\n  ],\n  \
             \"views\": [\n{views}  ]\n}}\n",
            code.to_ascii_lowercase(),
            other_code.to_ascii_lowercase(),
            self.format.address(),
            ["observations", "labels", "claims"].map(resource).join(",\n"),
        )
    }
}

/// The ids of the largest products of both flows, in quotes; a product in both flows is one.
fn largest(latest: &[(i64, Code, String)]) -> Vec<String> {
    let mut sums: Vec<(i64, Code)> = Vec::new();
    for (thousandths, code, _) in latest {
        match sums.iter_mut().find(|sum| sum.1 == *code) {
            Some(sum) => sum.0 = sum.0.saturating_add(*thousandths),
            None => sums.push((*thousandths, *code)),
        }
    }
    sums.sort_by(|one, other| other.cmp(one));
    sums.truncate(MOST_PRODUCTS);
    let mut ids = Vec::new();
    for (_, code) in sums {
        let of_code = latest.iter().filter(|(_, other, _)| *other == code);
        ids.extend(of_code.map(|(_, _, id)| json(id)));
    }
    ids
}

impl Writer<'_> {
    /// Writes the amounts of one list, seen from the first of the two.
    fn list(&mut self, list: &[Cell], (one, other): (Area, Area)) {
        let Some(first) = list.first() else { return };
        let (mut reporter, mut partner) = (Area(first.key.reporter()), Area(first.key.partner()));
        let (mut flow, mut is_import) = ("export", first.key.is_import());
        let is_reconciled = self.database.format == Format::Baci;
        // One number is both the exports of the one and the imports of the other. Seen from both sides
        // it would say that the two agree, which is how it was made.
        if is_reconciled && (partner == one || partner == other && reporter == Area::WORLD) {
            (reporter, partner, is_import) = (partner, reporter, true);
        }
        if is_import {
            flow = "import";
        }
        let year = first.key.year();
        let is_own = (reporter, partner) == (one, other);
        let is_between = is_own || (reporter, partner) == (other, one);
        let unit = self.database.unit;
        for amount in self.database.by_level(list, self.level) {
            let code = text(&amount.code);
            let product = if code.is_empty() { "TOTAL" } else { code };
            let (of, with) = (reporter.code(), partner.code());
            let id = format!("{of}-{with}-{flow}-{product}-{year}").to_ascii_lowercase();
            let value = self.database.write(amount.thousandths);
            let _ = writeln!(
                self.text,
                "{id},trade,{of},{with},{flow},{product},{year},{value},{},{},{},",
                unit.measure,
                unit.multiplier,
                cell(self.database.format.name()),
            );
            if let Err(place) = self.products.binary_search(&amount.code) {
                self.products.insert(place, amount.code);
            }
            if is_between && code.is_empty() {
                if self.sides.last().is_none_or(|sides| sides.year != year) {
                    self.sides.push(Sides { year, ..Sides::default() });
                }
                if let Some(sides) = self.sides.last_mut() {
                    sides.set(is_own, is_import, &id, &value);
                }
            }
            if !is_own {
                continue;
            }
            if code.is_empty() {
                self.totals[usize::from(is_import)] = true;
                if !self.years.contains(&year) {
                    self.years.push(year);
                }
                continue;
            }
            if self.latest.0 < year {
                self.latest = (year, Vec::new());
            }
            if self.latest.0 == year {
                self.latest.1.push((amount.thousandths, amount.code, id));
            }
        }
    }
}

/// A text in English, Kazakh, Russian and Chinese as JSON.
pub(super) fn local(texts: [&str; 4]) -> String {
    let [en, kk, ru, zh] = texts.map(json);
    format!("{{\"en\": {en}, \"kk\": {kk}, \"ru\": {ru}, \"zh\": {zh}}}")
}
