//! The program: knows every room, holds no rule.

pub mod archive;
pub mod assembly;
pub mod demo;
pub mod line;
pub mod logging;
pub mod serve;
pub mod settings;
pub mod subject;
