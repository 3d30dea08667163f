use super::*;
use crate::model::{Action, ActionText, Agreed, Because, Cover, Part, Theme};
use chrono::NaiveDate;

fn stamp(who: u128) -> Stamp {
    Stamp { by: Some(Uuid::from_u128(who)), at: DateTime::UNIX_EPOCH }
}

fn text() -> ActionText {
    ActionText {
        because: Because::Said("home-safe".into()),
        you_said: "1 in 3 of us do not always feel safe where we live".into(),
        we_will: "Fit video doorbells".into(),
        owner: "Housing team".into(),
        due_on: NaiveDate::from_ymd_opt(2027, 3, 31).unwrap_or_default(),
        difference: "Fewer people feel unsafe".into(),
        doing: "We are giving out video doorbells.".into(),
        will_see: "You can see who is at the door.".into(),
        part: Part::read("designing", None),
        partner: None,
        more: crate::model::More::default(),
    }
}

fn content() -> Content {
    let agreed = Agreed {
        title: "Your home".into(),
        young_title: "A home that feels safe".into(),
        picture: "home".into(),
        indicators: vec!["home-safe".into()],
        reason: "It came up most".into(),
    };
    let actions = vec![Action { id: Uuid::from_u128(2), promise: Uuid::from_u128(2), text: text() }];
    Content {
        version: 1,
        release: Uuid::from_u128(9),
        cover: Cover { title: "Our plan".into(), lead: "You told us.".into() },
        themes: vec![Theme { id: Uuid::from_u128(1), agreed, actions }],
        exception: None,
        change: None,
        left_out: Vec::new(),
    }
}

fn sent() -> Result<WithLeader, Refused> {
    Draft::default().send(&content(), stamp(1))
}

#[test]
fn a_plan_goes_from_draft_to_published_and_keeps_its_mark() -> Result<(), Refused> {
    let mark = content().mark();
    let signed = sent()?.sign(&mark, Some("Proud of this".into()), stamp(2))?;
    let published = signed.publish(&mark, stamp(1))?;
    assert_eq!(published.mark, mark);
    assert_eq!(published.signed, stamp(2));
    assert_eq!(published.words.as_deref(), Some("Proud of this"));
    Ok(())
}

#[test]
fn what_is_not_whole_is_not_sent() {
    let mut empty = content();
    empty.themes.clear();
    assert_eq!(Draft::default().send(&empty, stamp(1)), Err(Refused::NoThemes));
    let mut bare = content();
    bare.themes[0].actions.clear();
    assert_eq!(Draft::default().send(&bare, stamp(1)), Err(Refused::NoAction("Your home".into())));
    let mut many = content();
    many.themes = vec![many.themes[0].clone(); 6];
    assert_eq!(Draft::default().send(&many, stamp(1)), Err(Refused::TooManyThemes));
}

#[test]
fn a_leader_signs_what_was_sent_and_not_their_own_sending() -> Result<(), Refused> {
    let mut other = content();
    other.cover.lead.push('!');
    assert_eq!(sent()?.sign(&other.mark(), None, stamp(2)), Err(Refused::Changed));
    assert_eq!(sent()?.sign(&content().mark(), None, stamp(1)), Err(Refused::SameHands));
    Ok(())
}

#[test]
fn only_what_was_signed_is_published() -> Result<(), Refused> {
    let signed = sent()?.sign(&content().mark(), None, stamp(2))?;
    let mut other = content();
    other.themes[0].actions[0].text.will_see.push('.');
    assert_eq!(signed.publish(&other.mark(), stamp(1)), Err(Refused::Changed));
    Ok(())
}

#[test]
fn what_came_back_can_change_and_be_sent_again() -> Result<(), Refused> {
    let draft = sent()?.send_back("Say by when".into(), stamp(2));
    assert_eq!(draft.sent_back.as_ref().map(|b| b.words.as_str()), Some("Say by when"));
    let mut better = content();
    better.cover.title = "Our better plan".into();
    assert_eq!(draft.send(&better, stamp(1))?.mark, better.mark());
    Ok(())
}

#[test]
fn every_word_counts_in_the_mark() {
    let changes: [fn(&mut Content); 21] = [
        |c| c.version += 1,
        |c| c.release = Uuid::from_u128(10),
        |c| c.cover.title.push('x'),
        |c| c.themes[0].agreed.young_title.push('x'),
        |c| c.themes[0].agreed.indicators.push("money".into()),
        |c| c.themes[0].agreed.reason.push('x'),
        |c| c.themes[0].actions[0].text.because = Because::Duty("home-safe".into()),
        |c| c.themes[0].actions[0].text.you_said.push('x'),
        |c| c.themes[0].actions[0].text.owner.push('x'),
        |c| c.themes[0].actions[0].text.due_on += chrono::Duration::days(1),
        |c| c.themes[0].actions[0].text.doing.push('x'),
        |c| c.themes[0].actions[0].text.part = Part::read("deciding", None),
        |c| c.themes[0].actions[0].text.part = Part::read("", Some("nature")),
        |c| c.themes[0].actions[0].text.partner = Some("Larkhaven Homes".into()),
        |c| c.themes[0].actions[0].text.more.cost = Some("£4,000 a year".into()),
        |c| c.themes[0].actions[0].text.more.pilot = Some(pilot()),
        |c| c.themes[0].actions[0].text.more.milestones.push(milestone()),
        |c| c.exception = Some("They asked for six".into()),
        |c| c.left_out.push(crate::model::LeftOut { promise: Uuid::nil(), reason: "No money".into() }),
        |c| c.change = Some("The money came later".into()),
        |c| c.themes.reverse_with_copy(),
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut changed = content();
        change(&mut changed);
        assert_ne!(changed.mark(), content().mark(), "change {at}");
    }
    assert_eq!(content().mark(), content().mark());
}

fn pilot() -> crate::model::Pilot {
    crate::model::Pilot { who: "Ten of us".into(), unit_cost: None, survey: None }
}

fn milestone() -> crate::model::Milestone {
    crate::model::Milestone { id: Uuid::nil(), words: "Order them".into(), on: chrono::NaiveDate::default() }
}

/// What leaders signed before plans said how young people take part, who a partner is, and why there is an exception.
#[test]
fn a_plan_signed_before_keeps_its_mark() {
    let mut before = content();
    before.themes[0].actions[0].text.part = None;
    let signed = concat!(
        r#"{"version":1,"release":"00000000-0000-0000-0000-000000000009","cover":{"title":"Our plan","lead":"You told us."},"#,
        r#""themes":[{"id":"00000000-0000-0000-0000-000000000001","agreed":{"title":"Your home","young_title":"A home that feels safe","#,
        r#""picture":"home","indicators":["home-safe"],"reason":"It came up most"},"actions":[{"id":"00000000-0000-0000-0000-000000000002","#,
        r#""text":{"because":{"Said":"home-safe"},"you_said":"1 in 3 of us do not always feel safe where we live","#,
        r#""we_will":"Fit video doorbells","owner":"Housing team","due_on":"2027-03-31","difference":"Fewer people feel unsafe","#,
        r#""doing":"We are giving out video doorbells.","will_see":"You can see who is at the door."}}]}]}"#,
    );
    assert_eq!(before.mark(), Mark::stored(kit::keys::fingerprint(signed.as_bytes())));
}

trait Reversed {
    fn reverse_with_copy(&mut self);
}

impl Reversed for Vec<Theme> {
    /// A second theme moves in before the first.
    fn reverse_with_copy(&mut self) {
        let mut second = self[0].clone();
        second.agreed.title.push('2');
        self.insert(0, second);
    }
}

/// From each state, each step: the table of what follows what.
#[test]
fn no_step_is_skipped_or_taken_twice() {
    let mark = content().mark();
    let step = |which: char| match which {
        's' => (stamp(1), Step::Sent(mark.clone())),
        'b' => (stamp(2), Step::SentBack("Not yet".into())),
        'y' => (stamp(2), Step::Signed(mark.clone(), None)),
        _ => (stamp(1), Step::Published(mark.clone())),
    };
    let after = |steps: &str| State::after(steps.chars().map(step));
    for good in ["", "s", "sb", "sbs", "sy", "syp", "sbsbsyp"] {
        assert!(after(good).is_ok(), "{good}");
    }
    for bad in ["b", "y", "p", "ss", "sp", "sby", "sbp", "syy", "sys", "syb", "sypp", "syps", "sypb", "sypy"]
    {
        assert_eq!(after(bad), Err(Refused::NotNow), "{bad}");
    }
}

#[test]
fn only_a_draft_can_be_written() {
    let mark = content().mark();
    assert!(State::after([]).and_then(State::draft).is_ok());
    let sent = State::after([(stamp(1), Step::Sent(mark))]);
    assert_eq!(sent.and_then(State::draft), Err(Refused::Closed));
}
