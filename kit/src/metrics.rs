//! Metrics: what those who watch an instance may know, in Prometheus' text format, on an address of its own.
//!
//! A monitoring system keeps what it is told with the time at which it was told, often for years, and is read by people who
//! have no right to anything here. Whoever reads "one answer more" at 15:03, and saw who held a phone at 15:03, knows who
//! has answered before the next morning does. So of respondents' pages nothing is counted but what broke, and that by the
//! day; and whatever moves as a by-product of an answer (lines to the database, bytes on the disk) is told in steps that
//! one person's visit doesn't fill. The reasons stand in `docs/adr/0011-metrics.md`.

mod by_day;
mod machine;
mod page;

pub use page::router;

use axum::http::{Method, StatusCode};
use chrono::{DateTime, Utc};
use prometheus::core::Collector;
use prometheus::proto::MetricFamily;
use prometheus::{GaugeVec, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, Opts};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::House;
use crate::clock::london_day;
use crate::web::{Door, Refusal};
use by_day::ByDay;

/// What a room measures at the moment it is asked.
#[derive(Debug, Clone)]
pub struct Gauge {
    name: &'static str,
    help: &'static str,
    labels: &'static [&'static str],
    values: Vec<(Vec<String>, f64)>,
}

impl Gauge {
    /// Nothing measured yet. The name begins with `newbelongings_` and ends with its unit where it has one.
    pub fn new(name: &'static str, help: &'static str, labels: &'static [&'static str]) -> Self {
        Self { name, help, labels, values: Vec::new() }
    }

    /// One value, with a word for each label: never a name, an address or an identifier.
    pub fn add(&mut self, labels: &[&str], value: f64) {
        self.values.push((labels.iter().map(|label| (*label).to_owned()).collect(), value));
    }

    fn families(&self) -> Vec<MetricFamily> {
        let Ok(all) = GaugeVec::new(Opts::new(self.name, self.help), self.labels) else { return Vec::new() };
        for (labels, value) in &self.values {
            if let Ok(one) = all.get_metric_with_label_values(labels) {
                one.set(*value);
            }
        }
        all.collect()
    }
}

/// The future a measure returns.
pub type Measuring = Pin<Box<dyn Future<Output = Result<Vec<Gauge>, Refusal>> + Send>>;
/// Measures one part of the instance; changes nothing.
pub type Measure = fn(Arc<House>) -> Measuring;

/// A request that was answered, as far as it is counted.
pub(crate) struct Asked {
    pub(crate) door: Door,
    /// The path as it was declared, with its places in braces.
    pub(crate) path: &'static str,
    pub(crate) method: Method,
    pub(crate) status: StatusCode,
}

/// In how many seconds a page of staff is answered: from what nobody notices to what everybody gives up on.
const SECONDS: [f64; 8] = [0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// What is counted while the program runs; in memory only, and gone when it stops.
pub(crate) struct Metrics {
    requests: IntCounterVec,
    seconds: HistogramVec,
    failed_writes: IntCounter,
    respondents: ByDay,
    since: DateTime<Utc>,
}

impl Metrics {
    /// Nothing counted yet, the program having started at this moment.
    pub(crate) fn since(since: DateTime<Utc>) -> Self {
        let requests = Opts::new(
            "newbelongings_requests_total",
            "Requests for staff pages by route; none for pages that anybody may open.",
        );
        let seconds =
            HistogramOpts::new("newbelongings_request_seconds", "How long staff pages took, by route.");
        let failed = "Changes that could not be begun or committed; none of a respondent's.";
        let names = "names that Prometheus allows";
        Self {
            requests: IntCounterVec::new(requests, &["route", "method", "status"]).expect(names),
            seconds: HistogramVec::new(seconds.buckets(SECONDS.to_vec()), &["route"]).expect(names),
            failed_writes: IntCounter::new("newbelongings_failed_writes_total", failed).expect(names),
            respondents: ByDay::default(),
            since,
        }
    }

    /// Counts a request: by its route where somebody signed in asked; where anybody may ask only that something broke, to be
    /// told tomorrow, as young people go from the survey's last page to the plan, to help and to how answers are kept safe.
    pub(crate) fn count(&self, asked: &Asked, took: Duration, now: DateTime<Utc>) {
        let method = if asked.method.is_safe() { "read" } else { "write" };
        let status = asked.status.as_u16();
        match asked.door {
            Door::Act(_) | Door::Half(_) => {
                self.requests.with_label_values(&[asked.path, method, &status.to_string()]).inc();
                self.seconds.with_label_values(&[asked.path]).observe(took.as_secs_f64());
            }
            Door::Public | Door::Respondent if asked.status.is_server_error() => {
                self.respondents.count(london_day(now));
            }
            Door::Public | Door::Respondent => {}
        }
    }

    /// Counts a change that could not be begun or committed.
    pub(crate) fn write_failed(&self) {
        if OF_RESPONDENT.try_with(|()| ()).is_err() {
            self.failed_writes.inc();
        }
    }

    fn families(&self, now: DateTime<Utc>) -> Vec<MetricFamily> {
        let faults = IntCounter::new(
            "newbelongings_respondent_faults_total",
            "Pages that broke for respondents and on public pages, up to yesterday: moves at midnight in London only.",
        )
        .expect("a name that Prometheus allows");
        faults.inc_by(self.respondents.before(london_day(now)));
        let mut families = self.requests.collect();
        families.extend(self.seconds.collect());
        families.extend(self.failed_writes.collect());
        families.extend(faults.collect());
        families
    }
}

tokio::task_local! {
    /// Set while a respondent's request is answered.
    static OF_RESPONDENT: ();
}

/// Answers a request; what it does to the database is not counted where a respondent asked.
pub(crate) async fn without_respondents<F: Future>(door: Door, answering: F) -> F::Output {
    match door {
        Door::Respondent => OF_RESPONDENT.scope((), answering).await,
        _ => answering.await,
    }
}
