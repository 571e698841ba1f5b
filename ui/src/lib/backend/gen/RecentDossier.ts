// Generated from the Rust types; do not edit by hand.

export type RecentDossier = { path: string; name: string };
