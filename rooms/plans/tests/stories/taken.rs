//! A published plan taken along: as a calendar, as a feed of news, as a workbook.

use calamine::{Data, Reader, Xlsx};
use kit::testing::Visitor;
use std::io::Cursor;

use crate::plan::{ACTION, begun, link, published, with};

kit::on_both! {
    async fn anyone_can_follow_a_plan_and_reads_what_the_page_says(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let (days, news) = (format!("/plans/{}/dates.ics", town.one.slug), format!("/plans/{}/news.atom", town.one.slug));
        let mut anyone = Visitor::new(town.router.clone());
        for at in [&days, &news] {
            assert_eq!(anyone.get(at).await.status, 404, "nothing before it is public");
        }
        let plan = published(&town, &mut lead, &mut leader).await;
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        let said = "41 <b>doorbells</b> & more";
        lead.post(&progress, &[("status", "on-track"), ("news", said)]).await;
        let calendar = anyone.get(&days).await;
        assert_eq!(calendar.status, 200);
        assert!(calendar.body.starts_with("BEGIN:VCALENDAR") && calendar.body.matches("BEGIN:VEVENT").count() == 2);
        assert!(calendar.body.contains("20270331"), "{}", calendar.body);
        assert_eq!(anyone.get(&days).await.body, calendar.body, "the same each time");
        let feed = anyone.get(&news).await.body;
        let read: atom_syndication::Feed = feed.parse().unwrap();
        assert_eq!(read.entries().len(), 1);
        assert_eq!(read.entries()[0].content().unwrap().value().unwrap(), said, "as text, to the letter");
        assert!(read.entries()[0].title().value.starts_with("On track"));
        for hidden in ["Housing team", "More people feel safe", "lead@one.example"] {
            assert!(!feed.contains(hidden) && !calendar.body.contains(hidden), "{hidden} is for staff");
        }
        lead.post(&progress, &[("status", "done"), ("news", "")]).await;
        assert_eq!(anyone.get(&days).await.body.matches("BEGIN:VEVENT").count(), 1, "what is done is no date any more");
        let page = anyone.get(&format!("/plans/{}", town.one.slug)).await.body;
        assert!(page.contains(&days) && page.contains(&news));
    }

    async fn a_plan_is_a_workbook_of_words_and_days(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = town.one.path("/plan");
        let book = format!("{plan}.xlsx");
        assert_eq!(lead.get(&book).await.status, 404, "there is no plan");
        published(&town, &mut lead, &mut leader).await;
        lead.post(&plan, &[("why", "Words that look like a formula")]).await;
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        let formula = "=HYPERLINK(\"https://example.org\")";
        lead.post(&edit, &with(ACTION, &[("we-will", formula)])).await;
        let bytes = lead.get(&book).await.bytes;
        assert_eq!(leader.get(&book).await.bytes, bytes, "the same file whoever asks");
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheet = read.worksheet_range("Plan").unwrap();
        let rows: Vec<&[Data]> = sheet.rows().collect();
        assert_eq!(rows.len(), 5, "title, what it is, headings, two actions");
        let heading = |name: &str| rows[2].iter().position(|cell| *cell == name).unwrap();
        assert_eq!(rows[3][heading("We will")], Data::String(formula.to_owned()), "text, not a formula");
        assert!(matches!(rows[3][heading("By when")], Data::DateTime(_)), "{:?}", rows[3][heading("By when")]);
        assert_eq!(read.worksheet_formula("Plan").unwrap().used_cells().count(), 0);
        let mut other = town.visitor("lead@two.example").await;
        assert_eq!(other.get(&book).await.status, 404, "another LA has no way to it");
        assert_eq!(Visitor::new(town.router.clone()).get(&book).await.status, 303, "nor has anyone: to signing in");
    }
}
