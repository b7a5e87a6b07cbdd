//! `ask`: the wizard, from an answers file to the paper beside it.

mod desk;
mod forms;
mod given;
mod papers;

use std::path::Path;

use clap::ColorChoice;

use self::desk::{Desk, tell_answers};
use self::given::{earlier, keep_given, plan};
use super::failure::Failure;
use super::inputs::{LoadedModel, load_model, shown, source, tell_reworded, today};
use crate::cli::Ask;
use crate::files;
use crate::files::answers_file::AnswersFile;
use crate::paper::Paper;
use crate::phrases::{self, fill};
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
    let mut file = AnswersFile::open(&args.answers, &loaded.model)?.telling(tell_waiting);
    let answers = keep_given(&loaded.model, args, earlier.as_ref(), &mut file)?;
    let mut wizard = Wizard::new(&loaded.model, answers, file.place(), today())
        .with_earlier(earlier.as_ref())
        .with_result(!args.no_report);
    wizard.follow(&plan);
    let mut desk = desk(&loaded, args, file)?;
    match wizard::run(&mut wizard, dialogue.as_mut(), &mut desk)? {
        Ending::Left => return Err(Failure::Stopped),
        Ending::Finished if args.no_report => tell_answers(desk.file.path()),
        Ending::Finished => {}
    }
    Ok(())
}

fn desk<'a>(
    loaded: &'a LoadedModel,
    args: &Ask,
    file: AnswersFile<'a>,
) -> Result<Desk<'a>, Failure> {
    Ok(Desk { loaded, paper: Paper::new()?, file, force: args.force, plain: args.plain })
}

/// Says that another run writes in the folder of the answers.
fn tell_waiting(folder: &Path) {
    terminal::tell_wrapped(&fill(phrases::WAITING, &[("folder", &shown(folder))]));
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
    let mut file = AnswersFile::open(&args.answers, &loaded.model)?.telling(tell_waiting);
    let answers = keep_given(&loaded.model, args, earlier.as_ref(), &mut file)?;
    tell_reworded(&answers, std::slice::from_ref(&args.answers));
    if args.no_report {
        tell_answers(&args.answers);
        return Ok(());
    }
    desk(loaded, args, file)?.finish(&answers)
}
