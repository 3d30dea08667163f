//! The plan on paper: in full, for a board, for young people.

use kit::testing::Visitor;

use crate::plan::{ACTION, begun, link, published, sign, with};

/// How many pages a PDF has, and what it says.
pub(crate) fn read(bytes: &[u8]) -> (usize, String) {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    let text = file.extract_text(&pages).unwrap_or_default();
    (pages.len(), text.split_whitespace().collect::<Vec<_>>().join(" "))
}

kit::on_both! {
    async fn a_plan_is_printed_for_three_readers(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = town.one.path("/plan");
        let files = ["", "-board", "-young-people"].map(|which| format!("{plan}{which}.pdf"));
        for file in &files {
            assert_eq!(lead.get(file).await.status, 404, "there is no plan");
        }
        published(&town, &mut lead, &mut leader).await;
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        lead.post(&progress, &[("status", "needs-help"), ("news", "Out of 👍 doorbells")]).await;
        for file in &files {
            let seen = leader.get(file).await;
            assert_eq!(seen.status, 200, "{file}: {}", seen.body);
            assert!(seen.headers.contains("application/pdf"), "{}", seen.headers);
            assert_eq!(seen.bytes, lead.get(file).await.bytes, "the same file whoever asks");
        }
        let (_, full) = read(&lead.get(&files[0]).await.bytes);
        for words in ["Fit video doorbells", "Housing team", "More people feel safe", "Children Act 1989, section 24B"] {
            assert!(full.contains(words), "{words} in {full}");
        }
        let (pages, board) = read(&lead.get(&files[1]).await.bytes);
        assert!(pages <= 2, "{pages} pages");
        for words in ["What was agreed", "What moved since", "What is late", "What drifts", "Who can help with “Fit video doorbells”"] {
            assert!(board.contains(words), "{words} in {board}");
        }
        let (pages, young) = read(&lead.get(&files[2]).await.bytes);
        assert_eq!(pages, 3, "a cover and a page for each theme");
        for words in ["A home that feels safe", "We are giving out doorbells.", "You see who is at the door."] {
            assert!(young.contains(words), "{words} in {young}");
        }
        for hidden in ["Housing team", "More people feel safe", "It came up in every group"] {
            assert!(!young.contains(hidden), "{hidden} is for staff");
        }
        let mut other = town.visitor("lead@two.example").await;
        for file in &files {
            assert_eq!(other.get(file).await.status, 404, "another LA has no way to it");
            assert_eq!(Visitor::new(town.router.clone()).get(file).await.status, 303, "nor has anyone: to signing in");
        }
    }

    async fn a_board_paper_has_two_pages_however_long_the_plan_is(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        lead.post(&plan, &[("why", "Much more to do")]).await;
        let home = link(&lead.get(&plan).await.body, &format!("{plan}/themes/"), "from=home-safe");
        for n in 0..60 {
            let what = format!("Do the thing that was talked about for a very long time, part {n} of many, for everybody who asked");
            assert_eq!(lead.post(&home, &with(ACTION, &[("we-will", &what), ("due-day", "2"), ("due-month", "5"), ("due-year", "2026")])).await.status, 303);
        }
        lead.post(&format!("{plan}/send"), &[]).await;
        sign(&mut leader, &plan).await;
        lead.post(&format!("{plan}/publish"), &[]).await;
        town.clock.set("2026-09-01T09:00:00Z".parse().unwrap());
        let mut lead = town.visitor("lead@one.example").await;
        let (pages, board) = read(&lead.get(&format!("{plan}-board.pdf")).await.bytes);
        assert!(pages <= 2, "{pages} pages");
        assert!(board.contains("more: they are in the full plan") && board.contains("Who tells young people"), "{board}");
        let (pages, young) = read(&lead.get(&format!("{plan}-young-people.pdf")).await.bytes);
        assert!(pages > 3, "{pages} pages");
        let kept = young.matches("You see who is at the door.").count();
        assert_eq!(kept, 62, "nothing is left out: {young}");
    }
}
