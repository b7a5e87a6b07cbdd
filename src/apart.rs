//! Templates of others, filled in a process of their own.
//!
//! The engine limits the instructions that a template runs, not what one of them takes: a line can
//! ask for gigabytes, run for minutes, or end the engine in a panic. A process of its own can be
//! limited as a whole, and its end is a mistake in the template like all others, with its place.

mod process;

use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::process::{End, run};
use crate::diagnostic::{Diagnostic, Mistakes, Place};
use crate::files::OwnTemplate;
use crate::phrases::{self, fill as filled};
use crate::templates::{FUEL, Templates};

/// The most memory that a template may take, in bytes, the stack it is parsed on included.
const MEMORY: u64 = 256 * 1024 * 1024;
/// How long a template may run.
const TIME: Duration = Duration::from_millis(2_500);
/// How long the place is looked for where a template breaks a limit.
const SEARCH: Duration = Duration::from_millis(2_000);

/// What a template made of a view.
#[derive(Debug, Serialize, Deserialize)]
pub struct Filled {
    /// The text, with the marks that typesetting needs.
    pub text: String,
    /// The names of the files that it included, as messages show them.
    pub included: Vec<String>,
}

/// Why a template could not be filled.
#[derive(Debug, Error)]
pub enum ApartError {
    /// The template is wrong.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
    /// The template breaks a limit. To find that out took time, and the next view would take as much.
    #[error(transparent)]
    Limit(Mistakes),
    /// The process of its own did not start, or said nothing that can be read.
    #[error("cannot fill the template in a process of its own: {0}")]
    Process(#[from] io::Error),
}

/// What the process is asked: to fill a template with a view, once for each number of instructions
/// after which it is stopped.
#[derive(Debug, Serialize, Deserialize)]
struct Task {
    path: String,
    text: String,
    fuels: Vec<u64>,
    view: serde_json::Value,
}

/// What the process answers, on a line each.
type Answer = Result<Filled, Mistakes>;

/// Fills a template with a view, in a process of its own.
///
/// # Errors
///
/// Returns the mistake in the template, the limit that it breaks, or why there was no such process.
pub fn fill(template: &OwnTemplate, view: &impl Serialize) -> Result<Filled, ApartError> {
    let view = serde_json::to_value(view).map_err(io::Error::other)?;
    let file = template.file();
    let (path, text) = (file.name.clone(), file.text.clone());
    let mut task = Task { path, text, fuels: vec![FUEL], view };
    let mut run = run(&task, TIME)?;
    match run.answers.pop() {
        Some(answer) => Ok(answer?),
        None => Err(ApartError::Limit(broken(&mut task, &run.end, template))),
    }
}

/// Serves the task on standard input; `print` gets each answer.
///
/// # Errors
///
/// Returns an error if the input is no task, or an answer cannot be printed.
pub fn serve(input: impl Read, print: impl Fn(&str) -> io::Result<()>) -> io::Result<()> {
    process::limit(MEMORY);
    let task: Task = serde_json::from_reader(input)?;
    for fuel in &task.fuels {
        print(&(serde_json::to_string(&answer(&task, *fuel)?)? + "\n"))?;
    }
    Ok(())
}

fn answer(task: &Task, fuel: u64) -> io::Result<Answer> {
    let template = OwnTemplate::new(Path::new(&task.path), task.text.clone());
    let template = template.map_err(io::Error::other)?;
    let name = template.name.clone();
    let included = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&included);
    let find = move |name: &str| {
        let found = template.find(name).map_err(|error| error.to_string())?;
        let file = found.iter().map(|it| it.name.clone());
        seen.lock().unwrap_or_else(PoisonError::into_inner).extend(file);
        Ok(found)
    };
    let filled =
        Templates::own(find).and_then(|it| it.with_fuel(fuel).fill_marked(&name, &task.view));
    let included = std::mem::take(&mut *included.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(filled.map(|text| Filled { text, included }))
}

/// Returns the mistake of a template that breaks a limit. Its place is the last instruction at which
/// less fuel stops it before it does.
fn broken(task: &mut Task, end: &End, template: &OwnTemplate) -> Mistakes {
    let file = template.file().clone();
    let place = Place { file: 0, span: 0..file.text.lines().next().unwrap_or_default().len() };
    let start = Diagnostic::new(String::new()).at(&place);
    let at_start = || Mistakes { files: vec![file], diagnostics: vec![start] };
    let mut mistakes = stopped(task).unwrap_or_else(at_start);
    let (message, help) = told(end);
    for diagnostic in &mut mistakes.diagnostics {
        diagnostic.message.clone_from(&message);
        diagnostic.help = Some(help.to_owned());
    }
    mistakes
}

/// Returns the mistake of a template that is stopped shortly before it breaks a limit, if it gets
/// anywhere before that: doubled fuel finds the size, halved steps the place.
fn stopped(task: &mut Task) -> Option<Mistakes> {
    let began = Instant::now();
    let left = || SEARCH.saturating_sub(began.elapsed());
    task.fuels = (0..FUEL.ilog2()).map(|it| 1 << it).collect();
    let mut answers = run(task, left() / 2).ok()?.answers;
    let mut runs = *task.fuels.get(answers.len().checked_sub(1)?)?;
    let mut breaks = runs * 2;
    while breaks - runs > 1 && !left().is_zero() {
        task.fuels = vec![runs.midpoint(breaks)];
        let found = run(task, left()).map(|it| it.answers).unwrap_or_default();
        if found.is_empty() { &mut breaks } else { &mut runs }.clone_from(&task.fuels[0]);
        answers.extend(found);
    }
    answers.pop()?.err()
}

fn told(end: &End) -> (String, &'static str) {
    let (memory, time) = ((MEMORY / 1024 / 1024).to_string(), TIME.as_secs_f32().to_string());
    match end {
        End::OutOfTime => {
            (filled(phrases::TEMPLATE_SLOW, &[("seconds", &time)]), phrases::MEND_ENDLESS)
        }
        End::Panicked => (phrases::TEMPLATE_PANIC.to_owned(), phrases::MEND_TEMPLATE),
        End::Killed | End::Done => {
            (filled(phrases::TEMPLATE_MEMORY, &[("limit", &memory)]), phrases::MEND_ENDLESS)
        }
    }
}
