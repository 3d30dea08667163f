//! How often anything around accounts may be tried. Counted in memory only (see [`kit::web::Limit`]).

use kit::web::Limit;

/// Sign-in links asked for by one network. All count, as known and unknown addresses must look alike.
pub(crate) const ASKED: Limit = Limit::a_minute("sign-in links asked for", 30);
/// Sign-in links for one e-mail address, by its keyed mark.
pub(crate) const ASKED_FOR: Limit = Limit::a_minute("sign-in links for one address", 5);
/// Links that lead nowhere, opened or pressed in one network.
pub(crate) const WRONG_LINK: Limit = Limit::a_minute("wrong links", 20);
/// Wrong codes in one network.
pub(crate) const WRONG_CODE: Limit = Limit::a_minute("wrong second factors", 20);
/// Wrong codes for one account: at five a minute, guessing six digits takes weeks of trying without a pause.
pub(crate) const CODES_OF_ONE: Limit = Limit::a_minute("wrong second factors of one account", 5);
/// Invitations by one account.
pub(crate) const INVITATIONS: Limit = Limit::an_hour("invitations", 60);
/// Changes of address that one account asks for: each writes to an address that is nobody's yet.
pub(crate) const NEW_ADDRESSES: Limit = Limit::an_hour("new addresses", 10);
