//! What a report of findings on paper costs: 20 pages and 30 charts, each with its sentence and two tables, as a tagged PDF;
//! then the same words and tables as a page that Chromium prints. Run by `./bench report`; the figures are in
//! `docs/benchmarks.md`.

use press::{Bar, Block, Column, Day, Document, Face, Measure, Printed, Table, Tone, Voice, print};
use std::io::Write as _;
use std::process::Command;
use std::time::Duration;

const CHARTS: usize = 30;
/// As often; the mean counts.
const TIMES: u32 = 10;
const GOAL: Duration = Duration::from_millis(500);
/// What `/proc` counts in on every Linux that we know.
const TICKS_A_SECOND: f64 = 100.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document = made_up();
    let before = on_the_processor(Whose::Ours)?;
    let mut printed = print(&document)?;
    for _ in 1..TIMES {
        printed = print(&document)?;
    }
    let ours = (on_the_processor(Whose::Ours)? - before) / f64::from(TIMES);
    let Printed { pdf, pages, .. } = printed;
    tell(&format!("{pages} pages, {CHARTS} charts, {} KB", pdf.len() / 1024));
    tell(&format!("ours: {:.0} ms of CPU (goal {} ms)", ours * 1e3, GOAL.as_millis()));
    beside(&document, ours)
}

fn tell(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn made_up() -> Document {
    let mut blocks = vec![
        Block::Cover {
            over: "Thistledown".to_owned(),
            title: "What our young people told us".to_owned(),
            under: "A made-up report".to_owned(),
            svg: None,
        },
        Block::Contents { title: "In this report".to_owned() },
    ];
    blocks.extend((0..CHARTS).flat_map(finding));
    Document {
        title: "A made-up report".to_owned(),
        author: "New Belongings".to_owned(),
        day: Day { year: 2026, month: 3, day: 31 },
        foot: "Thistledown".to_owned(),
        face: Face::Report,
        most_pages: None,
        blocks,
    }
}

fn finding(at: usize) -> Vec<Block> {
    let percent = u8::try_from(20 + at * 2).unwrap_or(50);
    let plain = |text: String| Block::Paragraph { voice: Voice::Plain, text };
    let sentence = format!(
        "About {percent}% of young people who answered feel that this goes well (between {}% and {}%; base about 210).",
        percent - 6,
        percent + 7
    );
    let measure = Measure::Known { percent, low: percent - 6, high: percent + 7 };
    let heading = |level, text: String| Block::Heading { level, text, tag: None, new_page: false };
    let alt = sentence.clone();
    let share = Some(format!("{percent}%"));
    vec![
        heading(1, format!("Part {}", at + 1)),
        Block::Together {
            blocks: vec![
                heading(2, format!("How well this goes, {}", at + 1)),
                Block::Bar(Bar { alt, share, measure, beside: Some(52), tone: Tone::Good }),
                plain(sentence),
                plain("No clear difference from the 5 other local authorities: 50% of your young people, and 52% there.".to_owned()),
            ],
        },
        table(at, "The figures", 2),
        table(at, "All answers", 12),
    ]
}

fn table(at: usize, caption: &str, rows: usize) -> Block {
    let head = |text: &str, number| Column { text: text.to_owned(), number };
    let row = |n: usize| {
        vec![format!("An answer that some gave, {n}"), format!("{}%", 10 + n), format!("about {}", 5 * n)]
    };
    Block::Table(Table {
        caption: format!("{caption} of part {}", at + 1),
        columns: vec![head("Young people who", false), head("Share", true), head("Young people", true)],
        rows: (1..=rows).map(row).collect(),
    })
}

enum Whose {
    Ours,
    /// Of programs that this one started and that have ended.
    Started,
}

/// Seconds on the processor, of all threads, as Linux counts them.
fn on_the_processor(whose: Whose) -> Result<f64, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    let after = text.rsplit(')').next().ok_or("no figures")?;
    let fields: Vec<&str> = after.split_whitespace().collect();
    let from = match whose {
        Whose::Ours => 11,
        Whose::Started => 13,
    };
    let ticks = |at: usize| -> Result<f64, Box<dyn std::error::Error>> {
        Ok(fields.get(at).ok_or("no figures")?.parse()?)
    };
    Ok((ticks(from)? + ticks(from + 1)?) / TICKS_A_SECOND)
}

/// The same as a page, printed by Chromium: its start is in it, as it would be for each report.
fn beside(document: &Document, ours: f64) -> Result<(), Box<dyn std::error::Error>> {
    let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
        .into_iter()
        .find(|p| std::path::Path::new(p).exists());
    let Some(browser) = browser else {
        tell("Chromium: left out; `./test browser` installs it");
        return Ok(());
    };
    let folder = std::env::temp_dir().join(format!("nb-bench-report-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let (page, file) = (folder.join("page.html"), folder.join("page.pdf"));
    std::fs::write(&page, html(document))?;
    let before = on_the_processor(Whose::Started)?;
    let printed = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .arg(format!("--user-data-dir={}", folder.display()))
        .arg(format!("--print-to-pdf={}", file.display()))
        .arg(format!("file://{}", page.display()))
        .output()?;
    let theirs = on_the_processor(Whose::Started)? - before;
    let made = file.exists() && printed.status.success();
    std::fs::remove_dir_all(&folder)?;
    if made {
        tell(&format!("Chromium: {:.0} ms of CPU, {:.1} times ours", theirs * 1e3, theirs / ours.max(0.001)));
    } else {
        tell("Chromium: printed nothing");
    }
    Ok(())
}

fn html(document: &Document) -> String {
    let mut all = "<!doctype html><html lang=\"en\"><title>A made-up report</title>".to_owned();
    document.blocks.iter().for_each(|block| one(block, &mut all));
    all
}

fn one(block: &Block, all: &mut String) {
    match block {
        Block::Heading { level, text, .. } => all.push_str(&format!("<h{level}>{text}</h{level}>")),
        Block::Paragraph { text, .. } => all.push_str(&format!("<p>{text}</p>")),
        Block::Bar(bar) => all.push_str(&kit::govuk::bar(&bar.alt, measure(bar.measure)).into_string()),
        Block::Table(table) => {
            all.push_str(&format!("<table><caption>{}</caption>", table.caption));
            for row in &table.rows {
                all.push_str(&format!("<tr><td>{}</td></tr>", row.join("</td><td>")));
            }
            all.push_str("</table>");
        }
        Block::Together { blocks } => blocks.iter().for_each(|block| one(block, all)),
        _ => {}
    }
}

fn measure(of: Measure) -> kit::govuk::Measure {
    match of {
        Measure::Known { percent, low, high } => kit::govuk::Measure::Known { percent, low, high },
        Measure::Hidden => kit::govuk::Measure::Hidden,
    }
}
