//! The seal on a passport.
