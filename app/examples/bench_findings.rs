//! What the findings of a whole country cost, once its answers are in memory: 153 LAs, 100,000 people, 60 questions. Every
//! count, cell, interval, comparison, test and verdict, with the program's own arithmetic; then the same tables in pandas with
//! SciPy and statsmodels, which are told no rounding and no hiding. Run by `./bench findings`; the figures are in
//! `docs/benchmarks.md`.

use calc::{Comparator, Contrast, Meaning, Member, Safe, Thresholds, base, distribution, judge, share};
use std::io::Write as _;
use std::process::Command;
use std::time::Duration;

const LAS: usize = 153;
const PEOPLE: usize = 100_000;
const QUESTIONS: usize = 60;
const OPTIONS: usize = 5;
/// The first so many options are good news, and the last so many a worry.
const EITHER: usize = 2;
/// As often; the middle one counts.
const TIMES: usize = 7;
const GOAL: Duration = Duration::from_millis(100);

/// Answers by column, as codes; 255 is none.
struct Answers {
    la: Vec<u8>,
    columns: Vec<Vec<u8>>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let answers = made_up();
    let mut took = Vec::new();
    let mut found = (0, 0);
    for _ in 0..TIMES {
        let before = on_the_processor()?;
        found = work_out(&answers)?;
        took.push(on_the_processor()?.saturating_sub(before));
    }
    took.sort();
    let ours = took[TIMES / 2];
    tell(&format!(
        "{LAS} LAs, {PEOPLE} answers, {QUESTIONS} questions: {} comparisons, {} claims",
        found.0, found.1
    ));
    tell(&format!("ours: {:.0} ms of CPU (goal {} ms)", ours.as_secs_f64() * 1e3, GOAL.as_millis()));
    beside(&answers, ours)
}

fn tell(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// By a small fixed recurrence: LAs of unequal size, a few of which lean one way.
fn made_up() -> Answers {
    let mut seed = 20_261_123u64;
    let mut draw = move |of: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % of
    };
    let la: Vec<u8> = (0..PEOPLE).map(|_| draw(LAS as u64).max(draw(LAS as u64)) as u8).collect();
    let columns = (0..QUESTIONS).map(|question| {
        let lean = question as u64 % 7;
        let one = |la: &u8| match draw(100) {
            0..3 => 255,
            n if n < 10 + lean + u64::from(*la % 5) => 0,
            n => ((n * 7 + draw(50)) % OPTIONS as u64) as u8,
        };
        la.iter().map(one).collect()
    });
    let columns = columns.collect::<Vec<Vec<u8>>>();
    Answers { la, columns }
}

/// How many comparisons were made, and how many claim a difference.
fn work_out(answers: &Answers) -> Result<(usize, usize), calc::CalcError> {
    let t = Thresholds::default();
    let mut reports: Vec<Vec<Contrast>> = vec![Vec::new(); LAS];
    for column in &answers.columns {
        let counts = count(&answers.la, column);
        let mut cells: Vec<(Safe, Safe)> = Vec::with_capacity(LAS);
        for counts in &counts {
            let all: u32 = counts.iter().sum();
            std::hint::black_box(distribution(counts, &t)?);
            let good = share(counts[..EITHER].iter().sum(), all, &t)?;
            let bad = share(counts[OPTIONS - EITHER..].iter().sum(), all, &t)?;
            cells.push((good, bad));
        }
        let member = |(cell, counts): (&(Safe, Safe), &[u32; OPTIONS])| Member {
            cell: Some(cell.0),
            answered: base(counts.iter().sum(), &t),
            thresholds: t,
        };
        let members: Vec<Member> = cells.iter().zip(&counts).map(member).collect();
        for (own, report) in reports.iter_mut().enumerate() {
            let others: Vec<Member> = [&members[..own], &members[own + 1..]].concat();
            if let Some(pool) = Comparator::pool(&others)? {
                report.extend(Contrast::of(&cells[own].0, &t, &pool, Meaning::Favourable)?);
            }
        }
    }
    let (mut made, mut claims) = (0, 0);
    for report in &reports {
        let judged = judge(report)?;
        made += judged.len();
        claims += judged.iter().filter(|c| c.verdict() != Some(calc::Verdict::NoClearDifference)).count();
    }
    Ok((made, claims))
}

fn count(la: &[u8], column: &[u8]) -> Vec<[u32; OPTIONS]> {
    let mut counts = vec![[0; OPTIONS]; LAS];
    for (la, value) in la.iter().zip(column) {
        if let Some(count) = counts[usize::from(*la)].get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
    counts
}

/// Nanoseconds that this thread has run, as Linux counts them.
fn on_the_processor() -> Result<Duration, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanos = text.split(' ').next().ok_or("no figures")?.parse()?;
    Ok(Duration::from_nanos(nanos))
}

/// The same tables in pandas, in a process of its own that says how much CPU it used once they are loaded.
fn beside(answers: &Answers, ours: Duration) -> Result<(), Box<dyn std::error::Error>> {
    let python = std::path::Path::new("target/statistics/bin/python");
    if !python.exists() {
        tell("pandas: left out; `./test statistics` installs it");
        return Ok(());
    }
    let file = std::env::temp_dir().join(format!("nb-bench-findings-{}", std::process::id()));
    let mut bytes = answers.la.clone();
    answers.columns.iter().for_each(|column| bytes.extend(column));
    std::fs::write(&file, bytes)?;
    let said =
        Command::new(python).arg("tools/statistics/bench.py").arg(&file).arg(PEOPLE.to_string()).output();
    std::fs::remove_file(&file)?;
    let said = said?;
    let text = String::from_utf8_lossy(&said.stdout);
    let Some(theirs) = text.lines().last().and_then(|line| line.parse::<f64>().ok()) else {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned().into());
    };
    let times = theirs / ours.as_secs_f64();
    tell(&format!("pandas, SciPy, statsmodels: {:.0} ms of CPU, {times:.0} times as much", theirs * 1e3));
    Ok(())
}
