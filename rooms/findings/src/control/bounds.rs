//! What an attacker can say of every group of answers, when groups lie within one another.

/// A set of options, one bit each.
pub(crate) type Set = u64;

/// The least and the greatest a count can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    /// The least.
    pub(crate) low: u32,
    /// The greatest.
    pub(crate) high: u32,
}

impl Range {
    /// From and to, both included.
    pub(crate) fn new(low: u32, high: u32) -> Self {
        Self { low, high }
    }

    /// How much lies between.
    pub(crate) fn room(self) -> u32 {
        self.high.saturating_sub(self.low)
    }

    /// What both say.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
    }
}

/// Everything known of a question's groups: each inside another or apart from it, down to single options.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    /// From the largest set to the smallest, so that parents come before children.
    nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
struct Node {
    set: Set,
    range: Range,
    parent: Option<usize>,
}

impl Tree {
    /// Puts the groups together; the same set twice is what both say. `None` where two groups cross.
    pub(crate) fn new(known: impl IntoIterator<Item = (Set, Range)>) -> Option<Self> {
        let mut nodes: Vec<Node> = Vec::new();
        for (set, range) in known.into_iter().filter(|(set, _)| *set != 0) {
            match nodes.iter_mut().find(|n| n.set == set) {
                Some(node) => node.range = node.range.and(range),
                None => nodes.push(Node { set, range, parent: None }),
            }
        }
        nodes.sort_by_key(|n| std::cmp::Reverse(n.set.count_ones()));
        for i in 0..nodes.len() {
            let set = nodes[i].set;
            if nodes[..i].iter().any(|n| n.set & set != 0 && n.set & set != set) {
                return None;
            }
            nodes[i].parent = (0..i).rev().find(|p| nodes[*p].set & set == set);
        }
        Some(Self { nodes })
    }

    /// The tightest bounds of every group; `None` if no counts at all fit.
    ///
    /// A group is the sum of what it is made of and of nothing else, so one pass up and one down are exact.
    pub(crate) fn solve(mut self) -> Option<Self> {
        for i in (0..self.nodes.len()).rev() {
            if let Some(sum) = self.sum_of_parts(i) {
                self.nodes[i].range = self.nodes[i].range.and(sum);
            }
            if self.nodes[i].range.low > self.nodes[i].range.high {
                return None;
            }
        }
        for i in 0..self.nodes.len() {
            let Some(whole) = self.nodes[i].parent else { continue };
            let (sum, own, all) = (self.sum_of_parts(whole)?, self.nodes[i].range, self.nodes[whole].range);
            // What the others leave, at their most and at their least. The others are still as the pass up left
            // them only before this pass reaches them, which makes the bounds tighter, never wrong.
            let low = (all.low + own.high).saturating_sub(sum.high);
            let high = (all.high + own.low).saturating_sub(sum.low);
            self.nodes[i].range = own.and(Range::new(low, high));
        }
        Some(self)
    }

    fn sum_of_parts(&self, whole: usize) -> Option<Range> {
        let parts = self.nodes.iter().filter(|n| n.parent == Some(whole));
        parts.map(|n| n.range).reduce(|a, b| Range::new(a.low + b.low, a.high + b.high))
    }

    /// The bounds of a group.
    pub(crate) fn range(&self, set: Set) -> Option<Range> {
        self.nodes.iter().find(|n| n.set == set).map(|n| n.range)
    }

    /// The group that this one lies in, and what else lies in it directly.
    pub(crate) fn around(&self, set: Set) -> Option<(Set, Vec<Set>)> {
        let whole = self.nodes.iter().find(|n| n.set == set)?.parent?;
        let beside =
            self.nodes.iter().filter(|n| n.parent == Some(whole) && n.set != set).map(|n| n.set).collect();
        Some((self.nodes[whole].set, beside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(n: u32) -> Range {
        Range::new(n, n)
    }

    #[test]
    fn a_share_less_its_shown_options_leaves_the_hidden_ones() {
        let any = Range::new(0, 100);
        let leaves = [(1, exact(60)), (2, exact(33)), (4, any), (8, any)];
        let tree = Tree::new(leaves.into_iter().chain([(15, exact(100)), (14, exact(40))]));
        let tree = tree.and_then(Tree::solve).expect("possible");
        assert_eq!(tree.range(4), Some(Range::new(0, 7)));
        assert_eq!(tree.around(4), Some((14, vec![2, 8])));
    }

    #[test]
    fn groups_that_cross_and_sums_that_cannot_be_are_noticed() {
        assert!(Tree::new([(7, exact(9)), (3, exact(4)), (6, exact(4))]).is_none());
        assert!(Tree::new([(3, exact(9)), (1, exact(4)), (2, exact(4))]).and_then(Tree::solve).is_none());
    }
}
