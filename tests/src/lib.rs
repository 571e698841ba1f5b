//! Shared by the tests.

pub mod desk;
