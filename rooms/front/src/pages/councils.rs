//! How a council starts: for somebody who has to say yes, or who has to ask for that yes. They read it at a desk, once,
//! and hand it round on paper; so it is in the staff face and in the words of offices.

use kit::govuk::{Column, Figure, Press, Shell, back_link, button_group, figures, link_button, shell, table};
use kit::web::{Answer, page};
use maud::{Markup, html};

pub(super) async fn get() -> Answer {
    page(draw())
}

/// When, what happens, and whose time it takes: from the first yes to the first news.
const WEEKS: [[&str; 3]; 6] = [
    [
        "1 to 2",
        "A lead is named, the data protection work is done, the list of care leavers comes in",
        "Lead, your data team",
    ],
    [
        "3 to 8",
        "Care leavers answer; personal advisers tell each of their own that it is coming",
        "Every personal adviser",
    ],
    ["9", "Findings are there; they go back to young people first", "Lead, participation worker"],
    [
        "10 to 13",
        "Young people and leaders agree what matters most, and write the actions together",
        "Lead, leaders, partners",
    ],
    ["14 to 16", "A senior leader signs the plan, and it is published", "Senior leader"],
    [
        "From then on",
        "Owners report each quarter; anyone can read what is done and what is late",
        "Owners of actions",
    ],
];

/// Who it takes, and how much of their time.
const PEOPLE: [[&str; 3]; 5] = [
    ["Lead", "Drives it all, and reaches the director without asking twice", "Two hours a week"],
    [
        "Personal advisers",
        "Make sure that each of their young people had the chance to answer",
        "Ten minutes for each young person",
    ],
    ["Participation worker", "Brings young people together over findings and plan", "Three or four sessions"],
    ["Senior leader", "Reads the findings, signs the plan or sends it back", "Half a day"],
    ["Duty worker", "Answers care leavers who ask to be contacted", "The same day, whenever somebody asks"],
];

pub(super) fn draw() -> Markup {
    let content = html! {
        h1.govuk-heading-l { "How a council starts" }
        p.govuk-body-l { "Ask your care leavers what life is like. Decide with them what to change. Show everyone what became of it." }
        (figures(&[
            Figure { number: "16 weeks", label: "from the first yes to a published plan" },
            Figure { number: "2 hours", label: "of the lead’s time each week" },
            Figure { number: "5 to 12 minutes", label: "for each care leaver who answers" },
        ]))
        (before_you_begin())
        h2.govuk-heading-m { "The first sixteen weeks" }
        (three_columns("Week by week", ["Week", "What happens", "Whose time"], &WEEKS))
        h2.govuk-heading-m { "Who it takes" }
        (three_columns("People and their time", ["Who", "What for", "How much time"], &PEOPLE))
        (cost())
        (data())
        (first_steps())
    };
    shell(Shell {
        title: "How a council starts",
        before: Some(back_link("Start page", "/")),
        content,
        ..Shell::default()
    })
}

fn three_columns(caption: &str, columns: [&str; 3], rows: &[[&str; 3]]) -> Markup {
    let rows: Vec<Vec<Markup>> = rows.iter().map(|row| row.map(|cell| html! { (cell) }).to_vec()).collect();
    table(caption, &columns.map(Column::text), &rows)
}

fn before_you_begin() -> Markup {
    html! {
        h2.govuk-heading-m { "What you say yes to" }
        ul.govuk-list."govuk-list--bullet" {
            li { "The director and the lead member want it, and will change things because of it." }
            li { "Care leavers have a forum, or you set one up. They decide with you; they are not only asked." }
            li { "Housing, health, education and employers are at the table when the plan is written." }
            li { "The plan is public, with what is late as well as what is done." }
            li { "You ask again in a year or two, and look at what changed." }
        }
    }
}

fn cost() -> Markup {
    html! {
        h2.govuk-heading-m { "What it costs" }
        p.govuk-body { "Mostly the time above. The program itself is free, and its licence is open. Plan for a computer to run it on, for letters and messages to care leavers, and for a thank-you where young people give you their evenings: pay, vouchers, travel." }
        p.govuk-body { "With fewer than ten answers nobody sees a figure, so that nobody can be recognised. A council with very few care leavers does better to begin with a conversation." }
    }
}

fn data() -> Markup {
    html! {
        h2.govuk-heading-m { "Data protection" }
        ul.govuk-list."govuk-list--bullet" {
            li { "Your list stays yours: your council decides about it, and whoever runs this site holds it for you. Agree that in writing before you bring it in." }
            li { "It has the shape of the inspectorate’s list of care leavers (Annex A, list 9) with ways to reach them. Names and contacts are locked under a key for each person; who has left is erased 30 days later." }
            li { "Answers have no name. They lie in a sealed box until the survey ends, are mixed, and nobody can say afterwards which are whose: no worker, no manager, no copy of the database." }
            li { "Nobody’s answers are looked at while the survey is open. Somebody who needs help is led to people who can give it, on a page apart from the survey." }
            li { "Make your impact assessment with " a.govuk-link href="/privacy" { "how we keep it safe" } ". That page also names who could get past the lock." }
        }
    }
}

fn first_steps() -> Markup {
    html! {
        h2.govuk-heading-m { "First steps" }
        ol.govuk-list."govuk-list--number" {
            li { "Talk with care leavers: would they answer, and what should come of it?" }
            li { "Get the director’s and the lead member’s yes." }
            li { "Name the lead, and keep two hours a week free for them." }
            li { "Do the impact assessment with your data protection officer." }
            li { "Tell the national team of New Belongings the lead’s name and email address. The invitation comes by email; everything else is asked for on the lead’s home page, one step at a time." }
        }
        (button_group(html! {
            (link_button(Press::Primary, "Read other councils’ plans", "/plans"))
            (link_button(Press::Secondary, "Sign in", "/sign-in"))
        }))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_says_what_it_takes_and_what_comes_next() {
        let page = super::draw().into_string();
        for part in [
            "Two hours a week",
            "impact assessment",
            "href=\"/privacy\"",
            "href=\"/plans\"",
            "href=\"/sign-in\"",
        ] {
            assert!(page.contains(part), "{part}");
        }
    }
}
