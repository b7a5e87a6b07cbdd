//! `check`: finds mistakes, and writes nothing.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use toml_edit::DocumentMut;

use super::decision::view;
use super::failure::Failure;
use super::inputs::{load_model, shown, source, tell_commented, tell_reworded};
use super::positions::tell_positions;
use crate::answers::{self, Answers};
use crate::apart::{self, ApartError};
use crate::cli;
use crate::decide::{SEED, STRESS_RUNS, decide};
use crate::diagnostic::{Mistakes, SourceFile};
use crate::files::{self, OwnTemplate};
use crate::model::{self, Model};
use crate::phrases::{self, fill};
use crate::terminal;

/// The example companies for trying a template. Together they have every kind of verdict.
static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples");
/// The folder with what some of them answered half a year later.
const LATER: &str = "half-a-year-later";

/// Finds every mistake in the answers files and model folders named, and the mistakes in templates
/// that appear with the example companies. A file that cannot be read does not stop the check of
/// the others.
pub(super) fn check(args: &cli::Check) -> Result<(), Failure> {
    let model = load_model(args.model.as_deref())?.model;
    let mut wrong: Vec<Failure> = Vec::new();
    let mut read: Vec<Read> = Vec::new();
    let paths: Vec<_> = args.paths.iter().flat_map(|it| expanded(it)).collect();
    for path in &paths {
        match check_one(path, &model) {
            Ok(checked) => {
                terminal::tell(&checked.praise);
                if let Some(it) = &checked.read {
                    tell_doubts(&model, path, &it.answers);
                }
                read.extend(checked.read);
            }
            Err(failure) => wrong.push(failure),
        }
    }
    for company in companies(&model, read) {
        tell_of_company(&model, &company);
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Several(wrong)) }
}

/// Returns the files in a folder that holds answers and no model, or else the path itself.
fn expanded(path: &Path) -> Vec<PathBuf> {
    let is_answers = || files::read_folder(path).is_ok_and(|it| holds_only_answers(&it));
    match files::model_files(path) {
        Ok(paths) if is_answers() => paths,
        _ => vec![path.to_owned()],
    }
}

/// Says what in a file is no mistake and may still be wrong.
fn tell_doubts(model: &Model, path: &Path, answers: &Answers) {
    let path = shown(path);
    for text in answers.hard_to_believe(model) {
        let values = [("path", &*path), ("text", &*text)];
        terminal::tell_wrapped(&fill(phrases::HARD_TO_BELIEVE, &values));
    }
    let ended = answers.ended_without_difference(model);
    if !ended.is_empty() {
        let (ids, number) = (ended.join(", "), ended.len().to_string());
        let values = [("path", &*path), ("ids", &*ids), ("number", &*number)];
        terminal::tell_wrapped(&fill(phrases::ENDED_WITHOUT_DIFFERENCE, &values));
    }
}

/// A file or folder without mistakes.
struct Checked {
    praise: String,
    /// What is in it, if it is an answers file.
    read: Option<Read>,
}

/// An answers file, and the answers in it.
struct Read {
    source: SourceFile,
    answers: Answers,
}

/// Returns the files that call the company the same, company by company.
fn companies(model: &Model, read: Vec<Read>) -> Vec<Vec<Read>> {
    let name = |it: &Read| it.answers.about(model.roles.company).cloned();
    let mut companies: Vec<Vec<Read>> = Vec::new();
    for it in read {
        match companies.iter_mut().find(|company| name(&company[0]) == name(&it)) {
            Some(company) => company.push(it),
            None => companies.push(vec![it]),
        }
    }
    companies
}

/// Says which files of a company cannot be taken together. Each may be right by itself: they can be of
/// different times. If they can, says which positions are about another advice than what follows from them.
fn tell_of_company(model: &Model, company: &[Read]) {
    let answers: Vec<_> = company.iter().map(|it| it.answers.clone()).collect();
    let disagreements = answers::disagreements(model, &answers);
    for it in &disagreements {
        let [one, other] = [it.one, it.other].map(|it| shown(Path::new(&company[it].source.name)));
        let id = &model[it.question].id;
        let values = [("one", &*one), ("other", &*other), ("id", id)];
        terminal::tell_wrapped(&fill(phrases::NOT_TOGETHER, &values));
    }
    let names_advice = |it: &Answers| model.context_ids().any(|id| it.advice_of(id).is_some());
    // The advice takes a second to work out.
    if disagreements.is_empty() && answers.iter().any(names_advice) {
        let answers = Answers::together(model, &answers);
        let advice = decide(model, &answers, STRESS_RUNS, SEED).advice_name();
        let sources: Vec<_> = company.iter().map(|it| it.source.clone()).collect();
        tell_positions(model, &sources, &advice.text(model));
    }
}

/// Checks a file or folder.
fn check_one(path: &Path, model: &Model) -> Result<Checked, Failure> {
    let mut found = None;
    if files::is_folder(path) {
        model::load(&files::read_folder(path)?)?;
    } else {
        let source = source(path)?;
        if is_template(path, &source.text) {
            let praise = check_template(&OwnTemplate::new(path, source.text)?, path)?;
            return Ok(Checked { praise, read: None });
        }
        let answers = answers::check(&source, model)?;
        tell_reworded(&answers, &[path.to_owned()]);
        tell_commented(model, std::slice::from_ref(&source));
        found = Some(Read { source, answers });
    }
    let praise = fill(phrases::NO_MISTAKES, &[("path", &shown(path))]);
    Ok(Checked { praise, read: found })
}

/// Tells whether a folder holds answers and no model: some file has the `schema` that answers begin
/// with, and none has the bands that every model needs.
fn holds_only_answers(sources: &[SourceFile]) -> bool {
    let has = |key: &str| {
        let mut parsed = sources.iter().filter_map(|it| it.text.parse::<DocumentMut>().ok());
        parsed.any(|it| it.contains_key(key))
    };
    has("schema") && !has("bands")
}

/// Tells a template from answers: what is named as TOML is none, whatever is written in it.
fn is_template(path: &Path, text: &str) -> bool {
    let may_be = !files::is_standard(path) && path.extension().is_none_or(|it| it != "toml");
    may_be && ["{{", "{%", "{#"].iter().any(|it| text.contains(it))
}

/// Fills the template for each example company, up to the first for which it breaks a limit.
fn check_template(template: &OwnTemplate, path: &Path) -> Result<String, Failure> {
    let loaded = load_model(None)?;
    // Few runs are enough: their number only changes figures in the paper.
    let stress = cli::Stress { runs: NonZeroU32::MIN, ..cli::Stress::default() };
    let mut wrong: Vec<Mistakes> = Vec::new();
    let examples = examples();
    for example in &examples {
        let answers = answers::read_together(example, &loaded.model)?;
        match apart::fill(template, &view(&loaded, &answers, example, &stress)) {
            Err(ApartError::Mistakes(it)) if !wrong.contains(&it) => wrong.push(it),
            Ok(_) | Err(ApartError::Mistakes(_)) => {}
            Err(ApartError::Limit(it)) => {
                wrong.push(it);
                break;
            }
            Err(other) => return Err(other.into()),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Several(wrong.into_iter().map(Failure::from).collect()));
    }
    let (path, count) = (shown(path), examples.len().to_string());
    Ok(fill(phrases::NO_MISTAKES_TRIED, &[("path", &path), ("count", &count)]))
}

/// Returns the files of each example company: one, or a folder with one for each person.
fn examples() -> Vec<Vec<SourceFile>> {
    let source = |file: &include_dir::File<'_>| {
        let name = file.path().display().to_string();
        Some(SourceFile { name, text: file.contents_utf8()?.to_owned() })
    };
    let alone = EXAMPLES.files().map(|it| source(it).into_iter().collect());
    let groups = EXAMPLES.dirs().filter(|it| it.path() != Path::new(LATER));
    let together = groups.map(|it| it.files().filter_map(source).collect());
    alone.chain(together).collect()
}
