//! The only way to register a route: with its door.

use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;

use crate::House;
use crate::permit::Act;

/// Who may knock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Anyone, unknown to us.
    Public,
    /// A care leaver with a survey code or cookie: no session is looked up, no request line is written.
    Respondent,
    /// A signed-in person who holds a permit for this act; the handler gets the permit from the room's rights.
    Act(&'static str),
    /// The same, and also somebody whose role asks for more than they have shown so far: only the pages where they show
    /// it, and the way out.
    Half(&'static str),
}

impl Door {
    /// The door of an act.
    pub fn of<A: Act>() -> Self {
        Self::Act(A::NAME)
    }

    /// The door of an act that needs only half a sign-in.
    pub fn half<A: Act>() -> Self {
        Self::Half(A::NAME)
    }
}

/// A route as it was declared, for the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with its places in braces.
    pub path: &'static str,
    /// Who may knock.
    pub door: Door,
}

pub(super) struct Route {
    pub declared: Declared,
    pub answer: MethodRouter<Arc<House>>,
    /// The largest body in bytes.
    pub limit: usize,
}

/// Forms are small; imports say otherwise.
const FORM: usize = 256 * 1024;

/// A room's routes.
#[derive(Default)]
pub struct Routes(pub(super) Vec<Route>);

impl Routes {
    /// A page that is read.
    #[must_use]
    pub fn get<H: Handler<T, Arc<House>>, T: 'static>(
        self,
        path: &'static str,
        door: Door,
        answer: H,
    ) -> Self {
        self.add(Method::GET, path, door, get(answer), FORM)
    }

    /// A form that is sent.
    #[must_use]
    pub fn post<H: Handler<T, Arc<House>>, T: 'static>(
        self,
        path: &'static str,
        door: Door,
        answer: H,
    ) -> Self {
        self.add(Method::POST, path, door, post(answer), FORM)
    }

    /// A file that is sent, of at most `limit` bytes.
    #[must_use]
    pub fn upload<H: Handler<T, Arc<House>>, T: 'static>(
        self,
        path: &'static str,
        door: Door,
        limit: usize,
        answer: H,
    ) -> Self {
        self.add(Method::POST, path, door, post(answer), limit)
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        door: Door,
        answer: MethodRouter<Arc<House>>,
        limit: usize,
    ) -> Self {
        let method = if method == Method::GET { "GET" } else { "POST" };
        self.0.push(Route { declared: Declared { method, path, door }, answer, limit });
        self
    }

    /// What was declared.
    pub fn declared(&self) -> Vec<Declared> {
        self.0.iter().map(|r| r.declared).collect()
    }
}
