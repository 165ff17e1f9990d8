//! Readers take any text: they never panic, and every error has a place that is there.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use proptest::prelude::*;
use support::package::Files;
use trade_figure::data::{DataError, DataErrors};

/// Every error has its place inside the file that it names.
fn check_places(files: &Files, errors: &DataErrors) -> Result<(), TestCaseError> {
    prop_assert!(errors.iter().next().is_some(), "no error and no package");
    for error in errors.iter() {
        let text = match error.file.as_str() {
            "datapackage.json" => Some(files.descriptor.clone()),
            path => files.file(path),
        };
        let text = text.unwrap_or_default();
        check_place(&text, error)?;
    }
    Ok(())
}

fn check_place(text: &str, error: &DataError) -> Result<(), TestCaseError> {
    let line = error.line.checked_sub(1).and_then(|index| text.split('\n').nth(index));
    let Some(line) = line else {
        return Err(TestCaseError::fail(format!("{error}: there is no such line")));
    };
    // A place may be just after the last character: the end of a text that should go on.
    let columns = 1..=line.chars().count() + 1;
    prop_assert!(columns.contains(&error.column), "{}: the line is {:?}", error, line);
    Ok(())
}

fn read(files: &Files) -> Result<(), TestCaseError> {
    match files.read() {
        Ok(_) => Ok(()),
        Err(errors) => check_places(files, &errors),
    }
}

/// Texts that are nearly tables: cells of what tables hold and of what breaks them.
fn cells() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        Just("a-2021".to_owned()),
        Just("trade".to_owned()),
        Just("KAZ".to_owned()),
        Just("2021".to_owned()),
        Just("9.8".to_owned()),
        Just("\"".to_owned()),
        Just("\"\"".to_owned()),
        Just("\r".to_owned()),
        Just("\u{feff}".to_owned()),
        "[a-z0-9;\" \r\n]{0,8}",
        "\\PC{0,4}",
    ];
    let row = prop::collection::vec(cell, 0..14).prop_map(|cells| cells.join(","));
    prop::collection::vec(row, 0..6).prop_map(|rows| rows.join("\n"))
}

/// A text with one of its characters replaced by something else.
fn spoilt(text: String) -> impl Strategy<Value = String> {
    let count = text.chars().count();
    (
        0..count,
        prop_oneof![
            Just(String::new()),
            "[,\"\\[\\]{}:0-9a-z\r\n]",
            "\\PC",
            any::<char>().prop_map(String::from)
        ],
    )
        .prop_map(move |(index, new)| {
            let mut spoilt = String::new();
            for (position, character) in text.chars().enumerate() {
                if position == index { spoilt += &new } else { spoilt.push(character) }
            }
            spoilt
        })
}

proptest! {
    // The same cases every time: a failure is the change's, not the day's.
    #![proptest_config(ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        rng_seed: prop::test_runner::RngSeed::Fixed(20),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_as_a_descriptor(descriptor in any::<String>()) {
        read(&Files { descriptor, ..Files::whole() })?;
    }

    #[test]
    fn any_text_as_a_table(text in any::<String>(), file in 0..3) {
        read(&with_file(file, text))?;
    }

    #[test]
    fn texts_that_are_nearly_tables(body in cells(), has_header: bool, file in 0..3) {
        let header = Files::whole();
        let header = [header.observations, header.claims, header.labels][file as usize].clone();
        let header = header.unwrap_or_default();
        let header = if has_header { header.lines().next().unwrap_or_default() } else { "" };
        read(&with_file(file, format!("{header}\n{body}")))?;
    }

    #[test]
    fn a_spoilt_descriptor(descriptor in spoilt(Files::whole().descriptor)) {
        read(&Files { descriptor, ..Files::whole() })?;
    }

    #[test]
    fn a_spoilt_table(text in spoilt(Files::whole().observations.unwrap_or_default())) {
        read(&with_file(0, text))?;
    }

    #[test]
    fn a_number_is_kept_as_it_is_printed(printed in "-?[0-9]{1,20}(\\.[0-9]{1,20})?") {
        let row = format!("x,trade,KAZ,CHN,export,TOTAL,2021,{printed},USD,9,,\n");
        let table = Files::whole().observations.unwrap_or_default();
        let files = with_file(0, table + &row);
        let package = files.read().map_err(|errors| TestCaseError::fail(errors.to_string()))?;
        let value = package.observations[2].value.as_ref().map(ToString::to_string);
        prop_assert_eq!(value, Some(printed));
    }
}

/// A whole package with one of its tables replaced.
fn with_file(file: i32, text: String) -> Files {
    let mut files = Files::whole();
    match file {
        0 => files.observations = Some(text),
        1 => files.claims = Some(text),
        _ => files.labels = Some(text),
    }
    files
}
