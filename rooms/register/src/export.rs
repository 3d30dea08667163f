//! What a person, or whoever runs the program, may ask to be told: all that is kept of one person, and who will be erased.

use chrono::NaiveDate;
use kit::clock::{london_day, written};
use kit::web::Refusal;
use kit::{House, Tx};
use people::Organisation;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use uuid::Uuid;

use crate::codes::Channel;
use crate::details::{Details, Noted, Via};
use crate::fields::Field;
use crate::model::Held;
use crate::rights::{self, ExportPerson, Permit};
use crate::store::{advisers, history, leaving, pending};

/// All that the register keeps of one person, in words, and who it is for rooms that keep more.
pub struct Everything {
    /// The LA.
    pub la: Organisation,
    /// Who.
    pub person: Uuid,
    /// The words.
    pub text: String,
}

/// All that is kept of the person with this case id, for the LA that has to tell them. It is noted that somebody asked.
///
/// # Errors
/// [`Refusal::NotFound`] for no such LA, and where its register has nobody with this id.
pub async fn everything(tx: &Tx, slug: &str, case_id: &str) -> Result<Everything, Refusal> {
    let permit = rights::export_person(tx, slug, case_id).await?;
    let text = told(&permit).await?;
    let (la, person) = permit.thing();
    permit.audit(Some(la.id), Some(*person)).await?;
    Ok(Everything { la: la.clone(), person: *person, text })
}

async fn told(permit: &Permit<'_, ExportPerson>) -> Result<String, Refusal> {
    let (tx, (la, person)) = (permit.tx(), permit.thing());
    let held = leaving::find(tx, la.id, *person).await?.ok_or(Refusal::NotFound)?;
    let adviser = match held.person.adviser_name {
        Some(name) => advisers::find(tx, la.id, name).await?.map(|adviser| adviser.details.name),
        None => None,
    };
    let mut text = format!("Register of {}\n\n", la.name);
    for (what, value) in lines(&held, adviser) {
        let _ = writeln!(text, "{what}: {}", value.replace('\n', ", "));
    }
    let history = history::of(tx, la.id, *person).await?;
    let team = people::members(tx, la.id).await?;
    let name = |noted: &Noted| {
        team.iter().find(|member| Some(member.account) == noted.by).map(|m| m.details.name.clone())
    };
    text += "\nWhat changed, the newest first\n\n";
    if history.is_empty() {
        text += "Nothing.\n";
    }
    for noted in &history {
        let who = name(noted).unwrap_or_else(|| "somebody who has left the team".to_owned());
        let how = match noted.told.via {
            Via::Hand => who,
            Via::List => format!("a list imported by {who}"),
            Via::Message => "a message that came back".to_owned(),
        };
        let _ = writeln!(text, "{}, {how}", written(noted.day));
        for change in &noted.told.changes {
            let or_nothing =
                |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.replace('\n', ", ") };
            let _ = writeln!(
                text,
                "  {}: {} -> {}",
                change.field.label(),
                or_nothing(&change.old),
                or_nothing(&change.new)
            );
        }
    }
    Ok(text)
}

/// Every line of the record.
fn lines(held: &Held, adviser: Option<String>) -> Vec<(&'static str, String)> {
    let details: &Details = &held.person.details;
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    let mut all = vec![
        ("Name", details.name()),
        ("The council’s id", details.case_id.clone()),
        ("Date of birth", written(details.date_of_birth)),
        (Field::Phone.label(), or_none(&details.phone)),
        (Field::Email.label(), or_none(&details.email)),
        (Field::Address.label(), or_none(&details.address)),
        (Field::Channel.label(), details.channel.map_or("not known", Channel::label).to_owned()),
        (Field::Adviser.label(), or_none(&adviser)),
        (Field::Team.label(), or_none(&details.team)),
        (Field::Worker.label(), or_none(&details.worker)),
    ];
    all.extend(held.recorded.iter().map(|(what, label)| (*what, (*label).to_owned())));
    let empty = |value: String| if value.is_empty() { "not known".to_owned() } else { value };
    all.extend(details.needs.said().map(|(field, value)| (field.label(), empty(value))));
    let wrong: Vec<&str> = details.wrong.iter().map(|field| field.label()).collect();
    all.extend([
        (Field::Stop.label(), or_none(&details.stop)),
        (Field::Stays.label(), if details.stays { "yes" } else { "no" }.to_owned()),
        (Field::Wrong.label(), if wrong.is_empty() { "nothing".to_owned() } else { wrong.join(", ") }),
    ]);
    let before = details.corrected.iter().map(|(field, said)| format!("{}: {said}", field.label()));
    let before: Vec<String> = before.collect();
    all.push((
        "What lists said of what was corrected",
        if before.is_empty() { "nothing".to_owned() } else { before.join("; ") },
    ));
    all.push(("In the register since", written(london_day(held.since))));
    all.push((
        "Will be erased on",
        held.erase_on.map_or_else(|| "no day: they are served".to_owned(), written),
    ));
    all
}

/// What the nightly job will take away of an LA on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The LA's name in addresses.
    pub la: String,
    /// The day, at three in the morning.
    pub day: NaiveDate,
    /// People who will be erased.
    pub people: usize,
    /// Previews of lists that nobody confirmed.
    pub previews: usize,
}

/// What the nightly job will take away, as it stands, by LA and day. It changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn retention(house: &Arc<House>) -> Result<Vec<Due>, Refusal> {
    let tx = house.read().await?;
    let slugs: BTreeMap<Uuid, String> =
        people::all_authorities(&tx).await?.into_iter().map(|la| (la.id, la.slug)).collect();
    let mut days: BTreeMap<(String, NaiveDate), (usize, usize)> = BTreeMap::new();
    let of = |la: Uuid, day| (slugs.get(&la).cloned().unwrap_or_default(), day);
    for (la, day) in leaving::days(&tx).await? {
        days.entry(of(la, day)).or_default().0 += 1;
    }
    for (la, day) in pending::days(&tx).await? {
        days.entry(of(la, day)).or_default().1 += 1;
    }
    let due = |((la, day), (people, previews))| Due { la, day, people, previews };
    Ok(days.into_iter().map(due).collect())
}
