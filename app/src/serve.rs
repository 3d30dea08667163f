//! Serving: the site and the workers that run jobs, until somebody asks it to stop.

use kit::chance::Chance;
use kit::clock::SystemClock;
use kit::settings::Settings;
use kit::web::Refusal;
use kit::{House, jobs};
use std::net::SocketAddr;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::assembly::{Instance, StartError, assemble, put_together};
use crate::settings::SettingsError;

/// How long a worker that found nothing to do rests.
const REST: Duration = Duration::from_millis(500);

/// An instance with the machine's own clock and chance, its data folder made owner-only.
///
/// # Errors
/// A [`StartError`] that says what to put right.
pub async fn instance(settings: Settings) -> Result<Instance, StartError> {
    make_folder(&settings.data)?;
    assemble(settings, Arc::new(SystemClock), Chance::system()).await
}

/// A house on a database that is not begun: for a restore.
///
/// # Errors
/// As [`instance`].
pub(crate) async fn bare(settings: Settings) -> Result<Arc<House>, StartError> {
    Ok(put_together(settings, Arc::new(SystemClock), Chance::system()).await?.house)
}

pub(crate) fn make_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Listens where the settings say.
///
/// # Errors
/// When the port is taken or not ours to use.
pub async fn listen(house: &House) -> Result<TcpListener, StartError> {
    Ok(TcpListener::bind(house.settings.listen).await?)
}

/// Serves until SIGTERM or Ctrl-C: requests that are in are finished, the running jobs too.
///
/// # Errors
/// When the listener breaks.
pub async fn run(instance: Instance, listener: TcpListener) -> Result<(), StartError> {
    let watched = watch_listener(&instance.house).await?;
    let (stop, stopping) = watch::channel(false);
    let workers = tokio::spawn(work(instance.house.clone(), stopping.clone()));
    let watchers = tokio::spawn(tell_watchers(instance.house.clone(), watched));
    tokio::spawn(async move {
        asked_to_stop().await;
        let _ = stop.send(true);
    });
    let mut stopped = stopping.clone();
    let site = axum::serve(listener, instance.router().into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            let _ = stopped.wait_for(|s| *s).await;
        });
    let mut late = stopping;
    tokio::select! {
        outcome = site => outcome?,
        // A phone that holds a connection open must not hold the machine up.
        () = async { let _ = late.wait_for(|s| *s).await; tokio::time::sleep(Duration::from_secs(10)).await } => {}
    }
    watchers.abort();
    let _ = tokio::time::timeout(Duration::from_secs(10), workers).await;
    Ok(())
}

/// Listens where metrics are asked for, if the settings name a place.
async fn watch_listener(house: &House) -> Result<Option<TcpListener>, StartError> {
    let Some(at) = house.settings.metrics else { return Ok(None) };
    match TcpListener::bind(at).await {
        Ok(listener) => Ok(Some(listener)),
        Err(error) => Err(SettingsError(format!("metrics: {at}: {error}")).into()),
    }
}

/// Gives metrics out, on an address of its own.
async fn tell_watchers(house: Arc<House>, listener: Option<TcpListener>) {
    if let Some(listener) = listener
        && let Err(error) = axum::serve(listener, kit::metrics::router(house)).await
    {
        tracing::error!(%error, "metrics are not given out any more");
    }
}

/// Runs jobs with two workers until it is to stop: one takes whatever is due; the other only what is urgent, so that no
/// long opening and no mail server that hangs holds that up.
async fn work(house: Arc<House>, stopping: watch::Receiver<bool>) {
    let _ = jobs::plan_daily(&house).await;
    let all = each(stopping.clone(), || jobs::run_next(&house));
    let urgent = each(stopping, || jobs::run_next_urgent(&house));
    tokio::join!(all, urgent);
}

async fn each<F>(mut stopping: watch::Receiver<bool>, next: impl Fn() -> F)
where
    F: Future<Output = Result<bool, Refusal>>,
{
    while !*stopping.borrow() {
        match next().await {
            Ok(true) => {}
            Ok(false) => rest(&mut stopping).await,
            Err(refusal) => {
                tracing::error!(?refusal, "a worker could not reach its jobs");
                rest(&mut stopping).await;
            }
        }
    }
}

async fn rest(stopping: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = tokio::time::sleep(REST) => {}
        _ = stopping.changed() => {}
    }
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::settings::Smtp;
    use kit::testing::Fresh;
    use messages::{Channel, Draft, State};
    use std::time::Instant;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    /// An instance whose mail server takes connections and never says a word.
    async fn house(fresh: &Fresh, silent: &TcpListener) -> Arc<House> {
        let address = silent.local_addr().map(|at| format!("smtp://{at}")).expect("an address");
        let settings = Settings {
            database: fresh.address.clone(),
            data: fresh.folder.clone(),
            keys: fresh.folder.join("keys"),
            listen: "127.0.0.1:0".parse().expect("an address"),
            metrics: None,
            base: "http://localhost".to_owned(),
            trusted_proxies: Vec::new(),
            smtp: Some(Smtp { address, from: "New Belongings <no-reply@example.org>".to_owned() }),
        };
        instance(settings).await.expect("an instance that starts").house
    }

    async fn post(house: &Arc<House>, kind: &'static str, channel: Channel) {
        let (subject, body) = ("A letter".to_owned(), "All of it.".to_owned());
        let to = "somebody@example.org".to_owned();
        let draft =
            Draft { organisation: None, kind, channel, to, subject, body, reference: None, owner: None };
        let tx = house.write().await.expect("a transaction");
        messages::post(&tx, &draft).await.expect("a message");
        tx.commit().await.expect("done");
    }

    /// How many messages have left the queue for good: texts are held as soon as it is their turn.
    async fn held(house: &Arc<House>) -> u64 {
        let tally =
            messages::tally(&house.read().await.expect("a transaction"), None).await.expect("a tally");
        tally.into_iter().find(|(state, _)| *state == State::Held).map_or(0, |(_, count)| count)
    }

    #[tokio::test]
    async fn metrics_have_a_listener_of_their_own() {
        let fresh = Fresh::sqlite();
        let metrics = Some("127.0.0.1:0".parse().expect("an address"));
        let house = instance(Settings { metrics, ..fresh.settings() }).await.expect("an instance").house;
        let listener = watch_listener(&house).await.expect("a port").expect("it was asked for");
        let at = listener.local_addr().expect("an address");
        let served = tokio::spawn(tell_watchers(house.clone(), Some(listener)));
        let mut line = tokio::net::TcpStream::connect(at).await.expect("it listens");
        line.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .await
            .expect("asked");
        let mut said = String::new();
        line.read_to_string(&mut said).await.expect("an answer");
        assert!(said.starts_with("HTTP/1.1 200") && said.contains("newbelongings_database_up 1"), "{said}");
        served.abort();
        let taken = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let metrics = taken.local_addr().ok();
        let other = instance(Settings { metrics, ..fresh.settings() }).await.expect("an instance").house;
        let refused = watch_listener(&other).await.expect_err("the port is taken").to_string();
        assert!(refused.contains("metrics"), "{refused}");
    }

    kit::on_both! {
        async fn a_bulk_send_that_hangs_holds_no_call_for_help(fresh) {
            let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let house = house(&fresh, &silent).await;
            for _ in 0..10 {
                post(&house, "survey", Channel::Email).await;
            }
            let (stop, stopping) = watch::channel(false);
            let workers = tokio::spawn(work(house.clone(), stopping));
            let _hanging = silent.accept().await.expect("the bulk send has begun, and hangs");
            let began = Instant::now();
            post(&house, "contact", Channel::Text).await;
            post(&house, "survey", Channel::Text).await;
            while held(&house).await == 0 && began.elapsed() < Duration::from_secs(8) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            assert_eq!(held(&house).await, 1, "the call for help, and it alone");
            let _ = stop.send(true);
            workers.abort();
        }
    }
}
