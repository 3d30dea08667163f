//! `GET /metrics`, and nothing else: served on an address of its own, never among the pages.

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus::{TEXT_FORMAT, TextEncoder};
use std::sync::Arc;
use std::time::Duration;

use super::{Gauge, machine};
use crate::House;
use crate::web::Refusal;

/// How long the database may take: a monitoring system gives up after ten seconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// The site of those who watch: one page, on a listener of its own.
#[expect(
    clippy::disallowed_methods,
    reason = "not one of the site's routes: it has no door, and is reached on another address only"
)]
pub fn router(house: Arc<House>) -> Router {
    Router::new().route("/metrics", get(answer)).with_state(house)
}

async fn answer(State(house): State<Arc<House>>) -> Response {
    let headers = [(header::CONTENT_TYPE, TEXT_FORMAT), (header::CACHE_CONTROL, "no-store")];
    (headers, text(&house).await).into_response()
}

/// All of it; what the database would have told is left out where it doesn't answer.
async fn text(house: &Arc<House>) -> String {
    let Some(counted) = &house.metrics else { return String::new() };
    let mut gauges = machine::measured(house);
    let asked = tokio::time::timeout(PATIENCE, ask(house)).await;
    let answered = matches!(asked, Ok(Ok(_)));
    gauges.extend(asked.ok().and_then(Result::ok).unwrap_or_default());
    gauges.extend(always(counted.since.timestamp(), answered));
    let mut families = counted.families(house.clock.now());
    families.extend(gauges.iter().flat_map(Gauge::families));
    families.retain(|family| !family.get_metric().is_empty());
    TextEncoder::new().encode_to_string(&families).unwrap_or_default()
}

async fn ask(house: &Arc<House>) -> Result<Vec<Gauge>, Refusal> {
    let mut gauges = Vec::new();
    for measure in &house.measures {
        gauges.extend(measure(house.clone()).await?);
    }
    Ok(gauges)
}

fn always(since: i64, answered: bool) -> [Gauge; 2] {
    let help = "1 where the database told what it was asked, 0 where it did not.";
    let mut up = Gauge::new("newbelongings_database_up", help, &[]);
    up.add(&[], f64::from(u8::from(answered)));
    let help = "When the program started, in seconds since 1970.";
    let mut start = Gauge::new("process_start_time_seconds", help, &[]);
    start.add(&[], since as f64);
    [up, start]
}
