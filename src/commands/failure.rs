//! Why a command ended early, the message, and the exit code.

use std::io;
use std::process::ExitCode;

use clap::ColorChoice;

use crate::apart::ApartError;
use crate::diagnostic::{Mistakes, printable};
use crate::files::FileError;
use crate::files::answers_file::AnswersFileError;
use crate::phrases;
use crate::terminal;
use crate::typeset::WordError;
use crate::wizard::DialogueError;

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("there are mistakes in the files")]
    Mistakes(Mistakes),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Dialogue(#[from] DialogueError),
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
    #[error(transparent)]
    Apart(ApartError),
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Word(WordError),
    #[error("{}", .0.join("\nerror: "))]
    Usage(Vec<String>),
    #[error("several files cannot be used")]
    Several(Vec<Failure>),
    #[error("stopped")]
    Stopped,
}

impl From<AnswersFileError> for Failure {
    fn from(error: AnswersFileError) -> Self {
        match error {
            AnswersFileError::File(error) => Self::File(error),
            AnswersFileError::Mistakes(mistakes) => Self::Mistakes(mistakes),
        }
    }
}

impl From<ApartError> for Failure {
    fn from(error: ApartError) -> Self {
        match error {
            ApartError::Mistakes(mistakes) | ApartError::Limit(mistakes) => {
                Self::Mistakes(mistakes)
            }
            error @ ApartError::Process(_) => Self::Apart(error),
        }
    }
}

impl From<WordError> for Failure {
    fn from(error: WordError) -> Self {
        match error {
            WordError::Mistakes(mistakes) => Self::Mistakes(mistakes),
            error @ WordError::Package(_) => Self::Word(error),
        }
    }
}

impl From<Mistakes> for Failure {
    fn from(mistakes: Mistakes) -> Self {
        Self::Mistakes(mistakes)
    }
}

impl Failure {
    /// A wrong command line.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::Usage(vec![message.into()])
    }

    /// Prints what happened, and returns the exit code: 1 if reading or writing failed, 2 for a
    /// wrong command line or input that answers nothing, 3 for mistakes in files, 130 if the user stopped it.
    pub(super) fn tell(self, colour: ColorChoice) -> ExitCode {
        self.say(colour);
        ExitCode::from(self.code())
    }

    fn say(&self, colour: ColorChoice) {
        match self {
            Self::Mistakes(mistakes) => terminal::tell_mistakes(mistakes, colour),
            Self::Several(failures) => failures.iter().for_each(|it| it.say(colour)),
            Self::Stopped => {}
            // What was typed may hold a line end, and must not look like a message of its own.
            Self::Usage(messages) => {
                let tell =
                    |it: &String| terminal::tell_wrapped(&format!("error: {}", printable(it)));
                messages.iter().for_each(tell);
            }
            Self::Dialogue(DialogueError::NoTerminal) => {
                terminal::tell_wrapped(&format!("error: {self}. {}", phrases::NO_TERMINAL_HELP));
            }
            other => terminal::tell_wrapped(&format!("error: {other}")),
        }
    }

    fn code(&self) -> u8 {
        match self {
            Self::Mistakes(_) => 3,
            Self::File(error) if error.is_content() => 3,
            Self::Dialogue(DialogueError::Terminal(_)) => 1,
            Self::Usage(_) | Self::Dialogue(_) => 2,
            Self::File(_) | Self::Output(_) | Self::Json(_) | Self::Apart(_) | Self::Word(_) => 1,
            Self::Several(failures) => failures.iter().map(Self::code).min().unwrap_or(1),
            Self::Stopped => 130,
        }
    }
}
