//! Class lists in: from the bytes of a file to checked rows.
