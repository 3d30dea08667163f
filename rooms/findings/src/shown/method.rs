//! How the figures are worked out, in words for people who make decisions with them.

/// The parts of the explanation: a heading, and what stands under it.
pub(crate) const METHOD: [(&str, &[&str]); 8] = [
    (
        "Who counts",
        &[
            "A share is of the young people who answered that question. Those who left it out, or said “I don’t want to \
             say”, are not in it. The base is how many answered, rounded.",
            "Those who did not answer matter more than any range we can give. Ask yourself who they are.",
        ],
    ),
    (
        "What a range means",
        &[
            "“About 33% (between 26% and 41%)” is a 95% interval by Wilson’s method. It speaks of how young people of an \
             area like yours would answer, not only of those who happened to. So it does not get narrower because you asked \
             nearly everyone.",
            "The range also allows for rounding, so it is a little wider than the textbook’s.",
        ],
    ),
    (
        "Why some figures are not shown",
        &[
            "Fewer than 10 answers: nothing is shown. From 10 to 29: only “more than half” or “half or fewer”. From 30: \
             percentages. These limits and the next are those that the program comes with; yours may be stricter.",
            "A figure is not shown (c) where 7 or fewer gave an answer, or where all but 7 or fewer did. More is left out \
             where a figure could be worked out by taking others away from it, even by somebody who knows exactly how many \
             answered. In a small area that can mean a whole question.",
            "All counts are rounded to 5, and percentages come from the rounded counts. They may not add up to 100%. We \
             never say 0% or 100%.",
        ],
    ),
    (
        "How groups are told apart",
        &[
            "Findings are told apart by one thing at a time, as young people said it of themselves: by age, or by where they \
             live, never by both. Each group gets one figure: the share that gave an answer which is good news. There is no \
             other way to choose a group, on the pages, in the files or in an address. With a free choice somebody could take \
             one group from another until one person is left.",
            "The same limits hold for each group: nothing under 10, a word from 10 to 29, percentages from 30. If the groups \
             together, or with the figures of everybody, would tell on a small group, the whole table is left out. We take it \
             that a reader knows exactly how many of each group answered.",
            "Before anything is released, a second program that shares no arithmetic with the first works out, by linear \
             programming, the least and the most that every hidden figure can be. If any is known to within less than three \
             people, nothing is released.",
            "Two ranges that overlap say that the groups may be alike. Two that don’t say that they differ, though with many \
             groups and questions some will do so by chance.",
        ],
    ),
    (
        "What comes first",
        &[
            "“What to work on” are the three worries with the highest lower end of their range. “What is going well” are up \
             to three other things that we can be sure at least half would say, in the same order. So a high share of few \
             people does not push out a surer one of many.",
        ],
    ),
    (
        "When we say “clearly”",
        &[
            "When the programme closes a round, your findings are held against the other local authorities of that round together (three \
             or more, never with yours among them), against figures that others have published, and against your own last survey where \
             the question was the same. It is done once.",
            "An example. 80 of 200 young people with you trust their worker, and 250 of 500 in three other local authorities: 40% and 50%. \
             If young people felt alike everywhere, how often would chance alone make two such groups differ by so much? About twice in \
             100 tries. But counts are rounded, so 80 of 200 may be 82 of 198, and 250 of 500 may be 244 of 506: then it is about eleven \
             times in 100. That is too often, so we say “no clear difference”. With 70 of 200 it would be a clear one.",
            "A report makes many comparisons. If each were allowed to be wrong once in 20 times, some would always be. So the more we \
             compare, the surer each has to be: of all that we call clear, on average at most one in 20 is chance.",
            "“Clearly better” than other local authorities, or than others of that age, is a Bright Spot. It stands under what is going well \
             even where many have the worry. Its opposite is something to work on. This is the programme’s own rule.",
            "Nothing is claimed from a figure that was published without saying of how many people it is. Others ask at other times and \
             in other ways, so take every comparison as a question to ask, not as an answer.",
        ],
    ),
    (
        "For statisticians",
        &[
            "A verdict is made from published cells only, so it can be worked out again from the spreadsheets. A rounded count and a rounded \
             base stand for all that rounds to them; the other local authorities together are the sum of their cells, where a cell that is \
             hidden stands for anything from nobody to everybody. The p-value is the greatest over all of this of the two-sided mid-p test \
             (doubling the smaller tail). The difference has the envelope of Newcombe’s hybrid score interval, rounded outwards.",
            "Benjamini and Hochberg’s step-up rule at 5% runs over all indicators and all comparators of a report that can carry a verdict. \
             A difference is claimed where it passes that and its interval does not hold nought. The share that is tested is the good news; \
             the worry, where either side doesn’t show the good news. A published figure with an interval and no base counts as a simple \
             sample that is as unsure. Two surveys of one area are taken as independent, which is cautious where the same people answer.",
        ],
    ),
    (
        "What stays as it is",
        &[
            "Findings are made once, when the box of answers is opened, and what stands beside them once, when the round is closed. \
           Neither changes after that.",
        ],
    ),
];
