//! What the wizard says and asks, and the replies it gets: the interface between the wizard and a
//! terminal.

use std::collections::VecDeque;
use std::io;

use thiserror::Error;

use super::pick::{Pick, Row};

/// Something said between two prompts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Opens a section or a page.
    Title(String),
    /// Progress, shown above a question.
    Progress(String),
    /// A question.
    Question(String),
    /// A paragraph.
    Text(String),
    /// An answer.
    Row(Row),
    /// A page that has its own line ends.
    Page(String),
    /// A command to type later, on a line of its own.
    Command(String),
    /// Something went wrong, or what was typed cannot be taken.
    Error(String),
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prompt {
    /// One of several options.
    Choose(Choose),
    /// Any number of several options.
    Several(Several),
    /// One of many answers, which can be searched.
    Pick(Pick),
    /// A line to type.
    Enter(Enter),
}

/// A choice between options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choose {
    /// The prompt of the choice.
    pub message: String,
    /// The options, numbered from 1 when shown.
    pub options: Vec<String>,
    /// The present answer.
    pub present: Option<usize>,
    /// Where the cursor starts if there is no present answer, so that an Enter pressed once too often
    /// does not choose an answer. `None`: on no option at all.
    pub start: Option<usize>,
    /// What else can be done here.
    pub commands: Commands,
}

/// A choice of any number of options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Several {
    /// The prompt of the choice.
    pub message: String,
    /// The options, numbered from 1 when shown.
    pub options: Vec<String>,
    /// The present answer.
    pub present: Vec<usize>,
    /// What else can be done here.
    pub commands: Commands,
}

/// A line to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enter {
    /// The prompt of the line.
    pub message: String,
    /// The present text, to be changed.
    pub present: String,
    /// Whether the present text cannot be taken as it is.
    pub refused: bool,
    /// What else can be done here.
    pub commands: Commands,
}

/// What can be done at a prompt besides answering. Leaving always can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Commands {
    /// Explain the question.
    pub explain: bool,
    /// Add a note and the basis.
    pub note: bool,
    /// Leave the question open.
    pub leave_open: bool,
    /// Go back.
    pub back: bool,
    /// Go to the check page.
    pub review: bool,
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// An option, by its place.
    Chose(usize),
    /// An option, by its place, and a note on it.
    ChoseToNote(usize),
    /// Several options, by their places in ascending order; none: the question is left out.
    ChoseSeveral(Vec<usize>),
    /// A line of text.
    Typed(String),
    /// Explain the question.
    Explain,
    /// Add a note and the basis.
    Note,
    /// Leave the question open, and go on.
    LeaveOpen,
    /// Go back; what was typed so far comes along.
    Back(String),
    /// Go to the check page.
    Review,
    /// Save and leave; what was typed so far comes along.
    Leave(String),
}

/// Why nothing can be asked.
#[derive(Debug, Error)]
pub enum DialogueError {
    /// There is no terminal.
    #[error("{}", crate::phrases::NO_TERMINAL)]
    NoTerminal,
    /// The input does not answer what is asked.
    #[error("{}", crate::phrases::NOTHING_VALID)]
    NothingValid,
    /// The input is longer than any answers.
    #[error("{}", crate::phrases::TOO_MANY_LINES)]
    TooManyLines,
    /// The terminal failed.
    #[error("the terminal cannot be used")]
    Terminal(#[from] io::Error),
}

/// Shows text to a person and returns the reply.
pub trait Dialogue {
    /// Says something.
    fn say(&mut self, said: &Said) -> Result<(), DialogueError>;

    /// Says what is done now, which may take seconds.
    fn begin_work(&mut self, what: &str) -> Result<(), DialogueError>;

    /// Goes on after that.
    fn end_work(&mut self) -> Result<(), DialogueError>;

    /// Asks until there is a reply that the prompt offers.
    fn ask(&mut self, prompt: &Prompt) -> Result<Reply, DialogueError>;
}

/// A dialogue for tests: replies from a list, and what was said and asked in [`Self::heard`]. It
/// leaves when the list is used up.
#[derive(Debug, Default)]
pub struct Script {
    replies: VecDeque<Reply>,
    /// Everything said, and every message and option asked, a line each.
    pub heard: Vec<String>,
    /// How many prompts there were.
    pub prompts: usize,
}

impl Script {
    /// Makes a dialogue with these replies.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { replies: replies.into_iter().collect(), ..Self::default() }
    }

    /// Returns the replies that were not asked for.
    pub fn left_over(&self) -> usize {
        self.replies.len()
    }
}

impl Dialogue for Script {
    fn say(&mut self, said: &Said) -> Result<(), DialogueError> {
        self.heard.push(match said {
            Said::Title(text) => format!("== {text}"),
            Said::Progress(text) => format!("-- {text}"),
            Said::Row(row) => row.line(),
            Said::Question(text)
            | Said::Text(text)
            | Said::Page(text)
            | Said::Command(text)
            | Said::Error(text) => text.clone(),
        });
        Ok(())
    }

    fn begin_work(&mut self, what: &str) -> Result<(), DialogueError> {
        self.say(&Said::Text(what.to_owned()))
    }

    fn end_work(&mut self) -> Result<(), DialogueError> {
        Ok(())
    }

    fn ask(&mut self, prompt: &Prompt) -> Result<Reply, DialogueError> {
        self.prompts += 1;
        match prompt {
            Prompt::Choose(choose) => {
                self.heard.push(format!("? {}", choose.message));
                for (place, option) in choose.options.iter().enumerate() {
                    let cursor = choose.present.or(choose.start);
                    let mark = if cursor == Some(place) { '>' } else { ' ' };
                    self.heard.push(format!("{mark} {}) {option}", place + 1));
                }
            }
            Prompt::Several(several) => {
                self.heard.push(format!("? {}", several.message));
                for (place, option) in several.options.iter().enumerate() {
                    let mark = if several.present.contains(&place) { 'x' } else { ' ' };
                    self.heard.push(format!("[{mark}] {}) {option}", place + 1));
                }
            }
            Prompt::Pick(pick) => {
                self.heard.push(format!("? {}", pick.message));
                self.heard.extend(pick.rows.iter().map(Row::line));
            }
            Prompt::Enter(enter) => {
                self.heard.push(format!("? {} [{}]", enter.message, enter.present));
            }
        }
        Ok(self.replies.pop_front().unwrap_or_else(|| Reply::Leave(String::new())))
    }
}
