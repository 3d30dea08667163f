//! What our own attack found, in one place: the method page says it, and `docs/benchmarks.md` must say the same.

/// A run of the attack on made-up programmes.
pub(super) struct Attack {
    /// Made-up local authorities that were surveyed and published.
    pub(super) programmes: u32,
    /// Tables of groups that were shown.
    pub(super) tables: u32,
    /// Figures that are not shown, and were attacked.
    pub(super) hidden: u32,
    /// Those of them that were worked out.
    pub(super) recovered: u32,
    /// Those that were known to within less than three people.
    pub(super) narrow: u32,
    /// Of the figures that "hide 1 to 5" hides, how many the same attacker worked out, in per cent.
    pub(super) control: u32,
    /// What runs it.
    pub(super) command: &'static str,
}

/// The newest run. After a change of the rules run the command, and write what it prints here and into `docs/benchmarks.md`.
pub(super) const ATTACK: Attack = Attack {
    programmes: 100,
    tables: 929,
    hidden: 10411,
    recovered: 0,
    narrow: 0,
    control: 60,
    command: "./test attack",
};

/// "8,659"
pub(super) fn grouped(n: u32) -> String {
    match n / 1000 {
        0 => n.to_string(),
        thousands => format!("{},{:03}", grouped(thousands), n % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_the_benchmarks_say_the_same() {
        let page = include_str!("../../../../../docs/benchmarks.md");
        let (_, section) =
            page.split_once(&format!("## `{}`", ATTACK.command)).expect("a section of the attack");
        let section = section.split("\n## ").next().unwrap_or_default();
        let said = |n: u32, what: &str| {
            let row = format!("| {what} | {} |", grouped(n));
            assert!(section.contains(&row), "{row}");
        };
        said(ATTACK.programmes, "programmes");
        said(ATTACK.tables, "tables of groups shown");
        said(ATTACK.hidden, "hidden figures attacked");
        said(ATTACK.recovered, "recovered");
        said(ATTACK.narrow, "known to within less than 3");
        assert!(section.contains(&format!("| control, “hide 1 to 5”: recovered | {} % |", ATTACK.control)));
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 8659, 1_000_042].map(grouped), ["0", "999", "8,659", "1,000,042"]);
    }
}
