//! From how many answers on figures are shown: a programme manager sets it once in years, on a laptop, after talking with those
//! who answer for data protection. Next: the rounds.

use calc::{CalcError, Thresholds};
use kit::Tx;
use kit::clock;
use kit::forms::Form;
use kit::govuk::{
    Column, Input, Press, back_link, button, error_summary, input_as, inset_text, table_or, textarea,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use crate::disclosure::{self, Setting};
use crate::{rights, store};

/// The settings: the name in the form, and what it says of them.
const FIELDS: [(&str, &str, &str); 4] = [
    ("min_base", "Answers from which on anything is said", "Of fewer, nothing is shown."),
    (
        "min_percent_base",
        "Answers from which on percentages are shown",
        "Of fewer there is a word: more than half, or half or fewer.",
    ),
    ("hide_up_to", "Largest count that is hidden", "Also hidden is what all but so many said."),
    (
        "round_to",
        "Counts are rounded to",
        "Coarser rounding needs more answers before percentages are shown: six steps.",
    ),
];
/// Characters of a reason.
const REASON: usize = 500;

fn value(t: &Thresholds, field: &str) -> u32 {
    match field {
        "min_base" => t.min_base,
        "min_percent_base" => t.min_percent_base,
        "hide_up_to" => t.hide_up_to,
        _ => t.round_to,
    }
}

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::disclosure::set_disclosure(&tx, actor).await?;
    let (now, before) = (disclosure::now(&tx).await?, load(&tx).await?);
    let seen = before.first().map_or(0, |(setting, _)| setting.number);
    let values = FIELDS.map(|(name, ..)| (name, value(&now, name).to_string()));
    let form = Form::filled(values.into_iter().chain([("read", seen.to_string())]));
    page(draw(actor, &before, &form))
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::disclosure::set_disclosure(&tx, actor).await?;
    let thresholds = read(&mut form);
    let reason = form.text("reason", "Write why, for whoever asks in a year", REASON);
    let Some(thresholds) = thresholds.filter(|_| !form.refused()) else {
        let before = load(&tx).await?;
        return refused(draw(actor, &before, &form));
    };
    disclosure::set(&permit, form.value("read").parse().unwrap_or(-1), thresholds, &reason).await?;
    tx.commit().await?;
    go("/programme/disclosure")
}

/// What was set, with who set it.
async fn load(tx: &Tx) -> Result<Vec<(Setting, String)>, Refusal> {
    let mut all = Vec::new();
    for setting in store::disclosure::all(tx).await? {
        let who = match setting.by {
            Some(account) => people::person(tx, account).await?.map(|details| details.name),
            None => None,
        };
        all.push((setting, who.unwrap_or_default()));
    }
    Ok(all)
}

/// The settings as typed, if they may be used; otherwise a word at the field that is off.
fn read(form: &mut Form) -> Option<Thresholds> {
    let [min_base, min_percent_base, hide_up_to, round_to] = FIELDS.map(|(name, ..)| {
        let typed = form.value(name).trim().parse::<u32>();
        if typed.is_err() {
            form.refuse(name, "Enter a whole number");
        }
        typed.ok()
    });
    let t = Thresholds {
        min_base: min_base?,
        min_percent_base: min_percent_base?,
        hide_up_to: hide_up_to?,
        round_to: round_to?,
    };
    match t.check() {
        Ok(()) => return Some(t),
        Err(CalcError::Threshold { field, least }) => {
            form.refuse(field, format!("Enter {least} or more. Settings can be made stricter, never looser, and some call for others."));
        }
        Err(CalcError::ThresholdTooHigh { field, most }) => {
            form.refuse(field, format!("Enter {most} or fewer"))
        }
        Err(why) => form.refuse("min_base", why.to_string()),
    }
    None
}

fn draw(actor: &Actor, before: &[(Setting, String)], form: &Form) -> Markup {
    let digits = Input { digits: true, width: Some(4), ..Input::default() };
    let least = Thresholds::default();
    let columns = [
        Column::text("Since"),
        Column::number("Anything"),
        Column::number("Percentages"),
        Column::number("Hidden up to"),
        Column::number("Rounded to"),
        Column::text("Why, and who"),
    ];
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "From how many answers on figures are shown" }
        p.govuk-body { "These rules keep anybody from being recognised in findings. You can make them stricter for your programme, never looser than they come." }
        (inset_text(html! { "A survey keeps the settings of the day on which it is made. What you change here holds for surveys made after it, and for nothing that somebody has been asked already." }))
        form method="post" novalidate {
            input type="hidden" name="read" value=(form.value("read"));
            @for (name, label, hint) in FIELDS {
                @let hint = format!("{hint} At least {}.", value(&least, name));
                (input_as(&form.field(name, label, Some(&hint)), &digits))
            }
            (textarea(&form.field("reason", "Why", Some("What was agreed, with whom. It stands in the history below.")), 3))
            (button(Press::Primary, "Save for surveys made from now on"))
        }
        (table_or("What was set", &columns, &rows(before), html! { "Nothing was changed yet: the settings are those that the program comes with." }))
    };
    let title = if form.refused() {
        "Error: From how many answers on figures are shown"
    } else {
        "From how many answers on figures are shown"
    };
    let back = Some(back_link("Rounds", "/programme/rounds"));
    Frame { title, here: "Rounds", before: back, content, ..Frame::default() }.draw(actor)
}

fn rows(before: &[(Setting, String)]) -> Vec<Vec<Markup>> {
    let row = |(setting, who): &(Setting, String)| {
        let mut cells = vec![html! { (clock::written(setting.on)) }];
        cells.extend(FIELDS.map(|(name, ..)| html! { (value(&setting.thresholds, name)) }));
        cells.push(html! { (setting.reason) br; (who) });
        cells
    };
    before.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looser_or_no_number_is_refused_at_its_field() {
        let with = |name: &str, typed: &str| {
            let values = FIELDS.map(|(n, ..)| (n, value(&Thresholds::default(), n).to_string()));
            let mut form =
                Form::filled(values.map(|(n, v)| (n, if n == name { typed.to_owned() } else { v })));
            (read(&mut form).is_some(), form.errors().first().map(|(field, _)| field.clone()))
        };
        assert_eq!(with("min_base", "10"), (true, None));
        assert_eq!(with("hide_up_to", "9"), (true, None));
        for (field, typed, at) in [
            ("min_base", "9", "min_base"),
            ("hide_up_to", "six", "hide_up_to"),
            ("round_to", "10", "min_percent_base"),
            ("round_to", "1000", "round_to"),
            ("min_percent_base", "-1", "min_percent_base"),
        ] {
            assert_eq!(with(field, typed), (false, Some(at.to_owned())), "{field} {typed}");
        }
    }
}
