//! A list whose columns are called otherwise: the lead says which is which, once.

use crate::town::{Town, boxes};

const LIST: &str = "\
Thistledown Council: after-care extract
Client ref,Given,Family,Sex,Born on,Duty,Contact made,Home type,Mobile no
A1,Ann,Field,b) Female,14/02/2006,b) Former relevant child,a) Yes,U,07700900001
A2,Ben,Field,a) Male,14/02/2006,b) Former relevant child,a) Yes,U,07700900002
";
/// Heading and column, in the order of the list; Sex is known as it is.
const SAID: [(usize, &str); 8] = [
    (0, "ChildUniqueID"),
    (1, "FirstName"),
    (2, "LastName"),
    (4, "DateOfBirth"),
    (5, "EligibilityCategory"),
    (6, "LAInTouch"),
    (7, "TypeOfAccommodation"),
    (8, "Phone"),
];

kit::on_both! {
    /// Said once, used ever after; nothing of the file is kept but the headings, and those are sealed.
    async fn what_columns_are_called_is_said_once(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let (import, columns) = (town.one.path("/register/import"), town.one.path("/register/columns"));
        let file = [("people", "extract.csv", LIST.as_bytes())];
        let refused = lead.upload(&import, &file).await;
        assert_eq!(refused.status, 422);
        for shown in ["“Client ref”", "In it stands: A1 · A2", "call them otherwise?", "“Home type”"] {
            assert!(refused.body.contains(shown), "{shown}\n{}", refused.body);
        }
        assert!(!refused.body.contains("“Thistledown"), "a title is no header");
        assert_eq!((town.rows("import_columns").await, town.rows("pending_import").await), (0, 0));

        let hidden: Vec<(String, String)> =
            boxes(&refused.body).into_iter().map(|(name, value, _)| (name, value)).filter(|(name, _)| name.contains('-')).collect();
        let with = |said: &[(usize, &str)]| {
            let mut fields = hidden.clone();
            fields.extend(said.iter().map(|(at, column)| (format!("column-{at}"), (*column).to_owned())));
            fields
        };
        for (wrong, why) in [(vec![], "at least one"), (vec![(0, "ChildUniqueID"), (1, "ChildUniqueID")], "Choose each once"), (vec![(0, "organisation")], "Choose one from the list")] {
            let fields = with(&wrong);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let seen = lead.post(&columns, &fields).await;
            assert_eq!(seen.status, 422, "{why}");
            assert!(seen.body.contains(why) && seen.body.contains("In it stands: A1 · A2"), "{why}\n{}", seen.body);
        }
        let fields = with(&SAID);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for who in ["lead@two.example", "mo@national.example"] {
            assert_eq!(town.visitor(who).await.post(&columns, &fields).await.status, 404, "{who}");
        }
        let saved = lead.post(&columns, &fields).await;
        let page = lead.get(saved.location.as_deref().unwrap()).await.body;
        assert!(page.contains("Choose the files again") && page.contains("“clientref” is ChildUniqueID"), "{page}");
        assert_eq!(town.rows("import_columns").await, 1);

        let read = lead.upload(&import, &file).await;
        let preview = lead.get(read.location.as_deref().unwrap_or_else(|| panic!("{}", read.body))).await.body;
        assert!(preview.contains("2 people to add") && preview.contains("+447700900001"), "{preview}");
        // The other LA has said nothing.
        let mut other = town.visitor("lead@two.example").await;
        assert_eq!(other.upload(&town.two.path("/register/import"), &file).await.status, 422);
        lead.post(&format!("{columns}/forget"), &[]).await;
        assert_eq!((lead.upload(&import, &file).await.status.as_u16(), town.rows("import_columns").await), (422, 0));
    }

    /// Headings and samples are shown as text, whatever they hold.
    async fn hostile_headings_are_text(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let list = "<script>x7()</script>,\"\"\"><b>\",=cmd|x\n<img src=x>,'\"><i>,@SUM(1)\n";
        let seen = lead.upload(&town.one.path("/register/import"), &[("people", "x.csv", list.as_bytes())]).await;
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains("&lt;script&gt;") && !seen.body.contains("<script>x7") && !seen.body.contains("<img src=x>") && !seen.body.contains("\"><b>"), "{}", seen.body);
        let hidden: Vec<(String, String)> = boxes(&seen.body).into_iter().map(|(name, value, _)| (name, value)).collect();
        assert!(hidden.iter().any(|(name, _)| name == "heading-2"));
        let long = "x".repeat(5_000);
        let seen = lead.post(&town.one.path("/register/columns"), &[("heading-0", long.as_str()), ("column-0", "ChildUniqueID")]).await;
        assert_eq!(seen.status, 422, "no heading is so long");
    }
}
