//! Whether a package that is written as files and read again is the same.

use trade_figure::{
    check::check,
    data::{DESCRIPTOR, Package, PageTable, TableFiles},
    figure::{Request, build, package_rows, table, view_rows},
    locale::Lang,
};

/// Reads files that are in memory.
pub(crate) fn read(files: &TableFiles) -> Result<Package, String> {
    let file = |path: &str| {
        files.files.iter().find(|(other, _)| *other == path).map(|(_, text)| text.clone())
    };
    let descriptor = file(DESCRIPTOR).ok_or("no descriptor")?;
    Package::read(&descriptor, &file).map_err(|errors| errors.to_string())
}

/// Whether the files of a table's package give what the package itself gives.
pub(crate) fn files_give_the_same(package: &Package, table: &PageTable) -> Result<(), String> {
    let files = Package::files_of_table(table).map_err(|errors| errors.to_string())?;
    if files.read != package.reading {
        return Err("the lines about how it was read differ".to_owned());
    }
    same(package, &read(&files)?)
}

/// Whether two packages have the same numbers, check, figures, tables and downloads, in each language.
pub(crate) fn same(one: &Package, other: &Package) -> Result<(), String> {
    let differ = |what: &str, one: String, other: String| {
        if one == other { Ok(()) } else { Err(format!("{what} differ:\n{one}\n{other}")) }
    };
    let (report, again) =
        (check(&one.observations, &one.claims), check(&other.observations, &other.claims));
    differ("checks", format!("{report:?}"), format!("{again:?}"))?;
    differ("numbers", format!("{:?}", package_rows(one)), format!("{:?}", package_rows(other)))?;
    differ("claims", format!("{:?}", one.claims), format!("{:?}", other.claims))?;
    differ("observations", format!("{:?}", one.observations), format!("{:?}", other.observations))?;
    let names = |package: &Package| -> Vec<String> {
        package.views.iter().map(|view| view.name.to_string()).collect()
    };
    differ("views", names(one).join(" "), names(other).join(" "))?;
    for view in names(one) {
        for lang in Lang::ALL {
            let request = Request { view: Some(view.clone()), lang, ..Request::default() };
            let figures = [(one, &report), (other, &again)].map(|(package, report)| {
                let drawn = build(package, report, &request).map_err(|error| error.to_string());
                let table = table(package, report, &request, None);
                let rows = view_rows(package, report, &request);
                // The hash of the files is that of nothing which a reader sees drawn.
                let drawn = drawn.map(|figure| {
                    (
                        figure.scene,
                        figure.title,
                        figure.subtitle,
                        figure.legend,
                        figure.measures,
                        figure.options,
                        figure.source,
                        figure.note,
                        figure.description,
                        figure.checked,
                    )
                });
                format!(
                    "{drawn:?} {:?} {:?}",
                    table.map_err(|error| error.to_string()),
                    rows.map_err(|error| error.to_string())
                )
            });
            let [one, other] = figures;
            differ("figures", one, other)?;
        }
    }
    Ok(())
}
