//! Why the settings can't be used.

/// Why the settings can't be used. `Display` is one line and repeats no value of a variable.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A variable is missing or has a bad value.
    #[error("{variable}: {problem}")]
    Variable {
        /// The variable's name in the environment.
        variable: &'static str,
        /// What is wrong, and what is expected.
        problem: String,
    },
    /// The command line is not understood.
    #[error("{0}; see --help")]
    Usage(String),
    /// The `.env` file can't be used.
    #[error(".env: {0}")]
    DotEnv(String),
}
