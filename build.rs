//! Tells the program from which commit and how it was built. Needs neither a network nor git: where there is no
//! repository, `GIT_COMMIT` may name the commit, and without it none is named.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=GIT_COMMIT");
    let given = env::var("GIT_COMMIT").ok().filter(|commit| !commit.is_empty());
    let commit = given.or_else(repository_commit);
    let known = commit.filter(|commit| commit.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let commit: String = known.map_or("unknown".to_owned(), |commit| commit.chars().take(12).collect());
    let of_build = |name| env::var(name).unwrap_or_default();
    let build = format!("{} for {}", of_build("PROFILE"), of_build("TARGET"));
    println!("cargo:rustc-env=BUILD_COMMIT={commit}");
    println!("cargo:rustc-env=BUILD_KIND={build}");
    if of_build("TARGET") == of_build("HOST") && glibc().is_some_and(|version| version >= (2, 36)) {
        // Packs the addresses that the start adjusts, which are a tenth of the program otherwise. Older ones can't read that.
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The commit of this very repository: the sources may lie inside another one.
fn repository_commit() -> Option<String> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let here = env::var("CARGO_MANIFEST_DIR").ok()?;
    if Path::new(&top).canonicalize().ok()? != Path::new(&here).canonicalize().ok()? {
        return None;
    }
    let branch = git(&["symbolic-ref", "-q", "HEAD"]).unwrap_or_else(|| "HEAD".to_owned());
    for moved in ["HEAD", &branch] {
        let path = git(&["rev-parse", "--git-path", moved])?;
        // One that is not there would have everything built anew each time.
        if Path::new(&path).exists() {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    git(&["rev-parse", "HEAD"])
}

/// The version of this machine's C library, if it is glibc.
fn glibc() -> Option<(u32, u32)> {
    let output = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = text.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}

fn git(arguments: &[&str]) -> Option<String> {
    let output =
        Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
