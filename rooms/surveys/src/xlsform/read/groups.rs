//! The rows of the sheet of questions, with the groups they stand in.

use kit::young::Picture;

use super::super::{Form, Row, relevant};
use super::Reading;
use crate::instrument::{Condition, Question, Section, Text, shape};

/// What other tools put into a form that asks nobody anything.
const PASSED_OVER: [&str; 14] = [
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "email",
    "simserial",
    "subscriberid",
    "phonenumber",
    "audit",
    "start-geopoint",
    "background-audio",
    "calculate",
    "hidden",
];
const PICTURE: &str = "talk";
/// How a group is shown whose questions share a page, and one of statements under one lead-in.
pub(in crate::xlsform) const PAGE: &str = "field-list";
/// See [`PAGE`].
pub(in crate::xlsform) const GRID: &str = "table-list";

/// A group that is open while its rows are read.
struct Group<'a> {
    row: &'a Row,
    /// On what answers all of it depends.
    ask_if: Option<Condition>,
    /// What each of its statements begins with, where it is a grid.
    lead: Option<Text>,
}

/// How far the reading of the sheet is.
#[derive(Default)]
struct Place<'a> {
    sections: Vec<Section>,
    groups: Vec<Group<'a>>,
    /// Whether a question on this page has been read: the next one inside a group that is shown as one stands with it.
    begun: bool,
}

impl Reading {
    pub(super) fn survey(&mut self, form: &Form) -> Vec<Section> {
        let mut place = Place::default();
        for row in &form.survey.rows {
            match row.get("type").unwrap_or_default().to_lowercase().replace('_', " ").as_str() {
                "begin group" => self.begin(row, &mut place),
                "end group" => self.end(row, &mut place),
                "begin repeat" => {
                    self.stop("survey", Some(row.number), "Questions that repeat can’t be asked here.");
                }
                "end repeat" => {}
                _ => self.asked(row, &mut place),
            }
        }
        if let Some(open) = place.groups.last() {
            self.stop("survey", Some(open.row.number), "Nothing ends this group.");
        }
        place.sections.retain(|section| !section.questions.is_empty());
        place.sections
    }

    fn begin<'a>(&mut self, row: &'a Row, place: &mut Place<'a>) {
        self.pass_over(row, |head| {
            matches!(head, "type" | "name" | "label" | "relevant" | "appearance" | "nb_picture")
        });
        let ask_if = self.condition(row);
        let grid = row.get("appearance") == Some(GRID);
        let lead = if grid { self.words("survey", row, "label", shape::HINT) } else { None };
        place.groups.push(Group { row, ask_if, lead });
        place.begun = false;
        if place.groups.len() == 1 {
            let part = self.part(row);
            place.sections.push(part);
        } else if place.groups.len() > 2 {
            let what = "A group in a group in a group is taken as part of the one around it.";
            self.tell("survey", Some(row.number), what);
        } else if !grid
            && row.text("label").is_some_and(|own| place.sections.last().is_none_or(|s| s.title != own))
        {
            let what =
                "The title of a group in a group is not shown: its page has that of the part around it.";
            self.tell("survey", Some(row.number), what);
        }
        let appearance = row.get("appearance");
        if let Some(other) = appearance.filter(|a| ![PAGE, GRID].contains(a)) {
            let what =
                format!("A group that is shown as “{}” is shown question by question.", shape::cut(other));
            self.tell("survey", Some(row.number), what);
        }
    }

    fn end(&mut self, row: &Row, place: &mut Place<'_>) {
        if place.groups.pop().is_none() {
            self.stop("survey", Some(row.number), "This ends a group that nothing begins.");
        }
        place.begun = false;
    }

    fn asked<'a>(&mut self, row: &'a Row, place: &mut Place<'a>) {
        let kind = row.get("type").unwrap_or_default();
        if PASSED_OVER.contains(&kind) {
            let what = format!("{kind} is not kept: nothing is noted here but what somebody answers.");
            self.tell("survey", Some(row.number), what);
            return;
        }
        let Some(mut question) = self.question(row, kind) else { return };
        let around = place.groups.iter().filter_map(|group| group.ask_if.clone());
        let mut conditions: Vec<Condition> = around.chain(question.ask_if.take()).collect();
        conditions.dedup();
        if conditions.len() > 1 {
            let what = "This depends on answers to more than one question, its group’s and its own. It can depend on one.";
            self.stop("survey", Some(row.number), what);
        }
        question.ask_if = conditions.pop();
        question.lead =
            place.groups.iter().rev().find_map(|group| group.lead.clone()).filter(|_| question.answered());
        let together = place.groups.iter().any(|group| group.row.get("appearance") == Some(PAGE));
        if place.sections.is_empty() {
            // Questions that stand in no group: the first of them says what they are about.
            let title = row.text("label").unwrap_or_else(|| row.get("name").unwrap_or_default().into());
            place.sections.push(Section { title, picture: PICTURE.to_owned(), questions: Vec::new() });
        }
        if let Some(section) = place.sections.last_mut() {
            section.questions.push(Question { with_previous: together && place.begun, ..question });
        }
        place.begun = true;
    }

    fn part(&mut self, row: &Row) -> Section {
        let title = self.words("survey", row, "label", shape::TITLE);
        let picture = row.get("nb_picture").unwrap_or(PICTURE);
        let known = Picture::named(picture).is_some();
        if !known {
            let what = format!("There is no picture “{}” here, so another is shown.", shape::cut(picture));
            self.tell("survey", Some(row.number), what);
        }
        Section {
            title: title.unwrap_or_else(|| row.get("name").unwrap_or("Questions").into()),
            picture: if known { picture } else { PICTURE }.to_owned(),
            questions: Vec::new(),
        }
    }

    /// The condition of a row, where it is one that can be kept to.
    pub(super) fn condition(&mut self, row: &Row) -> Option<Condition> {
        let expression = row.get("relevant")?;
        let understood = relevant::understood(expression);
        if understood.is_none() {
            let what = format!(
                "“{}” is not understood. A question can depend on answers to one other: ${{name}} = 'answer', joined by “or”.",
                shape::cut(expression)
            );
            self.stop("survey", Some(row.number), what);
        }
        understood
    }
}
