//! `ask`: the wizard, from an answers file to the paper beside it.

use std::path::{Path, PathBuf};

use clap::ColorChoice;
use jiff::civil::Date;

use super::failure::Failure;
use super::questions_named::questions_named;
use super::{LoadedModel, load_model, shown, suppose, today, view};
use crate::answers::{Answers, ContextAnswer};
use crate::cli::{self, DEFAULT_ANSWERS};
use crate::diagnostic::one_of;
use crate::files::answers_file::AnswersFile;
use crate::files::{self, Access, Existing};
use crate::model::Model;
use crate::paper::{Paper, View};
use crate::phrases::{self, fill};
use crate::terminal;
use crate::wizard::{self, Ending, Plan, Store, Wizard};

/// Asks the questions, saves after each answer, and writes the paper beside the answers.
pub(super) fn ask(args: &cli::Ask, colour: ColorChoice) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let plan = plan(&loaded.model, args)?;
    if args.no_input {
        return without_asking(&loaded, args);
    }
    let mut dialogue = terminal::dialogue(args.plain, colour)?;
    let mut file = AnswersFile::open(&args.answers, &loaded.model)?;
    let answers = keep_given(&loaded.model, args, &mut file)?;
    let mut wizard = Wizard::new(&loaded.model, answers, file.place(), today());
    wizard.follow(&plan);
    let mut existing = Existing::Replace;
    loop {
        let ending = wizard::run(&mut wizard, dialogue.as_mut(), &mut file)?;
        match ending {
            Ending::Left => return Err(Failure::Stopped),
            Ending::Finished if args.no_report => {
                tell_answers(file.path());
                return Ok(());
            }
            Ending::Finished => {
                Outcome::new(&loaded, &file, wizard.answers())?.tell(args.plain)?;
                let path = paper_path(file.path());
                let replaces = path.exists() && !args.force;
                existing = if path.exists() { Existing::Replace } else { Existing::Keep };
                wizard.offer_paper(wizard::Paper { place: shown(&path), replaces });
            }
            Ending::Paper => {
                return Outcome::new(&loaded, &file, wizard.answers())?.write(existing);
            }
        }
    }
}

/// What came out of answers in a file.
struct Outcome<'a> {
    file: &'a Path,
    view: View,
    paper: Paper,
}

impl<'a> Outcome<'a> {
    fn new(
        loaded: &LoadedModel,
        file: &'a AnswersFile<'_>,
        answers: &Answers,
    ) -> Result<Self, Failure> {
        let (answers, text) = file.joined(answers)?;
        let view = view(loaded, &answers, &text, &cli::Stress::default());
        Ok(Self { file: file.path(), view, paper: Paper::new()? })
    }

    /// Says what came out; for those who read lines, in numbers alone.
    fn tell(&self, plain: bool) -> Result<(), Failure> {
        let summary = self.paper.summary(&self.view, terminal::is_plain(plain))?;
        terminal::tell_wrapped(&format!("\n{summary}"));
        Ok(())
    }

    /// Writes the paper, and says where everything is.
    fn write(&self, existing: Existing) -> Result<(), Failure> {
        let path = paper_path(self.file);
        files::write(&path, &self.paper.markdown(&self.view)?, Access::Shared, existing)?;
        tell_paper(&path);
        let answers = phrases::argument(&shown(self.file));
        terminal::tell_wrapped(&fill(phrases::PAPER_COPIES, &[("answers", &answers)]));
        let answers = shown(self.file);
        terminal::tell_wrapped(&fill(phrases::ANSWERS_KEPT, &[("answers", &answers)]));
        Ok(())
    }
}

/// Makes the paper from what the file and the command line say.
fn without_asking(loaded: &LoadedModel, args: &cli::Ask) -> Result<(), Failure> {
    let says_something = !args.set.is_empty() || args.respondent.is_some() || args.role.is_some();
    if !says_something {
        // Nobody can be asked to make the file.
        files::read(&args.answers)?;
    }
    let mut file = AnswersFile::open(&args.answers, &loaded.model)?;
    let answers = keep_given(&loaded.model, args, &mut file)?;
    if let Some(reworded) = phrases::reworded(answers.reworded().len()) {
        let path = phrases::argument(&shown(&args.answers));
        let words = [("reworded", &*reworded), ("answers", &path)];
        terminal::tell_wrapped(&fill(phrases::REWORDED_UNASKED, &words));
    }
    if args.no_report {
        tell_answers(&args.answers);
        return Ok(());
    }
    let outcome = Outcome::new(loaded, &file, &answers)?;
    outcome.tell(args.plain)?;
    outcome.write(if args.force { Existing::Replace } else { Existing::Keep })
}

/// Returns the answers of the file with those of the command line, and keeps them.
fn keep_given(
    model: &Model,
    args: &cli::Ask,
    file: &mut AnswersFile<'_>,
) -> Result<Answers, Failure> {
    let answers = given(model, file.answers(), args, today())?;
    if answers != *file.answers() {
        file.keep(&answers)?;
    }
    Ok(answers)
}

/// Returns the answers with those that the command line gives, dated if that changes them.
fn given(
    model: &Model,
    answers: &Answers,
    args: &cli::Ask,
    today: Date,
) -> Result<Answers, Failure> {
    let mut given = suppose::suppose(model, answers, &args.set)?;
    if let Some(name) = &args.respondent {
        given.set_about(model.reserved.prepared_by, Some(ContextAnswer::Text(name.clone())));
    }
    if let Some(id) = &args.role {
        given.set_about(model.reserved.role, Some(role(model, id)?));
    }
    if given != *answers && given.about(model.reserved.date).is_none() {
        given.set_about(model.reserved.date, Some(ContextAnswer::Date(today)));
    }
    Ok(given)
}

fn role(model: &Model, id: &str) -> Result<ContextAnswer, Failure> {
    let choices = model[model.reserved.role].choices();
    let place = choices.iter().position(|it| it.id == id).map(ContextAnswer::Choice);
    place.ok_or_else(|| {
        let known: Vec<&str> = choices.iter().map(|it| it.id.as_str()).collect();
        let help = one_of(id, "the roles are", &known);
        Failure::Usage(vec![fill(phrases::UNKNOWN_ROLE, &[("role", id), ("help", &help)])])
    })
}

fn plan(model: &Model, args: &cli::Ask) -> Result<Plan, Failure> {
    Ok(match (args.quick, args.all) {
        (true, _) => Plan::Core,
        (_, true) => Plan::All,
        _ if args.only.is_empty() => Plan::Choose,
        _ => Plan::Only(questions_named(model, &args.only)?),
    })
}

/// Says where the answers are, and how they become a paper.
fn tell_answers(file: &Path) {
    let answers = shown(file);
    terminal::tell_wrapped(&fill(phrases::ANSWERS_ONLY, &[("answers", &answers)]));
    let argument = |path: &Path| phrases::argument(&shown(path));
    let (answers, paper) = (argument(file), argument(&paper_path(file)));
    let words = [("answers", &*answers), ("paper", &paper)];
    terminal::tell(&format!("  {}", fill(phrases::PAPER_COMMAND, &words)));
}

/// Says where the paper is, and how it becomes a Word document.
fn tell_paper(path: &Path) {
    terminal::tell_wrapped(&fill(phrases::PAPER_WRITTEN, &[("paper", &shown(path))]));
    let argument = |path: &Path| phrases::argument(&shown(path));
    let (paper, word) = (argument(path), argument(&path.with_extension("docx")));
    let words = [("paper", &*paper), ("word", &word)];
    terminal::tell(&format!("  {}", fill(phrases::PAPER_CONVERT, &words)));
}

/// Returns where the wizard writes the paper: beside the answers, and never in their place.
fn paper_path(answers: &Path) -> PathBuf {
    if answers == Path::new(DEFAULT_ANSWERS) {
        return PathBuf::from(cli::DEFAULT_PAPER);
    }
    let paper = answers.with_extension("md");
    if paper == answers || files::is_same(&paper, answers) {
        return answers.with_extension("paper.md");
    }
    paper
}
