//! How often anything around accounts may be tried. Counted in memory only (see [`kit::web::Limit`]).

use kit::web::Limit;

/// Sign-in links asked for by one network. All count, as known and unknown addresses must look alike.
pub(crate) const ASKED: Limit = Limit::a_minute("sign-in links asked for", 30);
/// Sign-in links for one e-mail address, by its keyed mark.
pub(crate) const ASKED_FOR: Limit = Limit::a_minute("sign-in links for one address", 5);
/// Links that lead nowhere, opened or pressed in one network.
pub(crate) const WRONG_LINK: Limit = Limit::a_minute("wrong links", 20);
/// Wrong codes beside the links that one browser asked for: with ten minutes and 40 bits nobody guesses one, from however many
/// networks.
pub(crate) const CODES_BESIDE: Limit = Limit::a_minute("wrong codes beside one link", 5);
/// Wrong codes in one network.
pub(crate) const WRONG_CODE: Limit = Limit::a_minute("wrong second factors", 20);
/// Wrong codes for one account. That alone would leave weeks of trying without a pause: see [`WRONG_CLOSES`].
pub(crate) const CODES_OF_ONE: Limit = Limit::a_minute("wrong second factors of one account", 5);
/// Invitations by one account.
pub(crate) const INVITATIONS: Limit = Limit::an_hour("invitations", 60);
/// Changes of address that one account asks for: each writes to an address that is nobody's yet.
pub(crate) const NEW_ADDRESSES: Limit = Limit::an_hour("new addresses", 10);

/// So many wrong codes in a row, over whatever time, and the owner is told. Counted beside the factor: it outlives the program.
pub(crate) const WRONG_TOLD: i32 = 10;
/// After so many in a row the app's codes are not taken any more, and recovery codes only, which nobody can guess: three codes are
/// right at a time, so fifty tries find one once in seven thousand times.
pub(crate) const WRONG_CLOSES: i32 = 50;
