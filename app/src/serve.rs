//! Serving: the site and the worker that runs jobs, until somebody asks it to stop.

use kit::chance::Chance;
use kit::clock::SystemClock;
use kit::settings::Settings;
use kit::{House, jobs};
use std::net::SocketAddr;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::assembly::{Instance, StartError, assemble, put_together};

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

/// Serves until SIGTERM or Ctrl-C: requests that are in are finished, the running job too.
///
/// # Errors
/// When the listener breaks.
pub async fn run(instance: Instance, listener: TcpListener) -> Result<(), StartError> {
    let (stop, stopping) = watch::channel(false);
    let worker = tokio::spawn(work(instance.house.clone(), stopping.clone()));
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
    let _ = tokio::time::timeout(Duration::from_secs(10), worker).await;
    Ok(())
}

async fn work(house: Arc<House>, mut stopping: watch::Receiver<bool>) {
    let _ = jobs::plan_daily(&house).await;
    while !*stopping.borrow() {
        match jobs::run_next(&house).await {
            Ok(true) => {}
            Ok(false) => rest(&mut stopping).await,
            Err(refusal) => {
                tracing::error!(?refusal, "the worker could not reach its jobs");
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
