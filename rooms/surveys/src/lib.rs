//! Surveys: instruments, rounds, waves, the sealed box and answering it.

pub mod instrument;
