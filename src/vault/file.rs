//! The generated key file, used if ENCRYPTION_KEYS is not set.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Error, Keyring, generate_key_line, random};

/// Maximum size of a key file; enough for hundreds of keys.
const MAX_LENGTH: u64 = 64 * 1024;

impl Keyring {
    /// Reads the key file, or, if it is missing and `may_create` is set, creates it with one new key (mode 0600). Pass `false` once
    /// the database holds encrypted values: a new key could not decrypt them.
    ///
    /// The format is that of [`Keyring::parse`]. An existing file is never changed. Several processes may start at
    /// once: one makes the file, the others read it, and a crash never leaves half a file. Fails with
    /// [`Error::KeyFileMissing`], [`Error::KeyFileExposed`], [`Error::KeyFileSyntax`] or [`Error::KeyFile`].
    pub fn open_or_create_file(path: &Path, may_create: bool) -> Result<Self, Error> {
        if let Some(keyring) = read(path)? {
            return Ok(keyring);
        }
        let missing = || Error::KeyFileMissing { path: path.to_owned() };
        if !may_create {
            return Err(missing());
        }
        let line = generate_key_line()?;
        create(path, &line).map_err(|source| Error::KeyFile { path: path.to_owned(), source })?;
        // Read the file back: another process may have created it first.
        read(path)?.ok_or_else(missing)
    }
}

fn read(path: &Path) -> Result<Option<Keyring>, Error> {
    let failed = |source| Error::KeyFile { path: path.to_owned(), source };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    // Checked on the open file, so that it can't be replaced between check and read.
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(Error::KeyFileExposed { path: path.to_owned(), mode });
    }
    let mut text = Zeroizing::new(String::new());
    file.take(MAX_LENGTH).read_to_string(&mut text).map_err(failed)?;
    Keyring::parse(&text)
        .map(Some)
        .map_err(|error| Error::KeyFileSyntax { path: path.to_owned(), source: Box::new(error) })
}

/// Writes a temporary file and hard-links it into place, which is atomic and never overwrites an existing file.
fn create(path: &Path, line: &str) -> io::Result<()> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    DirBuilder::new().recursive(true).mode(0o700).create(&directory)?;
    let suffix = u64::from_be_bytes(random().map_err(io::Error::other)?);
    let draft = directory.join(format!(".new-key-{suffix:016x}"));
    let made = write_new(&draft, line).and_then(|()| match std::fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    });
    let tidied = std::fs::remove_file(&draft);
    made?;
    tidied?;
    File::open(&directory)?.sync_all()
}

fn write_new(path: &Path, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(line.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::UserId;
    use crate::vault::Purpose;

    #[test]
    fn the_first_start_makes_a_private_file_and_the_next_reads_it() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("data").join("encryption.key");
        let first = Keyring::open_or_create_file(&path, true).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600);
        let entries = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(entries, 1, "only the key file is left");

        let sealed = first.seal(Purpose::Token, UserId(1), b"token").unwrap();
        let again = Keyring::open_or_create_file(&path, false).unwrap();
        assert_eq!(again.open(Purpose::Token, UserId(1), &sealed).unwrap().as_slice(), b"token");
    }

    #[test]
    fn a_lost_file_is_not_replaced_when_there_is_sealed_data() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("encryption.key");
        let error = Keyring::open_or_create_file(&path, false).unwrap_err();
        assert!(matches!(error, Error::KeyFileMissing { .. }), "{error}");
        assert!(!path.exists());
    }

    #[test]
    fn a_file_open_to_others_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("encryption.key");
        Keyring::open_or_create_file(&path, true).unwrap();
        for mode in [0o640, 0o604, 0o620] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let error = Keyring::open_or_create_file(&path, true).unwrap_err();
            assert!(matches!(error, Error::KeyFileExposed { mode: m, .. } if m == mode), "{error}");
        }
    }

    #[test]
    fn a_damaged_file_is_told_without_its_content_and_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("encryption.key");
        for content in ["", "CANARY\n"] {
            fs::write(&path, content).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            let error = Keyring::open_or_create_file(&path, true).unwrap_err();
            assert!(matches!(error, Error::KeyFileSyntax { .. }), "{error}");
            assert!(!format!("{error} {error:?}").contains("CANARY"));
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
    }

    #[test]
    fn processes_that_start_at_once_agree_on_one_key() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("encryption.key");
        let rings: Vec<Keyring> = std::thread::scope(|scope| {
            let starts: Vec<_> =
                (0..8).map(|_| scope.spawn(|| Keyring::open_or_create_file(&path, true).unwrap())).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        let hashes: Vec<_> = rings.iter().map(|ring| ring.lookup_hash(Purpose::Phone, b"1")).collect();
        assert!(hashes.windows(2).all(|pair| pair[0] == pair[1]));
    }
}
