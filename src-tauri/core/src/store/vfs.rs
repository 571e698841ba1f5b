//! Room for the key envelope in front of the database, so that a dossier is one file.
//!
//! SQLCipher encrypts a whole database file and leaves no place for the wrapped keys. This VFS
//! hands the main database file to the system's own VFS with every offset moved past the
//! envelope; all other files (the write-ahead log) go to the system's VFS untouched.
//!
//! Deliberately absent: shared memory and file locks. A dossier is used by one process with one
//! connection (see `slot`), with `locking_mode=EXCLUSIVE`, so SQLite needs neither; on Windows,
//! where locks are mandatory, they would also keep a backup from reading the file. Without
//! shared memory (`iVersion` 1) SQLite refuses WAL in any other locking mode, so the log's index
//! can only be in this process's memory and there is never a `-shm` file.
//!
//! Syncing is the system's own: it syncs the log's folder when it makes the log, and the shift is
//! a whole number of pages and sectors, so what SQLite assumes about torn writes keeps holding.
#![allow(unsafe_code)] // SQLite's VFS is a table of C functions; nothing else in the core is unsafe.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::OnceLock;

use rusqlite::ffi;

use super::envelope::ENVELOPE_BYTES;

/// The name under which the VFS is registered.
pub(super) const NAME: &CStr = c"transitieroute";

const SHIFT: ffi::sqlite3_int64 = ENVELOPE_BYTES as ffi::sqlite3_int64;

/// Our own file object is just SQLite's header (a pointer to [`METHODS`]). The system VFS's object
/// lies this many bytes behind it in the same allocation; SQLite aligns those to 8 bytes only, so
/// never make a Rust reference to a type with a stricter alignment here.
const HEADER: usize = 16;
const _: () = assert!(
    size_of::<ffi::sqlite3_file>() <= HEADER
        && HEADER.is_multiple_of(align_of::<ffi::sqlite3_int64>())
);
// A page (4096 bytes) or a sector may not straddle the border between envelope and database.
const _: () = assert!(ENVELOPE_BYTES.is_multiple_of(4096));

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(lock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// The system's default VFS. It is registered before `main` and never removed.
struct System(*mut ffi::sqlite3_vfs);
// SAFETY: the pointer is written once and the object behind it is immutable and lives for ever.
unsafe impl Send for System {}
// SAFETY: as above.
unsafe impl Sync for System {}

static SYSTEM: OnceLock<Option<System>> = OnceLock::new();

/// Registers the VFS once; false if SQLite has no default VFS or refuses ours.
pub(super) fn register() -> bool {
    SYSTEM
        .get_or_init(|| {
            // SAFETY: null asks for the default VFS; the copy is leaked on purpose because SQLite
            // keeps the pointer for the life of the process.
            unsafe {
                // Already done when another connection was first; the call is cheap and idempotent.
                if ffi::sqlite3_initialize() != ffi::SQLITE_OK {
                    return None;
                }
                let system = ffi::sqlite3_vfs_find(std::ptr::null());
                if system.is_null() {
                    return None;
                }
                let mut ours: ffi::sqlite3_vfs = std::ptr::read(system);
                ours.szOsFile += c_int::try_from(HEADER).ok()?;
                ours.pNext = std::ptr::null_mut();
                ours.zName = NAME.as_ptr();
                ours.xOpen = Some(open);
                let ours = Box::into_raw(Box::new(ours));
                (ffi::sqlite3_vfs_register(ours, 0) == ffi::SQLITE_OK).then_some(System(system))
            }
        })
        .is_some()
}

unsafe fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: SQLite allocated szOsFile bytes: ours first, the system's directly behind.
    unsafe { file.cast::<u8>().add(HEADER).cast() }
}

/// Calls a method of the system's file object; every VFS has all methods of version 1.
macro_rules! pass {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        // SAFETY: `open` succeeded, so the system's object and its method table are valid.
        unsafe {
            let file = inner($file);
            let methods = (*file).pMethods;
            match (*methods).$method {
                Some(method) => method(file $(, $argument)*),
                None => ffi::SQLITE_IOERR,
            }
        }
    }};
}

unsafe extern "C" fn open(
    _vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let Some(Some(System(system))) = SYSTEM.get() else {
        return ffi::SQLITE_CANTOPEN;
    };
    // SAFETY: SQLite passes a buffer of szOsFile bytes and valid pointers.
    unsafe {
        (*file).pMethods = std::ptr::null();
        let Some(system_open) = (**system).xOpen else {
            return ffi::SQLITE_CANTOPEN;
        };
        // Only the main database has an envelope. Logs and journals, and temporary files (their
        // name is null) get the system's own methods in the same buffer, which is large enough.
        if flags & ffi::SQLITE_OPEN_MAIN_DB == 0 {
            return system_open(*system, name, file, flags, out_flags);
        }
        let code = system_open(*system, name, inner(file), flags, out_flags);
        if code == ffi::SQLITE_OK {
            (*file).pMethods = &raw const METHODS;
        }
        code
    }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xClose)
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    to: *mut c_void,
    count: c_int,
    offset: ffi::sqlite3_int64,
) -> c_int {
    pass!(file, xRead, to, count, offset + SHIFT)
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    count: c_int,
    offset: ffi::sqlite3_int64,
) -> c_int {
    pass!(file, xWrite, from, count, offset + SHIFT)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    pass!(file, xTruncate, size + SHIFT)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    pass!(file, xSync, flags)
}

unsafe extern "C" fn file_size(
    file: *mut ffi::sqlite3_file,
    size: *mut ffi::sqlite3_int64,
) -> c_int {
    let code = pass!(file, xFileSize, size);
    if code == ffi::SQLITE_OK {
        // SAFETY: SQLite passes a valid place for the size.
        unsafe { *size = (*size - SHIFT).max(0) };
    }
    code
}

unsafe extern "C" fn lock(_file: *mut ffi::sqlite3_file, _level: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(
    _file: *mut ffi::sqlite3_file,
    reserved: *mut c_int,
) -> c_int {
    // SAFETY: SQLite passes a valid place for the answer.
    unsafe { *reserved = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_control(
    file: *mut ffi::sqlite3_file,
    operation: c_int,
    argument: *mut c_void,
) -> c_int {
    if operation == ffi::SQLITE_FCNTL_SIZE_HINT {
        // SAFETY: for this operation the argument is a pointer to the expected size.
        let mut size = unsafe { *argument.cast::<ffi::sqlite3_int64>() } + SHIFT;
        return pass!(file, xFileControl, operation, (&raw mut size).cast());
    }
    pass!(file, xFileControl, operation, argument)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xDeviceCharacteristics)
}
