//! How large a class list may be. A school has at most some tens of thousands of students; these
//! limits leave a factor ten above that and keep a hostile file from filling the memory.

/// Largest file on disk that is read, in bytes: 64 MB. A list of 50,000 students with 40 columns
/// is about 20 MB as CSV.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Most that a workbook may unpack to, in bytes, all parts together: 512 MB. Sheets pack about
/// one to ten or twenty, so an honest list of many thousands of students stays far below it; a zip
/// bomb (one to a thousand) does not.
pub const MAX_UNPACKED_BYTES: u64 = 512 * 1024 * 1024;

/// Most cells that are kept in memory, empty ones inside a row included: 4 million, which is
/// 50,000 students with 80 columns and about 130 MB.
pub const MAX_CELLS: usize = 4_000_000;

/// Most bytes of text that are kept in memory: 256 MB. A workbook stores a text once however many
/// cells show it.
pub const MAX_TEXT_BYTES: usize = 256 * 1024 * 1024;

/// Most rows of one sheet, the limit of Excel and LibreOffice.
pub const MAX_ROWS: usize = 1_048_576;

/// Most columns of one sheet, the limit of Excel and LibreOffice.
pub const MAX_COLUMNS: usize = 16_384;

/// Longest text or tag in a workbook's XML, in bytes: 1 MB. A cell holds at most 32,767
/// characters.
pub const MAX_XML_TOKEN_BYTES: usize = 1024 * 1024;

/// Deepest nesting in a workbook's XML; real ones stay under 30.
pub const MAX_XML_DEPTH: usize = 256;

/// Most parts in a workbook's package.
pub const MAX_PARTS: usize = 10_000;

/// Rows at the top of a sheet among which the header row is looked for.
pub const HEADER_SEARCH_ROWS: usize = 60;
