//! A browser without JavaScript.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower::ServiceExt;

/// A browser without JavaScript: keeps cookies, sends forms as browsers do.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    cookies: BTreeMap<String, String>,
    from: Option<SocketAddr>,
    browser: Option<&'static str>,
    worn: Vec<(String, String)>,
}

/// What a visitor sees.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The status.
    pub status: StatusCode,
    /// Where it sends the visitor, when it does.
    pub location: Option<String>,
    /// The page.
    pub body: String,
    /// What came, to the byte: for files that are no text.
    pub bytes: Vec<u8>,
    /// All headers as `name: value` lines.
    pub headers: String,
}

impl Visitor {
    /// Somebody new at the door.
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), from: None, browser: None, worn: Vec::new() }
    }

    /// The same, calling from this address; without one, no limit counts them.
    #[must_use]
    pub fn calling_from(mut self, address: &str) -> Self {
        self.from = Some(SocketAddr::new(address.parse().expect("an address"), 40_000));
        self
    }

    /// The same, with a browser that says this of itself.
    #[must_use]
    pub fn with(mut self, browser: &'static str) -> Self {
        self.browser = Some(browser);
        self
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Holds a cookie that came from elsewhere.
    pub fn hold(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Opens a page, redirects not followed.
    pub async fn get(&mut self, path: &str) -> Seen {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Opens a page and goes where it sends.
    pub async fn open(&mut self, path: &str) -> Seen {
        let mut seen = self.get(path).await;
        for _ in 0..5 {
            let Some(to) = seen.location.clone() else { break };
            seen = self.get(&to).await;
        }
        seen
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.post_with(path, &[("sec-fetch-site", "same-origin")], fields).await
    }

    /// Sends a form as another browser, or another site, would.
    pub async fn post_with(&mut self, path: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Seen {
        let form = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = headers.iter().fold(form, |request, (name, value)| request.header(*name, *value));
        self.send(request, Body::from(urlencoded(fields))).await
    }

    /// Sends files as a form with `enctype="multipart/form-data"`.
    pub async fn upload(&mut self, path: &str, files: &[(&str, &str, &[u8])]) -> Seen {
        let mut body = Vec::new();
        for (name, file, content) in files {
            body.extend_from_slice(
                format!(
                    "--NB\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n"
                )
                .as_bytes(),
            );
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--NB--\r\n");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=NB")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// The same visitor, whose every request carries these headers.
    #[must_use]
    pub fn wearing(mut self, headers: &[(&str, &str)]) -> Self {
        self.worn.extend(headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }

    /// Sends anything at all, with these headers and no others of a browser's. A `host` among them takes the place of ours.
    pub async fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Seen {
        let request = Request::builder().method(method).uri(path);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.send(request, Body::from(body)).await
    }

    /// The cookies it keeps.
    pub fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    /// Forgets the cookies: another browser.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Seen {
        let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let request = self.worn.iter().fold(request, |request, (name, value)| request.header(name, value));
        let hosted = request.headers_ref().is_some_and(|headers| headers.contains_key(header::HOST));
        let request = if hosted { request } else { request.header(header::HOST, "localhost") };
        let mut request = request.header(header::COOKIE, cookies.join("; "));
        if let Some(from) = self.from {
            request = request.extension(ConnectInfo(from));
        }
        if let Some(browser) = self.browser {
            request = request.header(header::USER_AGENT, browser);
        }
        let response = self
            .router
            .clone()
            .oneshot(request.body(body).expect("a request"))
            .await
            .expect("the router always answers");
        for set in response.headers().get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let status = response.status();
        let location =
            response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let headers =
            response.headers().iter().map(|(k, v)| format!("{k}: {}\n", v.to_str().unwrap_or("?"))).collect();
        let bytes = response.into_body().collect().await.expect("a whole body").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Seen { status, location, body, bytes: bytes.into(), headers }
    }
}

/// Fields as a form sends them.
pub fn urlencoded(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect()
    };
    fields.iter().map(|(k, v)| format!("{}={}", escape(k), escape(v))).collect::<Vec<_>>().join("&")
}
