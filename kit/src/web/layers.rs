//! The router: each route behind its door, all behind the same headers.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Instant;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::forms::Form;
use crate::web::cx::full_name;
use crate::web::origin::{Ours, guard};
use crate::web::problem;
use crate::web::tongue::{self, Tongues};
use crate::web::trouble;
use crate::web::typed::Typed;
use crate::web::{Door, Refusal, Routes, SESSION, Who, WhoIs};
use crate::words::Language;
use crate::{House, ids, metrics};

/// No script of anyone else's, which asks nobody but us; nothing inline, nothing framed.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    // With `no-referrer` older phones post without an origin, and the check against forged requests refuses them.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

/// Makes the whole site of the rooms' routes.
pub fn router(house: Arc<House>, rooms: Vec<Routes>) -> Router {
    let mut router = Router::new();
    for route in rooms.into_iter().flat_map(|r| r.0) {
        let door = route.declared.door;
        let keeper = Doorkeeper { house: house.clone(), door, path: route.declared.path };
        let answer = route
            .answer
            .layer::<_, Infallible>(DefaultBodyLimit::max(route.limit))
            // Within the door, so that what was typed outlives a panic, too.
            .layer::<_, Infallible>(CatchPanicLayer::custom(|_| panicked().into_response()))
            .layer(from_fn_with_state(keeper.clone(), keep))
            .layer(from_fn_with_state(keeper, counted));
        router = route_in(router, route.declared.path, answer);
    }
    let ours = Ours::of(&house.settings);
    let secure = house.settings.secure();
    route_in(router, "/assets/{file}", axum::routing::get(asset))
        .fallback(|| async { told(&Refusal::NotFound, Door::Public, Language::English, None) })
        .layer(from_fn_with_state(ours, guard))
        .layer(CatchPanicLayer::custom(|_| told(&panicked(), Door::Public, Language::English, None)))
        .layer(CompressionLayer::new())
        .layer(from_fn(move |request, next| headers(secure, request, next)))
        .with_state(house)
}

/// What is said where the program panicked.
fn panicked() -> Refusal {
    Refusal::Broken("panic".to_owned())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that registers a route, after its door was declared"
)]
fn route_in(
    router: Router<Arc<House>>,
    path: &str,
    answer: axum::routing::MethodRouter<Arc<House>>,
) -> Router<Arc<House>> {
    router.route(path, answer)
}

#[derive(Clone)]
struct Doorkeeper {
    house: Arc<House>,
    door: Door,
    path: &'static str,
}

/// Counts what was asked, where metrics are on: under the route's pattern, never the address, and of respondents nothing
/// finer than a day.
async fn counted(State(keeper): State<Doorkeeper>, request: Request, next: Next) -> Response {
    let Some(counts) = &keeper.house.metrics else { return next.run(request).await };
    let (began, method) = (Instant::now(), request.method().clone());
    let response = metrics::without_respondents(keeper.door, next.run(request)).await;
    let asked = metrics::Asked { door: keeper.door, path: keeper.path, method, status: response.status() };
    counts.count(&asked, began.elapsed(), keeper.house.clock.now());
    response
}

/// Looks who knocks, lets the handler answer, gives refusals a face, and writes the request line (never for respondents).
async fn keep(State(keeper): State<Doorkeeper>, mut request: Request, next: Next) -> Response {
    let (door, method, secure) = (keeper.door, request.method().clone(), keeper.house.settings.secure());
    let language = Tongues::read(request.uri(), request.headers(), secure).among(&Language::ALL);
    let chosen = tongue::chosen(request.uri());
    let typed = Typed::beside(&mut request);
    let known = match door {
        Door::Act(_) | Door::Half(_) => {
            match signed_in(&keeper.house, session(&keeper.house, request.headers())).await {
                Ok(Who::Whole(actor)) => Ok(Some(actor)),
                Ok(Who::Half(actor, _)) if matches!(door, Door::Half(_)) => Ok(Some(actor)),
                Ok(Who::Half(_, missing)) => Err(see_other(missing)),
                Ok(Who::Nobody) => Err(Refusal::SignIn.into_response()),
                Err(refusal) => Err(refusal.into_response()),
            }
        }
        _ => Ok(None),
    };
    let account = known.as_ref().ok().and_then(Option::as_ref).and_then(|actor| actor.account).map(ids::show);
    let response = match known {
        Ok(actor) => {
            actor.map(|actor| request.extensions_mut().insert(actor));
            next.run(request).await
        }
        Err(response) => response,
    };
    let refused = response.extensions().get::<Refusal>().map(Refusal::name);
    let mut response = match response.extensions().get::<Refusal>() {
        Some(refusal) if keeper.path.starts_with(problem::FOR_PROGRAMS) => problem::told(refusal),
        Some(Refusal::SignIn) if method == Method::GET => see_other("/sign-in"),
        Some(refusal) => told(refusal, door, language, typed.and_then(|typed| typed.offered(refusal))),
        None => response,
    };
    if matches!(door, Door::Respondent | Door::Public)
        && let Some(cookie) = chosen.and_then(|language| tongue::kept(language, secure))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    if door != Door::Respondent {
        // Who it was stands in the line only where they were refused: else the log would tell who looked at whom.
        let account = refused.and(account);
        tracing::info!(%method, path = keeper.path, status = response.status().as_u16(), refused, account, "request");
    }
    let cache = if door == Door::Public { "no-cache" } else { "no-store" };
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(cache));
    response
}

fn session(house: &House, headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    jar.get(&full_name(SESSION, house.settings.secure())).map(|c| c.value().to_owned())
}

async fn signed_in(house: &Arc<House>, secret: Option<String>) -> Result<Who, Refusal> {
    match (secret, house.port::<Arc<dyn WhoIs>>()) {
        (Some(secret), Some(accounts)) => accounts.who(house, &secret).await,
        _ => Ok(Who::Nobody),
    }
}

fn see_other(path: &'static str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_static(path))]).into_response()
}

/// The page of a refusal, for young people in their language, with what was `typed`. What broke goes to the log, without the
/// request that broke it.
pub(super) fn told(refusal: &Refusal, door: Door, language: Language, typed: Option<Form>) -> Response {
    log_broken(refusal);
    let (status, title, words) = refusal.told();
    let page = match door {
        Door::Respondent => trouble::for_young(refusal, language, typed.as_ref()),
        _ => trouble::for_staff(refusal, title, &words, typed.as_ref()),
    };
    let mut response = (status, page).into_response();
    if typed.is_some() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Refusal::TooMany(seconds) = refusal {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// What broke, for who runs the instance.
pub(super) fn log_broken(refusal: &Refusal) {
    if let Refusal::Broken(why) = refusal {
        tracing::error!(why, "refused: broken");
    }
}

async fn headers(secure: bool, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// A built file: its name changes with its content, so it may be kept for ever.
async fn asset(
    axum::extract::Path(file): axum::extract::Path<String>,
    request_headers: HeaderMap,
) -> Response {
    let Some(asset) = assets::find(&format!("/assets/{file}")) else {
        return told(&Refusal::NotFound, Door::Public, Language::English, None);
    };
    let accepts =
        request_headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (body, coding) = if accepts.contains("br") {
        (asset.br, Some("br"))
    } else if accepts.contains("gzip") {
        (asset.gz, Some("gzip"))
    } else {
        (asset.raw, None)
    };
    let mut response = body.into_response();
    let own = response.headers_mut();
    own.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    own.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        own.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}
