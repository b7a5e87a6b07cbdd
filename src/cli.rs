//! The command line: its words and its help.

use std::ffi::OsString;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::decide::{SEED, STRESS_RUNS};
use crate::terminal;
use crate::typeset::{Format, PageSize};
use crate::wizard::one_line;

/// The answers file that is used where none is named.
pub const DEFAULT_ANSWERS: &str = "mops-answers.toml";
/// The paper that the wizard writes for that file.
pub const DEFAULT_PAPER: &str = "mops-paper.md";

/// Recommend where marketing operations should sit, and write the decision paper
#[derive(Debug, Parser)]
#[command(
    name = "mops-advisor",
    version,
    about,
    after_help = AFTER_HELP,
    long_about = "Helps a company decide where its marketing operations (MOps) team should sit: in \
                  Marketing, in IT or in Sales. Answer questions in the terminal, or in a file; a \
                  weighted model turns the answers into a recommendation and writes a decision \
                  paper that can be put in front of leadership.\n\nWithout a command, the questions \
                  are asked; the flags of `ask` go with that, too, as in `mops-advisor --plain`. \
                  Everything stays on this computer."
)]
pub struct Cli {
    /// What to do; without it, the questions are asked
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Use colour: on a terminal, unless `NO_COLOR` is set; always; or never
    #[arg(long, value_name = "WHEN", global = true, default_value_t)]
    pub color: ColorChoice,
}

impl Cli {
    /// Reads the command line.
    ///
    /// # Errors
    ///
    /// Returns the exit code after printing help, or what is wrong: 0 for help, 1 if it cannot be
    /// printed, 2 for a wrong command line.
    pub fn from_command_line() -> Result<Self, ExitCode> {
        let command = Self::command();
        let arguments = with_ask(&command, std::env::args_os().collect());
        let command = command.color(color(&arguments));
        let matches = command.try_get_matches_from(arguments);
        matches.and_then(|it| Self::from_arg_matches(&it)).map_err(|it| tell(&it))
    }
}

/// Prints help, or what is wrong with the command line, and returns the exit code. What the user
/// typed is printed on one line, and without characters that steer a terminal.
fn tell(message: &clap::Error) -> ExitCode {
    let rendered = message.render().to_string();
    let plain = terminal::visible(&std::env::args_os().fold(rendered.clone(), on_one_line));
    let printed = if message.use_stderr() && plain != rendered {
        terminal::tell(plain.trim_end());
        Ok(())
    } else {
        message.print()
    };
    let code = if printed.is_ok() { message.exit_code() } else { 1 };
    ExitCode::from(u8::try_from(code).unwrap_or(2))
}

/// Returns a message in which an argument, or what follows its `=`, stands on one line.
fn on_one_line(message: String, argument: OsString) -> String {
    let typed = argument.to_string_lossy();
    let value = typed.split_once('=').map_or(&*typed, |it| it.1);
    let split = [&*typed, value].into_iter().filter(|it| it.contains('\n'));
    split.fold(message, |message, it| message.replace(it, &it.replace('\n', "\u{fffd}")))
}

/// Returns the arguments with `ask` added if a flag of `ask` is where a command belongs, as in
/// `mops-advisor --plain`. If clap accepted these flags without a command, it would also read a
/// misspelt command as the name of the answers file.
fn with_ask(command: &clap::Command, mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_flag_of_ask = |word: &str| {
        let name = word.strip_prefix("--").map(|it| it.split('=').next().unwrap_or(it));
        let ask = command.find_subcommand("ask");
        name.is_some_and(|it| {
            ask.is_some_and(|ask| ask.get_arguments().any(|arg| arg.get_long() == Some(it)))
        })
    };
    let mut first = 1;
    while let Some(word) = arguments.get(first).and_then(|it| it.to_str()) {
        first += match word {
            "--color" => 2,
            _ if word.starts_with("--color=") => 1,
            _ => break,
        };
    }
    if arguments.get(first).and_then(|it| it.to_str()).is_some_and(is_flag_of_ask) {
        arguments.insert(first, "ask".into());
    }
    arguments
}

/// Returns the value of `--color` on a command line that may be wrong, because help and errors use
/// colour, too.
fn color(arguments: &[OsString]) -> ColorChoice {
    let mut words = arguments.iter().filter_map(|it| it.to_str());
    let joined = words.clone().find_map(|it| it.strip_prefix("--color="));
    let word = joined.or_else(|| words.find(|it| *it == "--color").and_then(|_| words.next()));
    word.and_then(|it| it.parse().ok()).unwrap_or_default()
}

const AFTER_HELP: &str = "\
Examples:
  mops-advisor                           ask the questions, and write the paper
  mops-advisor --plain                   the same line by line, for screen readers
  mops-advisor report answers.toml       print the paper for an answers file
  mops-advisor report answers.toml -o paper.html
                                         write it as a page for a browser
  mops-advisor report answers.toml -o paper.docx
                                         write it as a Word file
  mops-advisor check answers.toml        find every mistake in an answers file
  mops-advisor what-if answers.toml --set cmo_trusts_mops=2
                                         show what one answer would change
  mops-advisor compare may.toml october.toml
                                         show what became of a decision
  mops-advisor questions --role it       print the questions for the IT side
  mops-advisor form --role it --for answers.toml -o for-the-cio.html
                                         make a page on which the CIO answers them
  mops-advisor model show A2             explain what the paper calls A2

Exit codes:
  0      done; a tie, or the advice to wait, is a result, too
  1      something outside your files failed: a file is missing, a disk is full
  2      wrong command line, or no terminal to ask on
  3      the answers, the model or the template are wrong
  130    you stopped the questions; your answers are saved
  128+n  signal n ended the questions, as in 143 for TERM; your answers are saved";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask the questions, save after each answer, and write the paper
    Ask(Ask),
    /// Turn an answers file into the paper
    Report(Report),
    /// Find mistakes in answers files, model folders and templates; write nothing
    Check(Check),
    /// Show what moves if some answers were different
    WhatIf(WhatIf),
    /// Show what became of a decision: two answers files of one company, the earlier one first
    Compare(Compare),
    /// Print the questionnaire, to read, hand out or fill in
    Questions(Questions),
    /// Write the questions as a page for somebody else, who answers in a browser
    Form(Form),
    /// Explain the model, or copy it out to change it
    #[command(subcommand)]
    Model(ModelCommand),
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Fill a template with a view, as standard input says; `report` and `check` start this
    #[command(hide = true)]
    FillTemplate,
    /// Print the manual page of the program, or of one of its commands
    Man {
        /// The command, such as `report` or `model show`
        command: Vec<String>,
    },
}

/// What can be done with the model.
#[derive(Debug, Subcommand)]
pub enum ModelCommand {
    /// Explain a piece of the model; without an id, list them all
    Show(ModelShow),
    /// Copy the built-in model and the paper's templates into a folder, to change them
    Export {
        /// The folder; made if it does not exist
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// The options of `model show`.
#[derive(Debug, Args)]
pub struct ModelShow {
    /// An id, as in the model's files, or a reference from a paper, such as `A2`
    pub id: Option<String>,
    /// List only the pieces with this word in their id, reference or name
    #[arg(long, value_name = "WORD", conflicts_with = "id")]
    pub find: Option<String>,
    /// Use the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
}

/// The options of `ask`.
#[derive(Debug, Args)]
pub struct Ask {
    /// The answers file; made if it does not exist, gone on with if it does
    #[arg(value_name = "FILE", default_value = DEFAULT_ANSWERS)]
    pub answers: PathBuf,
    /// Begin with the names and titles of this earlier file; its other answers are shown, and their
    /// questions stay open until you answer them. From a file of schema 1, all that is said about the
    /// company and the notes are taken over
    #[arg(long, value_name = "OLD")]
    pub from: Option<PathBuf>,
    /// Use the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Ask these again, answered or not: ids, references from a paper, or a section's letter or id,
    /// with commas between; `*` stands for anything
    #[arg(long, value_name = "GLOB", conflicts_with_all = ["quick", "all"])]
    pub only: Vec<String>,
    /// Ask what is open of the questions that decide most, without a first menu
    #[arg(long, conflicts_with = "all")]
    pub quick: bool,
    /// Ask what is open of all questions, without a first menu
    #[arg(long)]
    pub all: bool,
    /// Answer this beforehand: a level from 1 to 5, `unknown` or `not_applicable`; the id may be a
    /// reference from a paper, such as `A2`; can be repeated
    #[arg(long, value_name = "ID=LEVEL")]
    pub set: Vec<String>,
    /// Say who prepares the paper; a job title is enough
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub respondent: Option<String>,
    /// Say in which role you answer, such as `cmo`, `it`, `sales` or `mops`
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Ask line by line, for screen readers and simple terminals
    #[arg(long)]
    pub plain: bool,
    /// Ask nothing, whatever the answers are, and make the paper from the file as it is; what is open
    /// stays open. For scripts: how many questions `--plain` asks depends on the answers
    #[arg(long, conflicts_with_all = ["only", "quick", "all", "plain"])]
    pub no_input: bool,
    /// Save the answers, and write no paper
    #[arg(long, conflicts_with = "force")]
    pub no_report: bool,
    /// Replace the paper if it exists, without asking
    #[arg(long)]
    pub force: bool,
}

impl Default for Ask {
    fn default() -> Self {
        Self {
            answers: DEFAULT_ANSWERS.into(),
            from: None,
            model: None,
            only: Vec::new(),
            quick: false,
            all: false,
            set: Vec::new(),
            respondent: None,
            role: None,
            plain: false,
            no_input: false,
            no_report: false,
            force: false,
        }
    }
}

fn name(text: &str) -> Result<String, String> {
    let name = one_line(text);
    if name.is_empty() { Err("give a name or a job title".to_owned()) } else { Ok(name) }
}

/// The options of `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// The answers file, or `-` for standard input; several files are several people's answers for
    /// one company
    #[arg(value_name = "FILE", required = true)]
    pub answers: Vec<PathBuf>,
    /// Write to this file, or `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    /// What to write; if not given, what the ending of the output file says, or Markdown
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Use the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Use this template for the paper; what it includes is looked for in its folder first
    #[arg(long, value_name = "FILE", conflicts_with = "brief")]
    pub template: Option<PathBuf>,
    /// Write page one alone: the answer and the decision asked for
    #[arg(long)]
    pub brief: bool,
    /// Write the agreement that both sides sign before an open answer is counted
    #[arg(long, conflicts_with_all = ["brief", "template"])]
    pub agreement: bool,
    /// Leave out the notes on sensitive questions and who said what, for a copy that goes round
    #[arg(long)]
    pub circulate: bool,
    /// The size of the paper that a Word file is printed on; if not given, A4
    #[arg(long, value_enum, value_name = "SIZE")]
    pub page_size: Option<PageSize>,
    /// Replace the output file if it exists, without asking
    #[arg(long)]
    pub force: bool,
    /// How firmness is tested
    #[command(flatten)]
    pub stress: Stress,
}

/// The options of `what-if`.
#[derive(Debug, Args)]
pub struct WhatIf {
    /// The answers file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub answers: PathBuf,
    /// Suppose this answer: a level from 1 to 5, `unknown` or `not_applicable`; the id may be a
    /// reference from a paper, such as `A2`
    #[arg(long, value_name = "ID=LEVEL", required = true, num_args = 1..)]
    pub set: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = WhatIfFormat::Text)]
    pub format: WhatIfFormat,
    /// Use the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// How firmness is tested
    #[command(flatten)]
    pub stress: Stress,
}

/// What `what-if` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WhatIfFormat {
    /// Before and after, side by side
    Text,
    /// The same as JSON
    Json,
}

/// The options of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier answers file, a folder with those of several people, or `-` for standard input
    #[arg(value_name = "BEFORE")]
    pub before: PathBuf,
    /// The later answers file, or a folder
    #[arg(value_name = "AFTER")]
    pub after: PathBuf,
    /// Write to this file, or `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub format: CompareFormat,
    /// Use the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Replace the output file if it exists
    #[arg(long)]
    pub force: bool,
    /// How firmness is tested
    #[command(flatten)]
    pub stress: Stress,
}

/// What `compare` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For the terminal
    Text,
    /// A page in Markdown
    Md,
    /// The same as JSON
    Json,
}

/// How firmness is tested.
#[derive(Debug, Args)]
pub struct Stress {
    /// Draw this many stress runs
    #[arg(long = "stress-runs", value_name = "N", default_value_t = STRESS_RUNS,
          value_parser = stress_runs)]
    pub runs: NonZeroU32,
    /// Draw them from this seed; the same seed gives the same runs
    #[arg(long, value_name = "SEED", default_value_t = SEED)]
    pub seed: u64,
}

/// The most stress runs that can be asked for. More runs would not change the result noticeably.
const MOST_STRESS_RUNS: u32 = 10_000_000;

fn stress_runs(text: &str) -> Result<NonZeroU32, String> {
    text.parse()
        .ok()
        .filter(|runs: &NonZeroU32| runs.get() <= MOST_STRESS_RUNS)
        .ok_or_else(|| format!("give a whole number from 1 to {MOST_STRESS_RUNS}"))
}

impl Default for Stress {
    fn default() -> Self {
        Self { runs: STRESS_RUNS, seed: SEED }
    }
}

/// The options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Answers files, model folders, and templates for `report`
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Check answers against the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
}

/// The options of `questions`.
#[derive(Debug, Args)]
pub struct Questions {
    /// Print an answers file to fill in instead of a questionnaire to read
    #[arg(long)]
    pub blank: bool,
    /// How to print the questionnaire
    #[arg(long, value_enum, default_value_t = QuestionsFormat::Md, conflicts_with = "blank")]
    pub format: QuestionsFormat,
    /// Only what this role answers best, such as `cmo`, `it` or `sales`, and what the advice needs
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Use the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
}

/// The options of `form`.
#[derive(Debug, Args)]
pub struct Form {
    /// Only what this role answers best, such as `cmo`, `it` or `sales`
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Take the names, the titles and the required choices from this answers file, and nothing else
    #[arg(long = "for", value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Say by which day the answers are wanted, such as 2027-06-11
    #[arg(long, value_name = "DATE")]
    pub due: Option<Date>,
    /// Write the page to this file, or `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Use the model in this folder instead of the built-in one
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Replace the page if it exists
    #[arg(long)]
    pub force: bool,
}

/// How `questions` prints the questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum QuestionsFormat {
    /// In Markdown
    Md,
    /// As plain text of at most 78 columns
    Text,
}
