//! Shared by the tests.

pub mod bench;
pub mod commandline;
pub mod desk;
pub mod plan;
pub mod school;
pub mod window;
