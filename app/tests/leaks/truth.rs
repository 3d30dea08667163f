//! Who gave which answer: only the harness knows. People and answers are counted in order of arrival, so that an
//! attacker's guess is right where the two numbers are the same.

use crate::common::World;
use kit::chance::Chance;
use std::collections::HashMap;
use surveys::instrument::{Answers, Given, Kind, NO_SAY};
use uuid::Uuid;

/// The four scales in which everybody writes a number of their own.
const SCALES: [&str; 4] = ["life-satisfaction", "worthwhile", "happy", "anxious"];

/// One person who is asked, under every name the database has for them.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Their place in the wave.
    pub(crate) invitation: Uuid,
    /// Their row in the register, where they are in one.
    pub(crate) care_leaver: Option<Uuid>,
    /// The way in.
    pub(crate) link: String,
}

/// Everyone who answered, in order of arrival, and what they said.
pub(crate) struct Truth {
    /// A word that no other wave of any test has: the beginning of every canary.
    pub(crate) mark: String,
    /// In order of arrival.
    pub(crate) people: Vec<Person>,
    /// What each of them answers.
    pub(crate) answers: Vec<Answers>,
    /// Those who begin and never send.
    pub(crate) quitters: Vec<Person>,
    /// How many had arrived by each morning.
    pub(crate) mornings: Vec<usize>,
    /// Every name that points at a person.
    names: HashMap<String, usize>,
    /// The same for identifiers as they stand in files.
    bytes: HashMap<Vec<u8>, usize>,
    /// Every answer by its number in the scales.
    keys: HashMap<String, usize>,
}

impl Truth {
    /// Draws who comes in what order and says what; nothing of it depends on the register.
    pub(crate) async fn draw(world: &World, wave: Uuid, quitters: usize) -> Self {
        let chance = Chance::system();
        let mark = kit::ids::letters(&chance.bytes::<5>());
        let mut people = people(world, wave).await;
        chance.shuffle(&mut people);
        let quitters = people.split_off(people.len() - quitters);
        let mut numbers: Vec<usize> = (1..=people.len()).map(|n| n * 13).collect();
        chance.shuffle(&mut numbers);
        let keys: Vec<String> = numbers.into_iter().map(key).collect();
        let answers = keys.iter().map(|key| invent(&chance, key, &words(&mark, key))).collect();
        let (mut names, mut bytes) = (HashMap::new(), HashMap::new());
        for (n, person) in people.iter().enumerate() {
            for id in person.ids() {
                bytes.insert(id.as_bytes().to_vec(), n);
            }
            for name in person.names() {
                names.insert(name, n);
            }
        }
        let keys = keys.into_iter().enumerate().map(|(n, key)| (key, n)).collect();
        Self { mark, people, answers, quitters, mornings: Vec::new(), names, bytes, keys }
    }

    /// How many answered.
    pub(crate) fn len(&self) -> usize {
        self.people.len()
    }

    /// What every canary of this wave begins with.
    pub(crate) fn canary(&self) -> String {
        words(&self.mark, "")
    }

    /// What somebody says who never sends it.
    pub(crate) fn unsent(&self) -> Answers {
        invent(&Chance::system(), &key(0), &format!("{}unsent-", self.canary()))
    }

    /// Whose name one of these words is.
    pub(crate) fn person_in(&self, text: &str) -> Option<usize> {
        self.names_in(text).next()
    }

    /// Everybody whose name stands in the text, in order.
    pub(crate) fn names_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        tokens(text).filter_map(|token| self.names.get(&token).copied())
    }

    /// Another name for a person: the row that speaks of them has an identifier, and others speak of that row.
    pub(crate) fn learn(&mut self, name: String, person: usize) {
        self.names.entry(name).or_insert(person);
    }

    /// The person whose sixteen bytes these are.
    pub(crate) fn person_of(&self, bytes: &[u8]) -> Option<usize> {
        self.bytes.get(bytes).copied()
    }

    /// Whose answer can be read in the text: by their own words, or by the number in the four scales.
    pub(crate) fn answer_in(&self, text: &str) -> Option<usize> {
        let by_words = text.split_once(&self.canary()).map(|(_, rest)| rest.split('-').next().unwrap_or(""));
        let key = by_words.map(str::to_owned).or_else(|| scales_in(text))?;
        self.keys.get(&key).copied()
    }
}

impl Person {
    /// The table in which their place in the wave stands.
    pub(crate) fn table(&self) -> &'static str {
        if self.care_leaver.is_some() { "invitation" } else { "place" }
    }

    fn ids(&self) -> impl Iterator<Item = Uuid> {
        [Some(self.invitation), self.care_leaver].into_iter().flatten()
    }

    fn names(&self) -> Vec<String> {
        let code = self.link.rsplit('/').next().unwrap_or_default().to_owned();
        let ids = self.ids().flat_map(|id| [id.simple().to_string(), kit::ids::show(id)]);
        ids.chain([code]).collect()
    }
}

/// Words of a text in which a name could stand; hyphens go, as some write identifiers with them and some without.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = String> + '_ {
    let plain = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let plain = plain.filter(|word| (12..=40).contains(&word.len()));
    plain.map(|word| word.chars().filter(|c| *c != '-').collect::<String>().to_ascii_lowercase())
}

async fn people(world: &World, wave: Uuid) -> Vec<Person> {
    let tx = world.house.read().await.expect("a transaction");
    let asked = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    let mut register = HashMap::new();
    for row in super::ask(world, "SELECT id, care_leaver FROM invitation").await {
        let id: Uuid = row.try_get("", "id").expect("an id");
        register.insert(id, row.try_get::<Uuid>("", "care_leaver").expect("an id"));
    }
    let mut people = Vec::new();
    for invitation in asked {
        let link = surveys::survey_link(&world.house, invitation).await.expect("a look").expect("a link");
        let link = crate::common::path(&link);
        people.push(Person { invitation, care_leaver: register.get(&invitation).copied(), link });
    }
    people
}

fn key(n: usize) -> String {
    (0..4).map(|place| format!("{:02}", n / 11_usize.pow(place) % 11)).collect()
}

fn words(mark: &str, key: &str) -> String {
    if key.is_empty() { format!("canary-words-{mark}-") } else { format!("canary-words-{mark}-{key}-") }
}

/// An answer to every question by chance; the scales and the words are one person's own.
fn invent(chance: &Chance, key: &str, words: &str) -> Answers {
    let below = |n: usize| chance.below(u32::try_from(n).unwrap_or(1)) as usize;
    let mut answers = Answers::default();
    for (_, question) in surveys::instrument::starter().questions() {
        let (name, offered) = (question.name.clone(), question.values());
        let place = SCALES.iter().position(|s| *s == name);
        let value = match (&question.kind, place) {
            (Kind::Text { .. }, _) => {
                answers.texts.insert(name, words.to_owned());
                continue;
            }
            (_, Some(place)) => {
                Given::One(key[2 * place..2 * place + 2].parse::<u8>().expect("a digit").to_string())
            }
            (Kind::Several { .. }, _) => {
                Given::Several(offered.into_iter().filter(|v| v != NO_SAY && below(2) == 0).collect())
            }
            _ => Given::One(offered[below(offered.len())].clone()),
        };
        answers.closed.insert(name, value);
    }
    answers
}

/// The number that stands in the four scales of an answer written as JSON.
pub(crate) fn scales_in(text: &str) -> Option<String> {
    let digit = |name: &str| {
        let (_, rest) = text.split_once(&format!("\"{name}\":"))?;
        let value = rest.trim_start().strip_prefix('"')?.split('"').next()?;
        value.parse::<u8>().ok().map(|n| format!("{n:02}"))
    };
    SCALES.iter().map(|name| digit(name)).collect()
}
