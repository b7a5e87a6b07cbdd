//! `ask`: the wizard, from an answers file to the paper beside it.

mod given;
mod outcome;

use clap::ColorChoice;

use self::given::{earlier, keep_given, plan};
use self::outcome::{Outcome, paper_path, tell_answers};
use super::failure::Failure;
use super::inputs::{LoadedModel, load_model, shown, source, tell_reworded, today};
use crate::cli::Ask;
use crate::files::answers_file::AnswersFile;
use crate::files::{self, Existing};
use crate::paper::Paper;
use crate::terminal;
use crate::wizard::{self, Ending, Store, Wizard};

/// Asks the questions, saves after each answer, and writes the paper beside the answers.
pub(super) fn ask(args: &Ask, colour: ColorChoice) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let plan = plan(&loaded.model, args)?;
    if args.no_input {
        return without_asking(&loaded, args);
    }
    let mut dialogue = terminal::dialogue(args.plain, colour, settled)?;
    let earlier = earlier(&loaded.model, args)?;
    let mut file = AnswersFile::open(&args.answers, &loaded.model)?;
    let answers = keep_given(&loaded.model, args, earlier.as_ref(), &mut file)?;
    let mut wizard =
        Wizard::new(&loaded.model, answers, file.place(), today()).with_earlier(earlier.as_ref());
    wizard.follow(&plan);
    let paper = Paper::new()?;
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
                let outcome = Outcome::new(&loaded, &paper, &file, &wizard.answers())?;
                outcome.tell(args.plain)?;
                let path = paper_path(file.path());
                let replaces = path.exists() && !args.force;
                existing = if path.exists() { Existing::Replace } else { Existing::Keep };
                let (place, advice) = (shown(&path), outcome.advice()?);
                wizard.offer_paper(wizard::Paper { place, replaces, advice });
            }
            Ending::Paper => {
                return Outcome::new(&loaded, &paper, &file, &wizard.answers())?.write(existing);
            }
        }
    }
}

/// Waits until the last answer is saved, and no file is being replaced.
fn settled() -> impl Sized {
    (wizard::settled(), files::settled())
}

/// Makes the paper from the answers in the file and on the command line.
fn without_asking(loaded: &LoadedModel, args: &Ask) -> Result<(), Failure> {
    let says_something = !args.set.is_empty()
        || args.respondent.is_some()
        || args.role.is_some()
        || args.from.is_some();
    if !says_something {
        // The file must exist, because no questions are asked that would create it.
        source(&args.answers)?;
    }
    let earlier = earlier(&loaded.model, args)?;
    let mut file = AnswersFile::open(&args.answers, &loaded.model)?;
    let answers = keep_given(&loaded.model, args, earlier.as_ref(), &mut file)?;
    tell_reworded(&answers, std::slice::from_ref(&args.answers));
    if args.no_report {
        tell_answers(&args.answers);
        return Ok(());
    }
    let paper = Paper::new()?;
    let outcome = Outcome::new(loaded, &paper, &file, &answers)?;
    outcome.tell(args.plain)?;
    outcome.write(if args.force { Existing::Replace } else { Existing::Keep })
}
