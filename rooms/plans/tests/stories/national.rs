//! The plans of all local authorities side by side, for the national team.

use calamine::{Reader, Xlsx};
use people::{Details, Role};
use std::io::Cursor;

use crate::plan::{begun, link, published};

const PAGE: &str = "/programme/plans";

/// The cells of the row that begins with these words, without their own headings, which stand there for narrow screens.
fn row(page: &str, first: &str) -> Vec<String> {
    let words = |cell: &str| {
        let cell = cell.rfind("</span>").map_or(cell, |at| &cell[at..]);
        cell.split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text.trim())
            .collect::<String>()
    };
    let cells = |row: &str| {
        let row = row.split("</tr>").next().unwrap_or_default().replace("</th>", "</td>");
        let mut cells: Vec<String> = row.split("</td>").map(words).collect();
        cells.pop();
        cells
    };
    let mut rows = page.split("<tr").skip(1).map(cells);
    rows.find(|row| row.first().is_some_and(|cell| cell == first))
        .unwrap_or_else(|| panic!("no row {first} in {page}"))
}

kit::on_both! {
    async fn the_national_team_reads_what_all_plans_come_to(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let mut manager = town.visitor("mo@national.example").await;
        let none = manager.get(PAGE).await;
        assert!(none.status == 200 && none.body.contains("No plan is published yet"), "{}", none.body);

        let plan = published(&town, &mut lead, &mut leader).await;
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        lead.post(&progress, &[("status", "done"), ("news", "60 fitted")]).await;
        town.publish_elsewhere().await;
        let page = manager.get(PAGE).await.body;
        assert_eq!(row(&page, "Your home"), ["Your home", "1", "1", "1", "1"], "{page}");
        assert_eq!(row(&page, "Your money")[1..], ["1", "1", "1", "0"]);
        assert_eq!(row(&page, "Done"), ["Done", "1"]);
        assert_eq!(row(&page, "Not started"), ["Not started", "1"]);
        let work = row(&page, "Findings marked as something to work on");
        assert_eq!(work[2..], ["1", "1", "1"], "{page}");
        assert!(page.contains("<dd>2 of 2</dd>"), "all actions are traced back: {page}");
        for la in [&town.one, &town.two] {
            assert!(page.contains(&format!("href=\"/plans/{}\"", la.slug)), "{page}");
        }
        assert!(!page.contains("Fit video doorbells"), "words are read where they stand");

        // What was begun and not published is nobody else's yet.
        lead.post(&plan, &[("why", "More to do")]).await;
        assert_eq!(manager.get(PAGE).await.body, page);

        town.clock.advance(chrono::Duration::days(61));
        let page = town.visitor("mo@national.example").await.get(PAGE).await.body;
        assert_eq!(row(&page, "Nothing was said of it for too long")[1..], ["1", "1"], "{page}");
    }

    async fn the_files_say_what_the_page_says(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        published(&town, &mut lead, &mut leader).await;
        let mut manager = town.visitor("mo@national.example").await;
        let csv = manager.get(&format!("{PAGE}/files/themes.csv")).await;
        assert!(csv.headers.contains("plans-themes.csv") && csv.body.contains("Your home,1,1,1,0"), "{}", csv.body);
        let code = town.one.gss_code.clone().unwrap();
        assert!(manager.get(&format!("{PAGE}/files/authorities.csv")).await.body.contains(&code));
        for wrong in ["nothing.csv", "themes", "themes.pdf"] {
            assert_eq!(manager.get(&format!("{PAGE}/files/{wrong}")).await.status, 404, "{wrong}");
        }
        let file = manager.get(&format!("{PAGE}/files/plans.xlsx")).await;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.bytes)).unwrap();
        assert_eq!(book.sheet_names()[..2], ["Notes", "themes"]);
        let themes = book.worksheet_range("themes").unwrap();
        assert_eq!((themes.get_value((2, 0)).unwrap().to_string(), themes.get_value((2, 1)).unwrap().to_string()), ("Your home".into(), "1".into()));
    }

    async fn managers_and_facilitators_and_nobody_else(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let tx = town.house.write().await.unwrap();
        let manager = people::national_members(&tx).await.unwrap();
        let manager = people::actor(&tx, manager[0].account).await.unwrap().unwrap();
        let permit = people::rights::manage_national_team(&tx, &manager).await.unwrap();
        for (email, role) in [("fay@national.example", Role::Facilitator), ("rae@national.example", Role::Reviewer)] {
            let details = Details { name: "Somebody".to_owned(), email: email.to_owned() };
            people::invite_to_national(&permit, &details, role).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut facilitator = town.visitor("fay@national.example").await;
        assert_eq!(facilitator.get(PAGE).await.status, 200);
        assert!(facilitator.get(PAGE).await.body.contains("aria-current=\"true\">Plans"), "it is in the facilitator's menu");
        let mut reviewer = town.visitor("rae@national.example").await;
        for visitor in [&mut reviewer, &mut lead, &mut leader] {
            assert_eq!(visitor.get(PAGE).await.status, 403);
            assert_eq!(visitor.get(&format!("{PAGE}/files/plans.xlsx")).await.status, 403);
        }
    }
}
