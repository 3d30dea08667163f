//! Tables of this room: on one side rounds, waves and invitations; on the other the box, which joins to nothing.

pub(crate) mod aim;
pub(crate) mod disclosure;
pub(crate) mod entities;
mod glance;
pub(crate) mod invitation;
pub(crate) mod joined;
pub(crate) mod own;
pub(crate) mod place;
pub(crate) mod round;
pub(crate) mod sealed_box;
pub(crate) mod session;
pub(crate) mod wave;

pub(crate) use glance::glance;
