//! Owners who report by a link, and versions that follow one another.

use kit::testing::{Fresh, Visitor};

use crate::plan::{ACTION, begun, link, published, with};
use crate::town::Town;

/// A published plan, its address, and a lead.
async fn done(fresh: &Fresh) -> (Town, Visitor, Visitor, String) {
    let (town, mut lead, mut leader) = begun(fresh).await;
    let plan = published(&town, &mut lead, &mut leader).await;
    (town, lead, leader, plan)
}

/// The value of the box of this action, on the owners' page.
fn box_of(page: &str, action: &str) -> String {
    let before = page.split(action).next().unwrap();
    before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

/// Gives somebody a link for this action; returns the link's path, and the identifier it has on the lead's page.
async fn given(town: &Town, lead: &mut Visitor, plan: &str, action: &str) -> (String, String) {
    let owners = format!("{plan}/owners");
    let before = lead.get(&owners).await.body;
    let chosen = box_of(&before, action);
    let fields = [("actions", chosen.as_str()), ("name", "Pat Partner"), ("email", "pat@homes.example")];
    assert_eq!(lead.post(&owners, &fields).await.status, 303);
    let page = lead.get(&owners).await.body;
    assert!(page.contains("Pat Partner") && page.contains("pat@homes.example"));
    let start = format!("{owners}/");
    let mut links = page.split(&start).skip(1).filter_map(|rest| rest.split('/').next());
    let at = links.find(|id| !before.contains(id)).unwrap().to_owned();
    let id = kit::ids::read(&at).unwrap();
    let live = plans::owner_link(&town.house, id).await.unwrap().unwrap();
    (live.trim_start_matches("http://localhost").to_owned(), at)
}

kit::on_both! {
    async fn an_owner_reports_on_what_is_theirs_and_on_nothing_else(fresh) {
        let (town, mut lead, _, plan) = done(&fresh).await;
        let (at, _) = given(&town, &mut lead, &plan, "Fit video doorbells").await;
        let mut owner = Visitor::new(town.router.clone());
        let seen = owner.get(&at).await;
        assert_eq!(seen.status, 200);
        assert!(seen.body.contains("Fit video doorbells") && seen.body.contains("Pat Partner"), "{}", seen.body);
        assert!(!seen.body.contains("Pay for travel"), "the other action is not theirs");
        assert!(seen.headers.contains("cache-control: no-store"));

        let form = link(&seen.body, &format!("{at}/"), "");
        assert_eq!(owner.get(&form).await.status, 200);
        let refused = owner.post(&form, &[("status", "needs-help"), ("news", " ")]).await;
        assert_eq!(refused.status, 422);
        let told = owner.post(&form, &[("status", "on-track"), ("news", "12 doorbells fitted")]).await;
        assert_eq!(told.status, 303, "{}", told.body);
        let public = owner.get(&format!("/plans/{}", town.one.slug)).await.body;
        assert!(public.contains("12 doorbells fitted"));
        assert!(lead.get(&plan).await.body.contains("The owner said it on"));
        assert_eq!(town.messages("News on the plan").await, 1, "the lead is told");

        let page = lead.get(&format!("{plan}/owners")).await.body;
        let theirs = box_of(&page, "Pay for travel");
        let other = format!("{at}/{theirs}");
        assert_eq!(owner.get(&other).await.status, 404);
        assert_eq!(owner.post(&other, &[("status", "done"), ("news", "x")]).await.status, 404);
    }

    async fn a_link_is_dead_after_withdrawal_and_no_other_authoritys(fresh) {
        let (town, mut lead, _, plan) = done(&fresh).await;
        let (at, id) = given(&town, &mut lead, &plan, "Fit video doorbells").await;
        town.publish_elsewhere().await;
        let mut other = town.visitor("lead@two.example").await;
        assert_eq!(other.get(&town.two.path("/plan/owners")).await.status, 200);
        let elsewhere = format!("{}/owners/{id}/withdraw", town.two.path("/plan"));
        assert_eq!(other.post(&elsewhere, &[]).await.status, 404);
        let mut owner = Visitor::new(town.router.clone());
        let form = link(&owner.get(&at).await.body, &format!("{at}/"), "");
        assert_eq!(lead.post(&format!("{plan}/owners/{id}/again"), &[]).await.status, 303);
        assert_eq!(town.messages("Your part in the plan").await, 2);

        assert_eq!(lead.post(&format!("{plan}/owners/{id}/withdraw"), &[]).await.status, 303);
        assert_eq!(lead.post(&format!("{plan}/owners/{id}/withdraw"), &[]).await.status, 404, "once");
        assert!(!lead.get(&format!("{plan}/owners")).await.body.contains("Pat Partner"), "gone from the list");
        for (dead, wrong) in [(at.clone(), "/owner/0123456789abcdefghjkmnpqrs".to_owned()), (form.clone(), format!("/owner/0123456789abcdefghjkmnpqrs/{}", form.rsplit('/').next().unwrap()))] {
            let (dead, wrong) = (owner.get(&dead).await, owner.get(&wrong).await);
            assert_eq!((dead.status.as_u16(), &dead.body), (404, &wrong.body), "withdrawn and wrong look alike");
        }
        assert_eq!(owner.post(&form, &[("status", "done"), ("news", "x")]).await.status, 404);
        assert_eq!(plans::owner_link(&town.house, kit::ids::read(&id).unwrap()).await.unwrap(), None);
        assert_eq!(town.messages("Your part in the plan").await, 0, "nor is the owner named in the outbox");
    }

    async fn an_old_copy_of_the_database_brings_no_link_back(fresh) {
        let (town, mut lead, _, plan) = done(&fresh).await;
        let (withdrawn, id) = given(&town, &mut lead, &plan, "Fit video doorbells").await;
        let (kept, _) = given(&town, &mut lead, &plan, "Pay for travel").await;
        let old = town.link(&id).await;
        lead.post(&format!("{plan}/owners/{id}/withdraw"), &[]).await;
        town.put_link(old).await;
        let (mut owner, id) = (Visitor::new(town.router.clone()), kit::ids::read(&id).unwrap());
        assert!(plans::owner_link(&town.house, id).await.unwrap().is_some(), "the copy knows nothing of it");
        assert_eq!(plans::replay_withdrawals(&town.house).await.unwrap(), 1);
        assert_eq!(plans::owner_link(&town.house, id).await.unwrap(), None);
        assert_eq!(owner.get(&withdrawn).await.status, 404);
        assert_eq!(owner.get(&kept).await.status, 200);
        assert_eq!(plans::replay_withdrawals(&town.house).await.unwrap(), 0);
    }

    async fn nobody_is_sent_a_link_with_nothing_behind_it(fresh) {
        let (town, mut lead, mut leader, plan) = done(&fresh).await;
        let (_, id) = given(&town, &mut lead, &plan, "Fit video doorbells").await;
        lead.post(&plan, &[("why", "The doorbells are all fitted")]).await;
        let page = lead.get(&plan).await.body;
        let edit = link(&page, &format!("{plan}/actions/"), "");
        assert_eq!(lead.post(&format!("{edit}/delete"), &[]).await.status, 303);
        let new = link(&page, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        lead.post(new.split('?').next().unwrap(), &with(ACTION, &[("we-will", "Fit locks")])).await;
        lead.post(&format!("{plan}/send"), &[]).await;
        crate::plan::sign(&mut leader, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
        let again = lead.post(&format!("{plan}/owners/{id}/again"), &[]).await;
        assert_eq!(again.status, 409);
        assert!(again.body.contains("none of their actions"), "{}", again.body);
        assert_eq!(town.messages("Your part in the plan").await, 1);
    }

    async fn a_refused_form_keeps_what_was_typed(fresh) {
        let (_, mut lead, _, plan) = done(&fresh).await;
        let seen = lead.post(&format!("{plan}/owners"), &[("name", "Pat Partner"), ("email", "no address")]).await;
        assert_eq!(seen.status, 422);
        for words in ["Pat Partner", "no address", "Choose at least one action", "correct format"] {
            assert!(seen.body.contains(words), "{words}: {}", seen.body);
        }
    }

    async fn a_change_makes_the_next_version_and_news_comes_along(fresh) {
        let (town, mut lead, mut leader, plan) = done(&fresh).await;
        let (at, _) = given(&town, &mut lead, &plan, "Fit video doorbells").await;
        let form = link(&Visitor::new(town.router.clone()).get(&at).await.body, &format!("{at}/"), "");
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        lead.post(&progress, &[("status", "on-track"), ("news", "41 doorbells fitted")]).await;
        let empty = lead.post(&plan, &[("why", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Say what has to change"));
        assert_eq!(lead.post(&plan, &[("why", "The money came later")]).await.status, 303);
        let page = lead.get(&plan).await.body;
        assert!(page.contains("The money came later") && page.contains("Fit video doorbells"), "{page}");
        assert!(page.contains("/plan/versions/1"));

        let edit = link(&page, &format!("{plan}/actions/"), "");
        assert_eq!(lead.post(&edit, &with(ACTION, &[("we-will", "Fit doorbells and locks")])).await.status, 303);
        assert_eq!(lead.get(&format!("{plan}/versions/2")).await.status, 404, "it is not signed off yet");
        let first = lead.get(&format!("{plan}/versions/1")).await;
        assert!(first.body.contains("Fit video doorbells") && !first.body.contains("Fit doorbells and locks"), "it is frozen");
        assert!(!first.body.contains("Change or delete") && !first.body.contains("/progress"), "nothing to press");
        assert_eq!(lead.get(&format!("{plan}/versions/9")).await.status, 404);

        lead.post(&format!("{plan}/send"), &[]).await;
        crate::plan::sign(&mut leader, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
        let public = lead.get(&format!("/plans/{}", town.one.slug)).await.body;
        assert!(public.contains("41 doorbells fitted"), "the same promise keeps its news");
        let theirs = Visitor::new(town.router.clone()).get(&at).await.body;
        assert!(theirs.contains("Fit doorbells and locks"), "and its owner: {theirs}");
        let told = Visitor::new(town.router.clone()).post(&form, &[("status", "done"), ("news", "All fitted")]).await;
        assert_eq!(told.status, 303, "a form that was open before still counts");
    }

    async fn an_action_says_how_young_people_take_part(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let plan = town.one.path("/plan");
        lead.post(&plan, &[]).await;
        lead.post(&format!("{plan}/themes"), &crate::plan::THEMES).await;
        let new = link(&lead.get(&plan).await.body, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        let new = new.split('?').next().unwrap();
        let without: Vec<_> = ACTION.into_iter().filter(|(name, _)| *name != "part").collect();
        let neither = lead.post(new, &without).await;
        assert_eq!(neither.status, 422);
        assert!(neither.body.contains("Tick how young people take part"));
        let both: Vec<_> = ACTION.into_iter().chain([("why-none", "nature")]).collect();
        assert!(lead.post(new, &both).await.body.contains("so there is no reason to give"));
        let reason: Vec<_> = without.into_iter().chain([("why-none", "resources")]).collect();
        assert_eq!(lead.post(new, &reason).await.status, 303);
        let page = lead.get(&plan).await.body;
        assert!(page.contains("There are no resources for it") && page.contains("take part in 0 of 1 action."), "{page}");
        assert_eq!(lead.post(new, &with(ACTION, &[("we-will", "Ask them")])).await.status, 303);
        assert!(lead.get(&plan).await.body.contains("take part in 1 of 2 actions"));
        let young = lead.get(&format!("{plan}/preview")).await.body;
        assert!(young.contains("Young people help to plan it and say if it works."), "{young}");
    }
}
