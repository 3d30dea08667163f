//! Failures: programs are killed and stopped while care leavers answer and while a box is opened, two serve one
//! database, the database goes away, the disk is full, one person sends five times at once. Whatever was acknowledged
//! must be there, once, when the box is opened; whoever was cut off goes on in the same browser, and reads a plain page
//! meanwhile.

#[path = "../common/mod.rs"]
mod common;
mod opening;
mod phone;
mod place;
mod program;
mod storm;
mod trouble;
