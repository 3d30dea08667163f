//! A plan that exists already comes in as a file, row by row.

use kit::testing::{Fresh, Visitor};
use people::Role;

use crate::files::{self, docx, packed};
use crate::plan::{ACTION, THEMES, begun, link, published, with};
use crate::town::Town;

/// A draft with two themes and no action, its lead and its senior leader.
async fn draft(fresh: &Fresh) -> (Town, Visitor, Visitor, String) {
    let (town, mut lead, leader) = begun(fresh).await;
    let plan = town.one.path("/plan");
    lead.post(&plan, &[]).await;
    assert_eq!(lead.post(&format!("{plan}/themes"), &THEMES).await.status, 303);
    (town, lead, leader, plan)
}

/// Uploads a file; the address of its preview, and what stands there.
async fn uploaded(lead: &mut Visitor, plan: &str, file: &[u8]) -> (String, String) {
    let seen = lead.upload(&format!("{plan}/import"), &[("file", "plan.xlsx", file)]).await;
    assert_eq!(seen.status, 303, "{}", seen.body);
    let at = seen.location.unwrap();
    let body = lead.get(&at).await.body;
    (at, body)
}

/// The text of a page, without its tags.
fn text(page: &str) -> String {
    let mut inside = false;
    let kept = page.chars().map(|c| match c {
        '<' => {
            inside = true;
            ' '
        }
        '>' => {
            inside = false;
            ' '
        }
        _ if inside => ' ',
        _ => c,
    });
    kept.collect::<String>().replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(page: &str, all: &[&str]) {
    let page = text(page);
    for words in all {
        assert!(page.contains(words), "{words:?} in {page}");
    }
}

kit::on_both! {
    async fn five_plans_of_five_shapes_come_in_row_by_row(fresh) {
        let (_town, mut lead, _, plan) = draft(&fresh).await;
        let (_, page) = uploaded(&mut lead, &plan, &files::who_and_when()).await;
        says(&page, &[
            "Bring in 2 rows",
            "sheet “Plan 2021”, row 6 Fit better locks Your home Housing team 30 September 2021",
            "“By September 2021” is read as 30 September 2021",
            "sheet “Plan 2021”, row 7 Write down whom to ring at night Your home Leaving care team ongoing",
            "“ongoing” is no day",
            "row 8 Nobody asks how we are · Leaving care team · Spoken about in May Nothing stands under “We will”",
            "row 1: Care leavers’ plan", "row 5: Theme 1: Your home",
        ]);
        let (_, page) = uploaded(&mut lead, &plan, &files::a_table_for_each_theme()).await;
        says(&page, &[
            "Bring in 3 rows",
            "table 1, row 2 Have a starter box ready Your home Housing & Leaving care 31 March 2027",
            "More than one is named",
            "table 1, row 3 Paint before moving in Your home Housing 31 May 2027",
            "table 2, row 2 Write letters anew “Cash in hand” in the file. Choose a theme when you place it. Finance team within six months",
            "table 2, row 3 Waiting for legal advice Nothing stands under",
        ]);
        let (_, page) = uploaded(&mut lead, &plan, &files::for_young_people()).await;
        says(&page, &[
            "Bring in 2 rows",
            "row 5 We are giving out doorbells Your home",
            "“We will” is what the file says under “We are doing”",
            "row 11 We are sending one letter a year Your money",
            "Nobody is named", "nothing stands there. Choose a day",
        ]);
        let (_, page) = uploaded(&mut lead, &plan, &files::in_sections()).await;
        says(&page, &[
            "Bring in 2 rows",
            "row 3 Open a savings club Your money Head of finance; Participation worker 21 January 2025 More than one is named",
            "row 4 Pay travel in advance Your money Head of service 30 September 2026",
            "row 5 1.3 · Pay travel in advance",
            "It says the same as sheet “CP plan”, row 4",
        ]);
        let (_, page) = uploaded(&mut lead, &plan, &files::pledges()).await;
        says(&page, &[
            "Bring in 2 rows",
            "table 1, rows 1 to 2 Member · Organisation Above these rows stand no headings",
            "table 2, row 2 Keep rents below the allowance Your money Housing strategy lead; Benefits manager 31 March 2027",
            "Row 3 of the file belongs to the same action",
            "table 2, row 4 Offer ten apprenticeships Your money Human resources 31 March 2027",
        ]);
        assert_eq!(lead.get(&plan).await.body.matches("waits to be placed").count(), 0, "nothing is written before the yes");
    }

    async fn steps_and_costs_stand_in_the_form_of_their_action(fresh) {
        let (_town, mut lead, _, plan) = draft(&fresh).await;
        let (at, _) = uploaded(&mut lead, &plan, &files::with_steps()).await;
        let done = lead.post(&format!("{at}/confirm"), &[]).await.location.unwrap();
        let row = link(&lead.get(&done).await.body, &format!("{plan}/rows/"), "");
        let page = lead.get(&row).await.body;
        says(&page, &["Steps on the way", "£4,000 a year", "The housing budget", "There are more steps than 6", "Look back"]);
        let form = link(&page, &format!("{row}/themes/"), "");
        let filled = lead.get(&form).await.body;
        for field in ["value=\"Ask young people\"", "value=\"Fit the first ten\"", "value=\"£4,000 a year\"", "value=\"The housing budget\""] {
            assert!(filled.contains(field), "{field} in {filled}");
        }
        assert!(filled.contains("name=\"step-1-by-month\"") && filled.contains("value=\"6\""), "{filled}");
        // A step that names no day asks for one, and the rest is kept.
        let steps = [
            ("step-1", "Ask young people"), ("step-1-by-day", "30"), ("step-1-by-month", "6"), ("step-1-by-year", "2027"),
            ("step-2", "Fit the first ten"), ("cost", "£4,000 a year"), ("money-from", "The housing budget"),
        ];
        let all = [ACTION.as_slice(), steps.as_slice()].concat();
        let refused = lead.post(&form, &all).await;
        assert_eq!(refused.status, 422);
        says(&refused.body, &["Enter the day of this step"]);
    }

    async fn each_row_is_placed_or_dismissed_before_the_plan_is_sent(fresh) {
        let (town, mut lead, _, plan) = draft(&fresh).await;
        let (at, _) = uploaded(&mut lead, &plan, &files::who_and_when()).await;
        let done = lead.post(&format!("{at}/confirm"), &[]).await.location.unwrap();
        says(&lead.get(&done).await.body, &["2 rows to place", "Fit better locks", "Write down whom to ring"]);
        let again = lead.post(&format!("{at}/confirm"), &[]).await.location.unwrap();
        says(&lead.get(&again).await.body, &["Nothing was done twice", "2 rows to place"]);
        let (_, page) = uploaded(&mut lead, &plan, &files::who_and_when()).await;
        says(&page, &["There is nothing new in this file", "It came in before, from sheet “Plan 2021”, row 6"]);

        let row = link(&lead.get(&done).await.body, &format!("{plan}/rows/"), "");
        let page = lead.get(&row).await.body;
        says(&page, &["We do not feel safe", "Update: 12 of 30 done", "Write it under “Your home”"]);
        let form = link(&page, &format!("{row}/themes/"), "");
        let filled = lead.get(&form).await.body;
        assert!(filled.contains("Fit better locks") && filled.contains("value=\"2021\""), "{filled}");
        let because = filled.split('<').filter(|tag| tag.contains("name=\"because\"")).collect::<Vec<_>>();
        assert!(because.len() > 1 && because.iter().all(|tag| !tag.contains("checked")), "nothing is made up: {because:?}");
        let refused = lead.post(&form, &with(ACTION, &[("because", "")])).await;
        assert_eq!(refused.status, 422);
        says(&refused.body, &["Choose what this goes back to", "row 6 of your file"]);
        assert_eq!(lead.post(&form, &with(ACTION, &[("we-will", "Fit better locks")])).await.status, 303);
        assert_eq!(lead.post(&form, &ACTION).await.status, 409, "it is an action already");
        says(&lead.get(&plan).await.body, &["1 row of your file waits to be placed", "Fit better locks"]);

        let new = link(&lead.get(&plan).await.body, &format!("{plan}/themes/"), "from=money");
        assert_eq!(lead.post(&new, &with(ACTION, &[("because", "money"), ("we-will", "Pay sooner")])).await.status, 303);
        let early = lead.post(&format!("{plan}/send"), &[]).await;
        assert_eq!(early.status, 409);
        says(&early.body, &["A row of your file waits to be placed"]);

        let action = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        lead.post(&format!("{action}/delete"), &[]).await;
        says(&lead.get(&plan).await.body, &["2 rows of your file wait"]);
        assert_eq!(lead.post(&form, &ACTION).await.status, 303, "it can be placed again");

        let row = link(&lead.get(&format!("{plan}/rows")).await.body, &format!("{plan}/rows/"), "");
        assert_eq!(lead.post(&format!("{row}/dismiss"), &[("why", " ")]).await.status, 422);
        assert_eq!(lead.post(&format!("{row}/dismiss"), &[("why", "It is <b>done</b>")]).await.status, 303);
        assert_eq!(lead.post(&format!("{row}/dismiss"), &[("why", "Once more")]).await.status, 409);
        let rows = lead.get(&format!("{plan}/rows")).await.body;
        says(&rows, &["No row waits", "It is &lt;b&gt;done&lt;/b&gt;", "an action of the plan"]);
        assert_eq!(lead.post(&format!("{plan}/send"), &[]).await.status, 303);
        assert_eq!(lead.get(&format!("{plan}/import")).await.status, 409, "it was sent");
        drop(town);
    }

    async fn a_draft_goes_with_all_that_came_into_it(fresh) {
        let (_town, mut lead, _, plan) = draft(&fresh).await;
        let (at, _) = uploaded(&mut lead, &plan, &files::pledges()).await;
        lead.post(&format!("{at}/confirm"), &[]).await;
        let (waiting, _) = uploaded(&mut lead, &plan, &files::in_sections()).await;
        let page = lead.get(&format!("{plan}/discard")).await.body;
        let read = page.split("name=\"read\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(lead.post(&format!("{plan}/discard"), &[("read", &read)]).await.status, 303);
        assert_eq!(lead.get(&waiting).await.status, 404);
        lead.post(&plan, &[]).await;
        says(&lead.get(&format!("{plan}/rows")).await.body, &["No row waits"]);
    }

    async fn nobody_else_brings_a_plan_in_or_sees_one(fresh) {
        let (town, mut lead, mut leader, plan) = draft(&fresh).await;
        town.invite("Ada Adviser", "ada@one.example", Role::Adviser).await;
        let mut adviser = town.visitor("ada@one.example").await;
        let mut stranger = town.visitor("lead@two.example").await;
        let (at, _) = uploaded(&mut lead, &plan, &files::pledges()).await;
        lead.post(&format!("{at}/confirm"), &[]).await;
        let row = link(&lead.get(&format!("{plan}/rows")).await.body, &format!("{plan}/rows/"), "");
        let form = link(&lead.get(&row).await.body, &format!("{row}/themes/"), "");
        for path in [format!("{plan}/import"), at.clone(), format!("{plan}/rows"), row.clone(), form.clone()] {
            assert_eq!(stranger.get(&path).await.status, 404, "{path}");
            assert_eq!(adviser.get(&path).await.status, 403, "{path}");
            assert_eq!(leader.get(&path).await.status, 403, "{path}");
        }
        let file = files::pledges();
        for (who, status) in [(&mut stranger, 404), (&mut leader, 403), (&mut adviser, 403)] {
            assert_eq!(who.upload(&format!("{plan}/import"), &[("file", "p.docx", &file)]).await.status, status);
            assert_eq!(who.post(&format!("{at}/confirm"), &[]).await.status, status);
            assert_eq!(who.post(&format!("{row}/dismiss"), &[("why", "No")]).await.status, status);
            assert_eq!(who.post(&form, &ACTION).await.status, status);
        }
        let own = row.replace(&town.one.slug, &town.two.slug);
        assert_eq!(stranger.get(&own).await.status, 404, "another LA’s row under one’s own address");
    }

    async fn hostile_files_are_refused_and_nothing_is_kept(fresh) {
        let (_town, mut lead, _, plan) = draft(&fresh).await;
        let declared = packed(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", b"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:tbl><w:tr><w:tc><w:p><w:t>&x;</w:t></w:p></w:tc></w:tr></w:tbl>"),
        ]);
        let blank = vec![b' '; 50 * 1024 * 1024];
        let bomb = packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &blank)]);
        let macros = packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<a/>"), ("word/vbaProject.bin", b"x")]);
        for (file, why) in [
            (declared, "can’t be opened"),
            (bomb, "holds too much"),
            (macros, "has macros"),
            (b"You said,We will".to_vec(), "no Excel workbook"),
            (docx("<w:p/>"), "no table in this file"),
            (b"PK\x03\x04rubbish".to_vec(), "can’t be opened"),
        ] {
            let seen = lead.upload(&format!("{plan}/import"), &[("file", "plan.docx", &file)]).await;
            assert_eq!(seen.status, 422, "{why}");
            says(&seen.body, &[why]);
        }
        assert_eq!(lead.upload(&format!("{plan}/import"), &[]).await.status, 422);
        let script = docx("<w:tbl><w:tr><w:tc><w:p><w:t>You said</w:t></w:p></w:tc><w:tc><w:p><w:t>We will</w:t></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:t>a</w:t></w:p></w:tc><w:tc><w:p><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:p></w:tc></w:tr></w:tbl>");
        let (_, page) = uploaded(&mut lead, &plan, &script).await;
        assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert"));
    }

    async fn what_is_taken_along_comes_back_the_same(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        lead.post(&plan, &[("why", "Written anew")]).await;
        let files = [format!("{plan}.xlsx"), format!("{plan}.docx")];
        let mut taken = Vec::new();
        for at in &files {
            let seen = lead.get(at).await;
            assert_eq!(seen.status, 200, "{at}");
            taken.push(seen.bytes.clone());
        }
        let (_, page) = uploaded(&mut lead, &plan, &taken[1]).await;
        says(&page, &["There is nothing new in this file", "The plan has this action already: “Fit video doorbells”"]);
        while let Some(action) = lead.get(&plan).await.body.split("href=\"").find(|h| h.starts_with(&format!("{plan}/actions/"))) {
            let action = action.split('"').next().unwrap().to_owned();
            lead.post(&format!("{action}/delete"), &[]).await;
        }
        let mut came = Vec::new();
        for file in &taken {
            let (at, page) = uploaded(&mut lead, &plan, file).await;
            says(&page, &["Fit video doorbells Your home Housing team 31 March 2027"]);
            assert!(!text(&page).contains("can’t be taken Row"), "{page}");
            came.push(at);
        }
        lead.post(&format!("{}/confirm", came[1]), &[]).await;
        let (_, page) = uploaded(&mut lead, &plan, &taken[0]).await;
        says(&page, &["There is nothing new in this file"]);
        let row = link(&lead.get(&format!("{plan}/rows")).await.body, &format!("{plan}/rows/"), "");
        for (name, words) in ACTION.iter().filter(|(name, _)| ["you-said", "we-will", "owner", "difference", "doing", "will-see"].contains(name)) {
            says(&lead.get(&row).await.body, &[words]);
            assert!(!name.is_empty());
        }
    }
}
