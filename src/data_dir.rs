//! Checks that the data directory exists and is writable.
//!
//! Invariant: an error names the directory, its owner, and the solution. Deliberately absent: the files themselves (`store`,
//! `vault`).

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why the directory can't be used. `Display` is one line, including the solution.
#[derive(Debug, thiserror::Error)]
pub struct Error {
    directory: PathBuf,
    source: io::Error,
}

/// Creates the directory if necessary and checks that it is writable.
pub fn prepare(directory: &Path) -> Result<(), Error> {
    fs::create_dir_all(directory)
        .map_err(|source| Error { directory: nearest(directory).to_owned(), source })?;
    try_to_write(directory)
}

/// Checks that the directory, or the one it would be created in, is writable, by creating and removing a file.
pub fn inspect(directory: &Path) -> Result<(), Error> {
    if directory.exists() && !directory.is_dir() {
        let source = io::Error::from(io::ErrorKind::NotADirectory);
        return Err(Error { directory: directory.to_owned(), source });
    }
    try_to_write(nearest(directory))
}

/// The directory itself or its nearest existing ancestor.
fn nearest(directory: &Path) -> &Path {
    let above = directory.ancestors().find(|path| path.is_dir());
    above.filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn try_to_write(directory: &Path) -> Result<(), Error> {
    // Unique per process, because two may check at the same time.
    let file = directory.join(format!(".write-test-{}", std::process::id()));
    let written = fs::write(&file, b"This file was made to see whether one can be made here.\n");
    // If the disk is full, the file exists although writing failed.
    let removed = fs::remove_file(&file);
    written.and(removed).map_err(|source| Error { directory: directory.to_owned(), source })
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let directory = self.directory.display();
        write!(f, "failed to create a file in {directory}: {}", self.source)?;
        match self.source.kind() {
            io::ErrorKind::PermissionDenied => {
                if let (Some(own), Some(owner)) = (uid(Path::new("/proc/self")), uid(&self.directory)) {
                    write!(
                        f,
                        "; it belongs to uid {owner}, this process runs as uid {own}: run `chown -R {own} {directory}` (in a \
                         container: on the mounted directory or volume, from the host)"
                    )?;
                }
                Ok(())
            }
            io::ErrorKind::ReadOnlyFilesystem => {
                write!(f, "; mount a volume there, or set DATA_DIR to a writable directory")
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => write!(f, "; free some space there"),
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                write!(f, "; set DATA_DIR to a directory")
            }
            _ => Ok(()),
        }
    }
}

#[cfg(unix)]
fn uid(path: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|found| found.uid())
}

#[cfg(not(unix))]
fn uid(_: &Path) -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_made_and_left_empty_and_a_file_in_its_place_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("a/b");
        inspect(&directory).unwrap();
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "looking made something");
        prepare(&directory).unwrap();
        assert!(fs::read_dir(&directory).unwrap().next().is_none());

        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        for told in [prepare(&file), inspect(&file)].map(|tried| tried.unwrap_err().to_string()) {
            assert!(told.contains("set DATA_DIR to a directory"), "{told}");
        }
    }

    #[test]
    fn whose_directory_it_is_and_how_to_change_that_is_told() {
        let error =
            Error { directory: PathBuf::from("/"), source: io::Error::from(io::ErrorKind::PermissionDenied) };
        let told = error.to_string();
        assert!(told.contains("belongs to uid 0") && told.contains("chown -R "), "{told}");
    }
}
