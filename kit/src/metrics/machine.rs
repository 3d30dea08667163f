//! What the machine and the database connection tell, in steps too wide for one visit to show.

use std::sync::Arc;

use super::Gauge;
use crate::House;

/// An answer writes some kilobytes: free space is told in steps of 128 MiB, so that it can't be seen to arrive.
const DISK_STEP: u64 = 1 << 27;
/// A respondent's request holds one line for some milliseconds: lines in use are told by fours.
const LINES_STEP: usize = 4;
// Two workers may hold a line each while somebody answers, and what a visit writes is far below a megabyte.
const _: () = assert!(LINES_STEP > 3 && DISK_STEP >= 64 << 20);

/// What can be told without asking the database.
pub(super) fn measured(house: &Arc<House>) -> Vec<Gauge> {
    let mut version =
        Gauge::new("newbelongings_build_info", "Always 1, with the program's version.", &["version"]);
    version.add(&[env!("CARGO_PKG_VERSION")], 1.0);
    let mut all = vec![version];
    all.extend(lines(house));
    all.extend(disk(house));
    all
}

fn lines(house: &House) -> [Gauge; 2] {
    let (used, most) = house.db.lines();
    let help = "Lines to the database that are in use, rounded down to fours.";
    let mut in_use = Gauge::new("newbelongings_database_lines_in_use", help, &[]);
    in_use.add(&[], (used / LINES_STEP * LINES_STEP) as f64);
    let mut all = Gauge::new("newbelongings_database_lines_max", "How many lines there may be.", &[]);
    all.add(&[], f64::from(most));
    [in_use, all]
}

fn disk(house: &House) -> Option<Gauge> {
    let disk = rustix::fs::statvfs(&house.settings.data).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let help = "Free space where the data folder lies, rounded down to 128 MiB.";
    let mut gauge = Gauge::new("newbelongings_data_free_bytes", help, &[]);
    gauge.add(&[], (free / DISK_STEP * DISK_STEP) as f64);
    Some(gauge)
}
