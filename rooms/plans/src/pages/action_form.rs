//! The form of an action: what it goes back to, what we will do, and the same in young people's words.

use kit::Tx;
use kit::forms::Form;
use kit::govuk::{
    DateParts, Item, Press, back_link, button, checkboxes, date_input, details, error_summary, input,
    inset_text, radios, textarea,
};
use kit::permit::Actor;
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::action_more;
use crate::evidence::{Base, Evidence};
use crate::model::{Action, ActionText, Because, Changed, Content, Part, Theme, Way, WhyNone};
use crate::rights::Held;

/// The choice that is not a finding.
const DUTY: &str = "duty";

/// What the form's page is about.
pub(super) struct Sheet<'a> {
    pub(super) la: &'a Organisation,
    pub(super) theme: &'a Theme,
    pub(super) base: &'a Base,
    /// The address of the form that deletes it, for an action that is there.
    pub(super) delete: Option<String>,
    /// What it says now, likewise.
    pub(super) kept: Option<&'a ActionText>,
    /// All that the plan says so far.
    pub(super) content: &'a Content,
    /// The mark of the words that were read, for an action that is there.
    pub(super) read: Option<String>,
    /// How what is saved now differs from what was typed, where somebody changed it meanwhile.
    pub(super) meanwhile: Vec<Changed>,
}

impl<'a> Sheet<'a> {
    /// For an action that is not there yet; `kept` is the promise that it carries on.
    pub(super) fn new(
        held: &'a Held,
        theme: &'a Theme,
        base: &'a Base,
        kept: Option<&'a ActionText>,
    ) -> Self {
        let (la, content) = (&held.la, &held.plan.content);
        Self { la, theme, base, delete: None, kept, content, read: None, meanwhile: Vec::new() }
    }

    /// What is on offer: the findings of the theme, the quotes about it, and the one the form names already.
    fn offered(&self, form: &Form) -> Vec<&Evidence> {
        let named = form.value("because");
        let agreed = &self.theme.agreed;
        // A quote may be released long after the themes were agreed.
        let of_theme = |f: &&Evidence| {
            agreed.indicators.contains(&f.indicator)
                || f.indicator == named
                || (f.quote && f.section == agreed.title)
                || f.heard()
        };
        self.base.findings.iter().filter(of_theme).collect()
    }
}

/// An empty form that starts from a finding, or from a duty.
pub(super) fn starting(from: &str, base: &Base) -> Form {
    let said = base.find(from).map(|f| f.said.clone()).unwrap_or_default();
    Form::filled([("because", from.to_owned()), ("you-said", said)])
}

/// The form as an action of the plan before stands, to be carried on. Its finding may be another one now.
pub(super) fn carrying(before: &Action) -> Form {
    let form = filled(&before.text);
    let carry = ("carry", kit::ids::show(before.promise));
    Form::filled(form.typed().iter().map(|(name, value)| (name.as_str(), value.clone())).chain([carry]))
}

/// The form as the action stands.
pub(super) fn filled(text: &ActionText) -> Form {
    use chrono::Datelike;
    let due = DateParts::of(text.due_on.year(), text.due_on.month(), text.due_on.day());
    let values = [
        ("because", text.because.indicator().unwrap_or(DUTY).to_owned()),
        ("duty", text.because.duty().unwrap_or_default().to_owned()),
        ("you-said", text.you_said.clone()),
        ("we-will", text.we_will.clone()),
        ("owner", text.owner.clone()),
        ("due-day", due.day),
        ("due-month", due.month),
        ("due-year", due.year),
        ("difference", text.difference.clone()),
        ("doing", text.doing.clone()),
        ("will-see", text.will_see.clone()),
        ("partner", text.partner.clone().unwrap_or_default()),
        ("why-none", text.part.as_ref().and_then(|p| p.codes().1).unwrap_or_default().to_owned()),
    ];
    let ways = text.part.iter().flat_map(Part::ways).map(|way| ("part", way.code().to_owned()));
    let more = action_more::filled(&text.more);
    let more = more.iter().map(|(name, value)| (name.as_str(), value.clone()));
    Form::filled(values.into_iter().chain(ways).chain(more))
}

/// What was typed; `None` where the form refuses something. `kept` is what the action said before: its day may be past.
pub(super) fn read(tx: &Tx, form: &mut Form, base: &Base, kept: Option<&ActionText>) -> Option<ActionText> {
    let because = read_because(form, base);
    let due_on = form.day("due", "Enter the day it will be done by");
    if due_on.is_some_and(|day| day < tx.today() && Some(day) != kept.map(|text| text.due_on)) {
        form.refuse("due", "Enter today or a day to come");
    }
    let part = read_part(form);
    let more = action_more::read(tx, form, base, kept.map(|text| &text.more), due_on);
    let text = ActionText {
        you_said: read_said(form, base),
        we_will: form.text("we-will", "Enter what you will do", 300),
        owner: form.text("owner", "Enter who makes sure it happens", 120),
        difference: form.text("difference", "Enter what difference it will make", 300),
        doing: form.text("doing", "Enter what you are doing, in young people’s words", 400),
        will_see: form.text("will-see", "Enter what young people will see", 400),
        partner: form.optional("partner", 120),
        because: because?,
        due_on: due_on?,
        part: Some(part?),
        more,
    };
    (!form.refused()).then_some(text)
}

/// A quote is taken word for word; a finding is put in young people's voice.
fn read_said(form: &mut Form, base: &Base) -> String {
    let Some(quote) = base.find(form.value("because")).filter(|said| said.quote) else {
        return form.text("you-said", "Enter what young people said", 200);
    };
    let typed = form.optional("you-said", 5_000);
    if typed.is_some_and(|typed| typed != quote.said) {
        form.refuse(
            "you-said",
            "These are somebody’s own words. Empty this box, and they are taken as they were released",
        );
    }
    quote.said.clone()
}

fn read_because(form: &mut Form, base: &Base) -> Option<Because> {
    let duty = form.optional("duty", 200);
    match (form.value("because"), duty) {
        (DUTY, Some(duty)) => Some(Because::Duty(duty)),
        (DUTY, None) => {
            form.refuse("duty", "Name the duty, like Children Act 1989, section 23C");
            None
        }
        (named, _) if base.find(named).is_some() => Some(Because::Said(named.to_owned())),
        _ => {
            form.refuse("because", "Choose what this goes back to: a finding, or a duty you already have");
            None
        }
    }
}

/// Ways of taking part, or the reason for none: exactly one of the two.
fn read_part(form: &mut Form) -> Option<Part> {
    let ways = form.values("part").join(" ");
    let why = Some(form.value("why-none")).filter(|why| !why.is_empty()).map(str::to_owned);
    let part = Part::read(&ways, why.as_deref());
    match (&part, why) {
        (Some(_), _) => {}
        (None, Some(_)) => form.refuse(
            "why-none",
            "You ticked how young people take part, so there is no reason to give. Choose one of the two",
        ),
        (None, None) => form.refuse("part", "Tick how young people take part or, if they do not, choose why"),
    }
    part
}

pub(super) fn draw(actor: &Actor, sheet: &Sheet<'_>, form: &Form) -> Markup {
    draw_below(actor, sheet, form, html! {})
}

/// The form with something above it.
pub(super) fn draw_below(actor: &Actor, sheet: &Sheet<'_>, form: &Form, above: Markup) -> Markup {
    let heading = if sheet.delete.is_some() { "Change an action" } else { "Write an action" };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (heading) }
        (meanwhile(sheet))
        (super::plan::share(sheet.content, true))
        p.govuk-body { "In “" (sheet.theme.agreed.title) "”. " (sheet.theme.agreed.reason) }
        (above)
        form method="post" novalidate {
            @if form.has("carry") { input type="hidden" name="carry" value=(form.value("carry")); }
            @if let Some(read) = &sheet.read { input type="hidden" name="read" value=(read); }
            (origin(sheet, form))
            (promise(form))
            (taking_part(form))
            (young(form))
            (action_more::draw(sheet, form))
            (button(Press::Primary, "Save the action"))
        }
        @if let Some(delete) = &sheet.delete {
            form method="post" action=(delete) { (button(Press::Warning, "Delete this action")) }
        }
    };
    let before = Some(back_link("Plan", &sheet.la.path("/plan")));
    let title = if form.refused() { format!("Error: {heading}") } else { heading.to_owned() };
    Frame { title: &title, here: "Plan", la: Some(sheet.la), before, content, ..Frame::default() }.draw(actor)
}

/// Both texts, where somebody changed the action while this one was written. The boxes keep what was typed.
fn meanwhile(sheet: &Sheet<'_>) -> Markup {
    html! {
        @if !sheet.meanwhile.is_empty() {
            h2.govuk-heading-m { "Both texts" }
            p.govuk-body { del { "Struck through" } " is what is saved now. " ins { "Underlined" } " is what you typed. "
                "Change yours below, then save again: it takes the place of what is saved." }
            (super::compare::changes(&sheet.meanwhile))
        }
    }
}

fn origin(sheet: &Sheet<'_>, form: &Form) -> Markup {
    let findings =
        sheet.offered(form).into_iter().map(|f| Item::new(&f.indicator, &f.label).hint(&f.sentence));
    let duty = Item::new(DUTY, "A duty you already have").hint("Name it in the box below");
    let items: Vec<Item> = findings.chain([duty]).collect();
    html! {
        h2.govuk-heading-m { "What it goes back to" }
        (radios(&form.field("because", "Why do this?", Some("Every action goes back to something young people said, or to a duty.")), &items))
        (input(&form.field("duty", "Which duty?", Some("Only for a duty. For example: Children Act 1989, section 23C"))))
        (textarea(&form.field("you-said", "You said", Some("In young people’s voice. For a duty: what it gives them. For a quote, leave it empty: its words are taken as they are.")), 2))
        @if sheet.base.find(form.value("because")).is_none() { (ways(sheet)) }
    }
}

/// How each finding sounds in young people's voice, to copy from where none was chosen yet.
fn ways(sheet: &Sheet<'_>) -> Markup {
    let said = html! {
        @for finding in sheet.base.findings.iter().filter(|f| sheet.theme.agreed.indicators.contains(&f.indicator)) {
            p.govuk-body { b { (finding.label) ": " } span data-said { (finding.said) } }
        }
    };
    details("How young people’s findings sound in their voice", said)
}

fn promise(form: &Form) -> Markup {
    let parts = DateParts {
        day: form.value("due-day").to_owned(),
        month: form.value("due-month").to_owned(),
        year: form.value("due-year").to_owned(),
    };
    html! {
        h2.govuk-heading-m { "What you will do" }
        (textarea(&form.field("we-will", "We will", Some("One thing that somebody can tick off")), 2))
        (input(&form.field("owner", "Who makes sure it happens?", Some("A job or a team. Leave names of people out."))))
        (input(&form.field("partner", "Partner organisation (optional)", Some("If they do not work for the council. For example: a housing association."))))
        (date_input(&form.field("due", "By when?", Some("For example: 31 3 2027")), &parts))
        (textarea(&form.field("difference", "What difference will it make?", Some("What should be better the next time you ask")), 2))
    }
}

fn taking_part(form: &Form) -> Markup {
    let ways = Way::ALL.map(|way| Item::new(way.code(), way.words()));
    let ticked: Vec<String> = form.values("part").into_iter().map(str::to_owned).collect();
    let none = Item::new("", "They take part: I ticked how");
    let reasons: Vec<Item> =
        std::iter::once(none).chain(WhyNone::ALL.map(|why| Item::new(why.code(), why.words()))).collect();
    html! {
        h2.govuk-heading-m { "Young people take part" }
        (checkboxes(&form.field("part", "How do young people take part?", Some("Tick all that are true. A plan made with young people has them in most actions.")), &ways, &ticked))
        (radios(&form.field("why-none", "If they do not, why?", None), &reasons))
    }
}

fn young(form: &Form) -> Markup {
    html! {
        h2.govuk-heading-m { "The same for young people" }
        (inset_text(html! { p.govuk-body { "Short sentences. Words you would say to a 16-year-old. This is what the public plan shows." } }))
        (textarea(&form.field("doing", "We are doing", Some("For example: We are giving a video doorbell to anyone with their own front door.")), 3))
        (textarea(&form.field("will-see", "What you will see", Some("For example: You can see who is at the door on your phone.")), 3))
    }
}
