//! Packages made up in a test, as the texts of their files.

use trade_figure::data::{DataErrors, Package};

pub(crate) const OBSERVATION_COLUMNS: &str =
    "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note";
pub(crate) const CLAIM_COLUMNS: &str = "id,rule,operands,value,unit_measure,unit_mult,source,note";
pub(crate) const LABEL_COLUMNS: &str = "token,en,kk,ru,zh";

/// The files of a package; a file that is `None` is not there.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    pub(crate) descriptor: String,
    pub(crate) observations: Option<String>,
    pub(crate) claims: Option<String>,
    pub(crate) labels: Option<String>,
    pub(crate) arguments: Option<String>,
}

impl Files {
    /// A package without faults, for a test to spoil: two values of one category in one view.
    pub(crate) fn whole() -> Files {
        let observations = "\
            a-2021,trade,KAZ,CHN,export,TOTAL,2021,9.8,USD,9,\"Table 1, row 2\",\n\
            a-2022,trade,KAZ,CHN,export,TOTAL,2022,13.2,USD,9,\"Table 1, row 2\",\n";
        let claims = "index-a,index,a-2022;a-2021,140.8,PERCENT,0,\"Table 1, row 2\",\n";
        let labels = "\
            trade,Trade,Сауда,Торговля,贸易额\n\
            TOTAL,All goods,Барлық тауарлар,Все товары,全部商品\n";
        Files {
            descriptor: descriptor(&["observations", "claims", "labels"], &["a-2021", "a-2022"]),
            observations: Some(format!("{OBSERVATION_COLUMNS}\n{observations}")),
            claims: Some(format!("{CLAIM_COLUMNS}\n{claims}")),
            labels: Some(format!("{LABEL_COLUMNS}\n{labels}")),
            arguments: None,
        }
    }

    /// A package of one view: the values of `names` (rows) in `periods` (columns), as printed; an
    /// empty text is a number that nobody printed.
    ///
    /// All are billions of US dollars. A name of a category stands for it in every language.
    pub(crate) fn table(periods: &[&str], rows: &[(&str, &[&str])]) -> Files {
        let mut ids = Vec::new();
        let mut observations = vec![OBSERVATION_COLUMNS.to_owned()];
        let mut labels = vec![LABEL_COLUMNS.to_owned(), "trade,Trade,,,".to_owned()];
        for (row, (name, values)) in rows.iter().enumerate() {
            labels.push(format!("row-{row},\"{}\",,,", name.replace('"', "\"\"")));
            for (period, value) in periods.iter().zip(*values) {
                let id = format!("row-{row}-{}", period.replace('/', "-"));
                observations
                    .push(format!("{id},trade,KAZ,CHN,export,row-{row},{period},{value},USD,9,,"));
                ids.push(id);
            }
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        Files {
            descriptor: descriptor(&["observations", "labels"], &ids),
            observations: Some(observations.join("\n")),
            claims: None,
            labels: Some(labels.join("\n")),
            arguments: None,
        }
    }

    /// Makes the view's categories parts of a whole, printed as `value` for 2021 and 2022, which the
    /// view does not select.
    pub(crate) fn add_whole(&mut self, value: &str) {
        self.descriptor = self.descriptor.replace(
            "\"series\": \"period\"",
            "\"series\": \"period\",\n      \"whole\": \"TOTAL\"",
        );
        if let Some(observations) = &mut self.observations {
            for year in ["2021", "2022"] {
                for part in ["\nwhole-", year, ",trade,KAZ,CHN,export,TOTAL,", year, ",", value] {
                    observations.push_str(part);
                }
                observations.push_str(",USD,9,,");
            }
        }
        if let Some(labels) = &mut self.labels {
            labels.push_str("\nTOTAL,All goods,,,");
        }
    }

    /// The text of a file by its path.
    pub(crate) fn file(&self, path: &str) -> Option<String> {
        match path {
            "observations.csv" => self.observations.clone(),
            "claims.csv" => self.claims.clone(),
            "labels.csv" => self.labels.clone(),
            "arguments.csv" => self.arguments.clone(),
            _ => None,
        }
    }

    pub(crate) fn read(&self) -> Result<Package, DataErrors> {
        Package::read(&self.descriptor, &|path| self.file(path))
    }
}

/// A descriptor with one view, `main`, of the observations `ids`.
fn descriptor(resources: &[&str], ids: &[&str]) -> String {
    let resource = |name: &&str| format!("{{\"name\": \"{name}\", \"path\": \"{name}.csv\"}}");
    let resources: Vec<String> = resources.iter().map(resource).collect();
    let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    format!(
        "{{
  \"name\": \"made-up\",
  \"resources\": [
    {}
  ],
  \"views\": [
    {{
      \"name\": \"main\",
      \"chart\": \"grouped-columns\",
      \"title\": \"A title\",
      \"subtitle\": \"A subtitle\",
      \"source\": \"a source\",
      \"select\": {{\"observations\": [{}]}},
      \"category\": \"product\",
      \"series\": \"period\"
    }}
  ]
}}
",
        resources.join(",\n    "),
        ids.join(", ")
    )
}
