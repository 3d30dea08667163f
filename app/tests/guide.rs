//! The operating guide and the program say the same: every command, option, setting and metric that one names, the other has.

use clap::CommandFactory;
use newbelongings::line::Line;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const GUIDE: &str = include_str!("../../docs/operating.md");
/// Where settings are read, and where metrics get their names.
const SETTINGS: &str = include_str!("../src/settings.rs");
const METRICS: [&str; 5] = [
    include_str!("../../kit/src/metrics.rs"),
    include_str!("../../kit/src/metrics/machine.rs"),
    include_str!("../../kit/src/metrics/page.rs"),
    include_str!("../../kit/src/jobs/measure.rs"),
    include_str!("../../kit/src/archive/mod.rs"),
];
const MESSAGES: &str = include_str!("../../rooms/messages/src/measure.rs");
const ALERTS: &str = include_str!("../../deploy/alerts.yml");

type Words = BTreeSet<String>;

/// The first column of the guide's table under a heading, without its ticks.
fn column(heading: &str, n: usize) -> Words {
    let section = GUIDE.split(&format!("\n## {heading}\n")).nth(1).expect(heading);
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().skip_while(|line| !line.starts_with("| --- ")).skip(1);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let cells =
        rows.filter_map(|row| row.split('|').nth(n + 1).map(|cell| cell.trim().trim_matches('`').to_owned()));
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// Every word of a text that begins like this, as far as it goes on in small letters and underscores.
fn named(text: &str, begin: &str) -> Words {
    let rest = text.split(begin).skip(1);
    let end = |c: char| !c.is_ascii_lowercase() && c != '_';
    rest.filter_map(|rest| rest.split(end).next())
        .filter(|w| !w.is_empty())
        .map(|w| format!("{begin}{w}"))
        .collect()
}

/// The lines that the program takes in its settings file, as it names them to whoever writes another.
fn lines_taken() -> Words {
    let folder = std::env::temp_dir().join(format!("nb-guide-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("settings.toml");
    std::fs::write(&file, "no_such_line = 1").expect("a file");
    let said = program().arg("--settings").arg(&file).arg("doctor").output().expect("the program runs");
    std::fs::remove_dir_all(&folder).expect("gone");
    let said = String::from_utf8(said.stderr).expect("words");
    let taken = said.split("expected one of").nth(1).expect("it says which lines there are").to_owned();
    taken.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_newbelongings"))
}

/// The commands in the guide's examples, each a line with what follows on the next after a backslash.
fn examples() -> Vec<String> {
    let whole = GUIDE.replace("\\\n", " ");
    let lines = whole.lines().filter_map(|line| line.strip_prefix("    "));
    let ours = lines.filter_map(|line| line.split_once("newbelongings --settings ")).map(|(_, rest)| rest);
    ours.map(str::to_owned).collect()
}

#[test]
fn every_command_is_in_the_guide_and_the_other_way_round() {
    let has: Words = Line::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
    assert_eq!(column("Commands", 0), has);
}

#[test]
fn what_the_guide_tells_to_type_is_understood() {
    let examples = examples();
    assert!(examples.len() > 10, "{examples:?}");
    for typed in examples {
        let words = typed.split_whitespace().filter(|word| *word != "…");
        let line = ["newbelongings", "--settings"].into_iter().chain(words);
        // `…` stands for the file, and for others.
        let line: Vec<&str> = if typed.starts_with('…') {
            let mut line: Vec<&str> = line.collect();
            line.insert(2, "file.toml");
            line
        } else {
            line.collect()
        };
        let line = line.iter().flat_map(|word| match *word {
            "--data" | "--keys" | "--passphrase-file" if !typed.contains(&format!("{word} /")) => {
                vec![*word, "file"]
            }
            word => vec![word],
        });
        let parsed = Line::command().try_get_matches_from(line.clone());
        assert!(parsed.is_ok(), "{typed}: {}", parsed.err().map(|e| e.to_string()).unwrap_or_default());
    }
}

#[test]
fn every_setting_is_in_the_guide_under_both_names_and_the_other_way_round() {
    let taken = lines_taken();
    assert_eq!(column("Settings", 0), taken);
    let mut variables: Words =
        taken.iter().map(|line| format!("NEWBELONGINGS_{}", line.to_uppercase())).collect();
    variables.insert("NEWBELONGINGS_LOG".to_owned());
    assert_eq!(column("Settings", 1), variables);
    let code = SETTINGS.split("#[cfg(test)]").next().unwrap_or_default();
    let literals = code.split('"').skip(1).step_by(2);
    let read: Words = literals
        .filter(|w| w.len() > 3 && w.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
        .map(str::to_owned)
        .collect();
    let upper: Words = taken.iter().map(|line| line.to_uppercase()).collect();
    assert_eq!(read, upper, "the variables that are read");
}

#[test]
fn every_metric_is_in_the_guide_and_the_other_way_round() {
    let sources = METRICS.iter().copied().chain([MESSAGES]);
    let begin = "\"newbelongings_";
    let mut told: Words = sources
        .flat_map(|source| named(source, begin))
        .map(|name| name.trim_start_matches('"').to_owned())
        .collect();
    assert!(told.len() > 10, "{told:?}");
    for alarm in named(ALERTS, "newbelongings_") {
        assert!(told.contains(&alarm), "an alert on {alarm}, which nothing tells");
    }
    told.insert("process_start_time_seconds".to_owned());
    assert_eq!(column("Watching it", 0), told);
}

#[test]
fn every_command_has_an_example_that_is_understood() {
    for command in Line::command().get_subcommands() {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let example =
            help.strip_prefix("Example:\n").unwrap_or_else(|| panic!("{} has none", command.get_name()));
        let example = example.replace('\\', " ");
        let parsed = Line::command().try_get_matches_from(example.split_whitespace());
        let parsed = parsed.unwrap_or_else(|error| panic!("{example}: {error}"));
        assert_eq!(parsed.subcommand_name(), Some(command.get_name()), "{example}");
    }
}

#[test]
fn every_file_that_the_guide_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ends = |c: char| !(c.is_ascii_alphanumeric() || ".-_/".contains(c));
    for folder in ["deploy/", "docs/"] {
        for rest in GUIDE.split(folder).skip(1) {
            let file = rest.split(ends).next().unwrap_or_default();
            assert!(root.join(folder).join(file).exists(), "{folder}{file}");
        }
    }
}
