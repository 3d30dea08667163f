//! The order of findings in a summary: what is going well, and what to work on.
//!
//! Ordered by the lower bound of the interval, not by the share: a high share of few people says
//! less than a slightly lower one of many. It reads published cells only, so anyone can check the
//! order against the page; hidden cells and small groups have no bound and never take part.

use crate::safe::{Percent, Safe, Shown};

/// One indicator, as published, under the key that breaks ties (its place or code).
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a, K> {
    /// Names the indicator, and decides between equals.
    pub key: K,
    /// The share that answered favourably.
    pub favourable: &'a Safe,
    /// The share whose answer is of concern.
    pub concern: &'a Safe,
}

/// Keys of the findings with a published favourable share, surest high share first.
pub fn going_well<K: Ord + Clone>(findings: &[Finding<'_, K>]) -> Vec<K> {
    by_lower_bound(findings, |f| f.favourable)
}

/// Keys of the findings with a published share of concern, surest high share first.
pub fn to_work_on<K: Ord + Clone>(findings: &[Finding<'_, K>]) -> Vec<K> {
    by_lower_bound(findings, |f| f.concern)
}

fn by_lower_bound<'a, K: Ord + Clone>(
    findings: &[Finding<'a, K>],
    cell: impl Fn(&Finding<'a, K>) -> &'a Safe,
) -> Vec<K> {
    let mut bounds: Vec<(Percent, K)> = findings
        .iter()
        .filter_map(|f| match cell(f).view() {
            Shown::Share { interval, .. } => Some((interval.low(), f.key.clone())),
            Shown::FewerThanTen | Shown::Rough(_) | Shown::Hidden { .. } => None,
        })
        .collect();
    bounds.sort_by(|(a, ka), (b, kb)| b.cmp(a).then_with(|| ka.cmp(kb)));
    bounds.into_iter().map(|(_, key)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Thresholds, share};

    fn cell(count: u32, base: u32) -> Safe {
        share(count, base, &Thresholds::default()).expect("a share")
    }

    #[test]
    fn the_surest_comes_first_and_small_cells_never() {
        let (sure, unsure, low) = (cell(700, 1000), cell(24, 33), cell(200, 1000));
        let (hidden, rough, few) = (cell(98, 100), cell(20, 20), cell(9, 9));
        let keys = ["unsure", "hidden", "rough", "sure", "few", "low"];
        let cells = [&unsure, &hidden, &rough, &sure, &few, &low];
        let findings: Vec<_> = keys
            .into_iter()
            .zip(cells)
            .map(|(key, c)| Finding { key, favourable: c, concern: &low })
            .collect();
        assert_eq!(going_well(&findings), ["sure", "unsure", "low"]);
    }

    #[test]
    fn equals_keep_the_order_of_their_keys_and_concern_is_its_own_list() {
        let (a, b) = (cell(50, 100), cell(30, 100));
        let find = |key, concern| Finding { key, favourable: &a, concern };
        let findings = [find(3, &b), find(1, &b), find(2, &a)];
        assert_eq!(going_well(&findings), [1, 2, 3]);
        assert_eq!(to_work_on(&findings), [2, 1, 3]);
    }
}
