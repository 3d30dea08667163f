//! What the quarterly round of a plan asks of whom: pure. What is missed comes to the lead first, then to the senior leader.

use kit::clock::written;
use plans::{Rounds, Turn};

use crate::task::Task;

const ROUND: &str = "/plan/round";

fn comments(n: impl TryInto<u64>) -> String {
    match n.try_into().unwrap_or(u64::MAX) {
        1 => "1 comment".to_owned(),
        n => format!("{n} comments"),
    }
}

fn actions(n: usize) -> String {
    if n == 1 { "1 action has no news".to_owned() } else { format!("{n} actions have no news") }
}

/// What a round asks of a lead.
pub(crate) fn for_lead(rounds: &Rounds) -> Vec<Task> {
    let mut tasks = Vec::new();
    if rounds.to_read > 0 {
        let what = format!("Read {}", comments(rounds.to_read));
        let why = "Young people wrote them about the plan; others see them only after you have";
        tasks.push(Task { state: "Unread", ..Task::new(what, "/plan/comments", why) });
    }
    if !rounds.planned {
        let why = "Owners are asked, young people comment, then leaders answer";
        tasks.push(Task::beside("Say when the quarterly round is held", "/plan/round/dates", why));
    }
    let Some(round) = rounds.newest else { return tasks };
    if round.silent > 0 {
        let missed = round.turn != Turn::Owners;
        let why = match round.turn {
            Turn::Owners => format!("Owners have until {}", written(round.until)),
            _ => "Its owners have not answered, and young people read the plan".to_owned(),
        };
        let what = format!("{} this quarter", actions(round.silent));
        let state = if missed { "Missing" } else { "Running" };
        tasks.push(Task { state, late: missed, ..Task::new(what, format!("{ROUND}#stuck"), why) });
    }
    if round.turn == Turn::Past && round.unanswered > 0 {
        let what = format!("Remind your leaders: {} without an answer", comments(round.unanswered));
        let why = format!("The last day to answer was {}", written(round.until));
        tasks.push(Task { state: "Missing", late: true, ..Task::new(what, format!("{ROUND}#said"), why) });
    }
    tasks
}

/// What a round asks of a senior leader: nothing before young people have had their turn.
pub(crate) fn for_leader(rounds: &Rounds) -> Vec<Task> {
    let Some(round) = rounds.newest.filter(|r| matches!(r.turn, Turn::Leaders | Turn::Past)) else {
        return Vec::new();
    };
    let past = round.turn == Turn::Past;
    let mut tasks = Vec::new();
    if round.unanswered > 0 {
        let what = format!("Answer {} of young people", comments(round.unanswered));
        let by = if past { "The last day was" } else { "By" };
        let why = format!("{by} {}; your answer stands beside what they said", written(round.until));
        let state = if past { "Missing" } else { "Next" };
        tasks.push(Task { state, late: past, ..Task::new(what, format!("{ROUND}#said"), why) });
    } else if !past {
        let why = "What moved, what is stuck and what young people said, on one page";
        tasks.push(Task { state: "New", ..Task::new("Read the paper of the quarter", ROUND, why) });
    }
    if round.silent > 0 {
        let why = "Neither owners nor the lead have said how they stand";
        let what = format!("{} this quarter", actions(round.silent));
        tasks.push(Task { state: "Missing", late: true, ..Task::new(what, format!("{ROUND}#stuck"), why) });
    }
    tasks
}

/// What rounds ask of the national team.
pub(crate) fn for_manager(outside: u64) -> Option<Task> {
    let why = "They are about people who run a plan, so their council does not read them first";
    (outside > 0).then(|| Task {
        state: "Unread",
        ..Task::new(format!("Read {} about councils", comments(outside)), "/programme/comments", why)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use plans::Round;

    fn at(turn: Turn) -> Rounds {
        let until = chrono::NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
        Rounds { planned: true, to_read: 0, newest: Some(Round { turn, until, silent: 1, unanswered: 2 }) }
    }

    fn told(tasks: &[Task]) -> Vec<(&str, bool)> {
        tasks.iter().map(|task| (task.path.as_str(), task.late)).collect()
    }

    #[test]
    fn what_is_missed_comes_to_the_lead_first() {
        let (stuck, said) = ("/plan/round#stuck", "/plan/round#said");
        assert_eq!(told(&for_lead(&at(Turn::Owners))), [(stuck, false)]);
        assert_eq!(told(&for_leader(&at(Turn::Owners))), []);
        assert_eq!(told(&for_lead(&at(Turn::Young))), [(stuck, true)]);
        assert_eq!(told(&for_leader(&at(Turn::Young))), [], "young people come first");
        assert_eq!(told(&for_leader(&at(Turn::Leaders))), [(said, false), (stuck, true)]);
        assert_eq!(told(&for_lead(&at(Turn::Past))), [(stuck, true), (said, true)]);
        assert_eq!(told(&for_leader(&at(Turn::Past))), [(said, true), (stuck, true)]);
    }

    #[test]
    fn a_lead_is_asked_once_when_rounds_are_held() {
        assert_eq!(told(&for_lead(&Rounds::default())), [("/plan/round/dates", false)]);
        let planned = Rounds { planned: true, ..Rounds::default() };
        assert_eq!(told(&for_lead(&planned)), []);
        assert_eq!(told(&for_lead(&Rounds { to_read: 3, ..planned })), [("/plan/comments", false)]);
    }
}
