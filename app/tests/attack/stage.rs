//! A programme as its people make it, form by form, with one and the same words wherever words may stand.

use crate::common::{World, expect, path};
use crate::html;
use kit::testing::{Fresh, Seen, Visitor};
use std::collections::BTreeMap;
use surveys::instrument::{Answers, Given};

/// Harmless words, for what is not about words.
pub(crate) const WORDS: &str = "Plain words";
/// The addresses of the people.
pub(crate) const MANAGER: &str = "manager@example.org";
/// See [`MANAGER`].
pub(crate) const LEAD: &str = "lead@one.example.org";
/// See [`MANAGER`].
pub(crate) const ADVISER: &str = "adviser@one.example.org";
/// See [`MANAGER`].
pub(crate) const LEADER: &str = "leader@one.example.org";
/// See [`MANAGER`].
pub(crate) const STRANGER: &str = "lead@two.example.org";
/// How many care leavers there are.
pub(crate) const PEOPLE: usize = 60;

/// The programme, its first LA and a second one.
pub(crate) struct Stage {
    /// Where it runs.
    pub(crate) world: World,
    /// The first LA's address, `/la/…`.
    pub(crate) la: String,
    /// The other LA's.
    pub(crate) other: String,
    /// Who is signed in, by role.
    pub(crate) who: BTreeMap<&'static str, Visitor>,
    /// What stands in the places of paths.
    parts: BTreeMap<&'static str, String>,
    words: String,
    worn: Vec<(String, String)>,
}

/// A list of care leavers whose every cell that may hold words holds these.
pub(crate) fn list(words: &str, from: usize, people: usize) -> String {
    let words = format!("\"{}\"", words.replace('"', "\"\""));
    let mut list = "ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedTeam,AllocatedWorker,\
                    AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation,Phone,Email,Address\n"
        .to_owned();
    for n in from..from + people {
        list += &format!(
            "K{n},{words},{words},b) Female,14/02/2006,{words},{words},{words},b) Former relevant child,a) Yes,U,\
             07700900{n:03},leaver{n}@one.example.org,{words}\n"
        );
    }
    list
}

/// The first address in a page that begins and ends like this.
pub(crate) fn link(page: &str, start: &str, end: &str) -> String {
    let found = html::links(page).into_iter().find(|to| to.starts_with(start) && to.ends_with(end));
    found.unwrap_or_else(|| panic!("no link {start}…{end} in {page}"))
}

async fn go(visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> String {
    let seen = visitor.post(path, fields).await;
    expect(&seen, 303);
    seen.location.expect("a way on")
}

impl Stage {
    /// A programme with an open round, two LAs, a team, a register, a first survey answered and opened, a plan in draft
    /// with one action, and a second survey that is out.
    pub(crate) async fn set(fresh: Fresh, words: &str) -> Self {
        Self::set_with(fresh, words, &[]).await
    }

    /// The same, by people whose every request carries `worn`.
    pub(crate) async fn set_with(fresh: Fresh, words: &str, worn: &[(&str, &str)]) -> Self {
        let world = World::new(fresh).await;
        let link = people::set_up_link(&world.house).await.expect("a look").expect("a link");
        let mut first = world.visitor().wearing(worn);
        go(&mut first, &path(&link), &[("programme", words), ("name", words), ("email", MANAGER)]).await;
        let worn = worn.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let mut stage = Self {
            world,
            la: String::new(),
            other: String::new(),
            who: BTreeMap::new(),
            parts: BTreeMap::new(),
            words: words.to_owned(),
            worn,
        };
        stage.come_in("manager", MANAGER).await;
        go(stage.act("manager"), "/programme/rounds", &[("name", words)]).await;
        stage.la = stage.join(0, "lead", LEAD).await;
        stage.other = stage.join(1, "stranger", STRANGER).await;
        stage.team().await;
        stage.import().await;
        stage.survey().await;
        stage.plan().await;
        stage.world.clock.advance(chrono::Duration::minutes(1));
        stage.send_wave().await;
        stage.note_places().await;
        stage
    }

    /// Somebody at the door.
    pub(crate) fn visitor(&self) -> Visitor {
        let worn: Vec<(&str, &str)> = self.worn.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.world.visitor().wearing(&worn)
    }

    async fn come_in(&mut self, role: &'static str, email: &str) {
        let worn: Vec<(&str, &str)> = self.worn.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let visitor = self.world.signed_in(email).await.wearing(&worn);
        self.who.insert(role, visitor);
    }

    /// Somebody who is signed in.
    pub(crate) fn act(&mut self, role: &str) -> &mut Visitor {
        self.who.get_mut(role).expect("somebody of this role")
    }

    /// Everybody, and somebody who is nobody.
    pub(crate) fn everyone(&self) -> Vec<(&'static str, Visitor)> {
        let nobody = [("nobody", self.visitor())];
        nobody.into_iter().chain(self.who.iter().map(|(role, visitor)| (*role, visitor.clone()))).collect()
    }

    async fn join(&mut self, which: usize, role: &'static str, email: &str) -> String {
        let words = self.words.clone();
        let code = &people::authorities::all()[which].gss_code;
        let invite = go(self.act("manager"), "/programme/authorities", &[("authority", code)]).await;
        go(self.act("manager"), &invite, &[("name", &words), ("email", email)]).await;
        self.come_in(role, email).await;
        let slug = invite.trim_start_matches("/programme/authorities/").trim_end_matches("/lead");
        format!("/la/{slug}")
    }

    async fn team(&mut self) {
        let (team, words) = (format!("{}/team", self.la), self.words.clone());
        for (role, email, code) in [("adviser", ADVISER, "adviser"), ("leader", LEADER, "senior-leader")] {
            go(self.act("lead"), &team, &[("name", &words), ("email", email), ("role", code)]).await;
            self.come_in(role, email).await;
        }
    }

    async fn import(&mut self) {
        let list = list(&self.words, 0, PEOPLE);
        let to = format!("{}/register/import", self.la);
        let seen = self.act("lead").upload(&to, &[("people", "list.csv", list.as_bytes())]).await;
        expect(&seen, 303);
        go(self.act("lead"), &format!("{}/confirm", seen.location.expect("a preview")), &[]).await;
        self.world.jobs().await;
    }

    /// Opens and sends the next survey; its page.
    async fn send_wave(&mut self) -> String {
        let waves = format!("{}/waves", self.la);
        let page = self.act("lead").get(&waves).await.body;
        let form = html::forms(&page, &waves).into_iter().find(|f| f.action == waves).expect("a form");
        let round = form.fields.iter().find(|f| f.name == "round").expect("rounds").offers[0].clone();
        let closes = [
            ("round", round.as_str()),
            ("instrument", "starter"),
            ("closes-day", "1"),
            ("closes-month", "6"),
            ("closes-year", "2027"),
        ];
        let wave = go(self.act("lead"), &waves, &closes).await;
        go(self.act("lead"), &format!("{wave}/send"), &[]).await;
        self.world.jobs().await;
        self.parts.insert("wave", wave.rsplit('/').next().expect("an id").to_owned());
        wave
    }

    async fn survey(&mut self) {
        let wave = self.send_wave().await;
        let id = kit::ids::read(&self.parts["wave"]).expect("an id");
        let tx = self.world.house.read().await.expect("a transaction");
        let asked = surveys::invitations(&tx, id).await.expect("a list");
        drop(tx);
        for (n, invitation) in asked.iter().take(40).enumerate() {
            let mut answers = Answers::default();
            let safe = if n % 2 == 0 { "always" } else { "mostly" };
            answers.closed.insert("home-safe".into(), Given::One(safe.into()));
            answers.texts.insert("one-change".into(), self.words.clone());
            surveys::cast(&self.world.house, *invitation, answers).await.expect("a ballot");
        }
        go(self.act("lead"), &format!("{wave}/close"), &[]).await;
        self.world.jobs().await;
    }

    async fn plan(&mut self) {
        let (plan, words) = (format!("{}/plan", self.la), self.words.clone());
        go(self.act("lead"), &plan, &[]).await;
        let themes = [
            ("title", words.as_str()),
            ("lead", &words),
            ("said-your-home", "home-safe"),
            ("title-your-home", &words),
            ("reason-your-home", &words),
        ];
        go(self.act("lead"), &format!("{plan}/themes"), &themes).await;
        let page = self.act("lead").get(&plan).await.body;
        let new = link(&page, &format!("{plan}/themes/"), "/actions/new");
        go(self.act("lead"), &new, &action(&words)).await;
        self.parts.insert("theme", new.rsplit('/').nth(2).expect("an id").to_owned());
    }

    async fn note_places(&mut self) {
        let plan = format!("{}/plan", self.la);
        let plan = self.act("lead").get(&plan).await.body;
        let start = format!("{}/plan/actions/", self.la);
        let action = html::links(&plan).into_iter().find(|to| to.starts_with(&start)).expect("an action");
        let action = action[start.len()..].split('/').next().expect("an id").to_owned();
        let code = self.world.link_to("+447700900001").await;
        let some = kit::ids::show(self.world.house.chance.id());
        let known = [
            ("la", self.la.trim_start_matches("/la/").to_owned()),
            ("action", action),
            ("code", code.trim_start_matches("/s/").to_owned()),
            ("secret", "0123456789abcdefghjkmnpqrs".to_owned()),
            ("number", "1".to_owned()),
        ];
        self.parts.extend(known);
        for route in &self.world.declared {
            for place in
                route.path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
            {
                self.parts.entry(place).or_insert_with(|| some.clone());
            }
        }
    }

    /// A declared path with its places filled.
    pub(crate) fn fill(&self, path: &str) -> String {
        self.parts
            .iter()
            .fold(path.to_owned(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value))
    }

    /// Every declared path of a method, filled.
    pub(crate) fn all(&self, method: &str) -> Vec<String> {
        self.world.declared.iter().filter(|r| r.method == method).map(|r| self.fill(r.path)).collect()
    }

    /// The link of the open survey to the care leaver with this number.
    pub(crate) async fn survey_link(&self, n: usize) -> String {
        self.world.link_to(&format!("+447700900{n:03}")).await
    }

    /// The plan goes to the leader and comes back.
    pub(crate) async fn send_back(&mut self) {
        let (plan, words) = (format!("{}/plan", self.la), self.words.clone());
        go(self.act("lead"), &format!("{plan}/send"), &[]).await;
        go(self.act("leader"), &format!("{plan}/back"), &[("change", &words)]).await;
        self.world.jobs().await;
    }

    /// The plan is sent, signed off, published, and an action of it reported.
    pub(crate) async fn publish(&mut self) {
        let (plan, words) = (format!("{}/plan", self.la), self.words.clone());
        go(self.act("lead"), &format!("{plan}/send"), &[]).await;
        let page = self.act("leader").get(&plan).await.body;
        let sign =
            html::forms(&page, &plan).into_iter().find(|f| f.action.ends_with("/sign")).expect("a form");
        let read = sign.fields.iter().find(|f| f.name == "read").expect("what was read").offers[0].clone();
        go(self.act("leader"), &sign.action, &[("read", &read), ("words", &words)]).await;
        go(self.act("lead"), &format!("{plan}/publish"), &[]).await;
        let report = link(&self.act("lead").get(&plan).await.body, &plan, "/progress");
        go(self.act("lead"), &report, &[("status", "on-track"), ("news", &words)]).await;
        self.name_an_owner().await;
        self.world.jobs().await;
    }

    /// Somebody without an account gets a link for the plan's first action, and says how it stands.
    async fn name_an_owner(&mut self) {
        let (owners, words) = (format!("{}/plan/owners", self.la), self.words.clone());
        let page = self.act("lead").get(&owners).await.body;
        let form = html::forms(&page, &owners).into_iter().next_back().expect("a form");
        let action = form.fields.iter().find(|f| f.name == "actions").expect("actions").offers[0].clone();
        let fields = [("actions", action.as_str()), ("name", &words), ("email", "owner@one.example.org")];
        go(self.act("lead"), &owners, &fields).await;
        let page = self.act("lead").get(&owners).await.body;
        let forms = html::forms(&page, &owners);
        let withdraw = forms.iter().find(|f| f.action.ends_with("/withdraw")).expect("a link to withdraw");
        let id = withdraw.action.rsplit('/').nth(1).expect("an id");
        let link = plans::owner_link(&self.world.house, kit::ids::read(id).expect("an id")).await;
        let at = crate::common::path(&link.expect("a look").expect("a live link"));
        self.parts.insert("link", at.trim_start_matches("/owner/").to_owned());
        self.parts.insert("owner", id.to_owned());
        self.parts.insert("promise", action.clone());
        let mut owner = self.visitor();
        go(&mut owner, &format!("{at}/{action}"), &[("status", "on-track"), ("news", &words)]).await;
    }

    /// Uploads a list and leaves it unconfirmed; its preview's address.
    pub(crate) async fn waiting_import(&mut self, list: &[u8]) -> Seen {
        let to = format!("{}/register/import", self.la);
        self.act("lead").upload(&to, &[("people", "list.csv", list)]).await
    }
}

/// An action that goes back to a duty, in these words.
pub(crate) fn action(words: &str) -> [(&str, &str); 13] {
    [
        ("because", "duty"),
        ("duty", words),
        ("you-said", words),
        ("we-will", words),
        ("owner", words),
        ("partner", words),
        ("due-day", "31"),
        ("due-month", "12"),
        ("due-year", "2027"),
        ("difference", words),
        ("doing", words),
        ("will-see", words),
        ("part", "designing"),
    ]
}
