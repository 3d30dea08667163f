//! What it costs to make and audit what is released: the well-being survey with six groupings, in LAs of 60 to 400 answers. Run
//! by `./bench audit`; `./bench audit 153` does all of England. The figures are in `docs/benchmarks.md`.

#[path = "../tests/disclosure/people.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod people;

use std::io::Write as _;
use std::time::Instant;
use surveys::instrument::built_in;

fn main() {
    let programme = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(12);
    let asked = built_in().iter().find(|i| i.name == "well-being").expect("built in");
    let (mut answered, mut slowest) = (0, 0.0f64);
    let begun = Instant::now();
    for n in 0..programme {
        let answers = people::crowd(n, 60 + n * 37 % 341, asked);
        let one = Instant::now();
        let report = findings::rehearse(asked, &answers).expect("a release");
        answered += answers.len();
        slowest = slowest.max(one.elapsed().as_secs_f64());
        assert!(!report.findings.is_empty());
    }
    let took = begun.elapsed().as_secs_f64();
    let each = took / programme as f64;
    let told = format!(
        "{programme} LAs, {answered} answers, on one core: {took:.1} s, {each:.2} s each, the slowest {slowest:.2} s"
    );
    writeln!(std::io::stdout(), "{told}").expect("said");
}
