//! Shared by the tests.

pub mod bench;
pub mod desk;
pub mod window;
