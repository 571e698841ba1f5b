//! Shared by the tests.

pub mod desk;
pub mod window;
