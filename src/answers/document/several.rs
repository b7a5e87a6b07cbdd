//! The files of several people who answer for one company: read together, each mistake with its place.

use sha2::{Digest, Sha256};

use super::{ABOUT, Document, mended, read};
use crate::answers::{Answers, Disagreement, disagreements};
use crate::diagnostic::{Diagnostic, Log, Mistakes, Place, SourceFile, ticked};
use crate::model::{Model, Question};
use crate::toml_tree;

const HELP: &str = "the files have to speak of one company: agree on what is right, and correct one of the \
two, or leave one of the files out";
const ELSEWHERE: &str = "this is answered differently";

/// Returns the files that differ, by their names: identical ones count once.
pub fn distinct(mut files: Vec<SourceFile>) -> Vec<SourceFile> {
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let mut kept: Vec<SourceFile> = Vec::new();
    for file in files {
        if !kept.iter().any(|it| it.text == file.text) {
            kept.push(file);
        }
    }
    kept
}

/// Reads the answers files of several people and takes them together: by role, and those of one role by
/// the digest of their file, so that the order of the files makes no difference.
///
/// # Errors
///
/// Returns every mistake in the files, or else every answer that has to be the same in all of them and
/// is not, with both places.
pub fn read_together(files: &[SourceFile], model: &Model) -> Result<Answers, Mistakes> {
    let mended = |it: &SourceFile| mended(it, model).unwrap_or_else(|| it.clone());
    let files: &[SourceFile] = &files.iter().map(mended).collect::<Vec<_>>();
    let log = Log::default();
    let read = files.iter().enumerate().map(|(place, file)| {
        Document::parsed(place, file, model, &log, |tree, answers, model, log| {
            read::report(tree, answers.contradictions(model), model, log);
        })
    });
    let (trees, documents): (Vec<_>, Vec<_>) = read.unzip();
    let answers: Option<Vec<_>> = documents.into_iter().map(|it| Some(it?.answers)).collect();
    let together = answers.filter(|_| log.is_empty()).map(|answers| {
        report_disagreements(&answers, &trees, model, &log);
        let joint = Answers::together(model, &in_order(answers, files, model));
        report_contradictions(&joint, &trees, model, &log);
        joint
    });
    log.finish(files, together)
}

/// Returns the answers by role, those without one last, then by the digest of their file.
fn in_order(answers: Vec<Answers>, files: &[SourceFile], model: &Model) -> Vec<Answers> {
    let role = |it: &Answers| it.choice(model.roles.role).unwrap_or(usize::MAX);
    let mut all: Vec<_> = answers.into_iter().zip(files).collect();
    all.sort_by_cached_key(|(answers, file)| (role(answers), Sha256::digest(&file.text).to_vec()));
    all.into_iter().map(|it| it.0).collect()
}

/// Reports what people answered differently that has to be the same.
fn report_disagreements(
    answers: &[Answers],
    trees: &[toml_tree::Document],
    model: &Model,
    log: &Log,
) {
    for Disagreement { question, one, other } in disagreements(model, answers) {
        let id = &model[question].id;
        let places = read::place(&trees[one], ABOUT, id).zip(read::place(&trees[other], ABOUT, id));
        let message = format!("{} is not the same in all files", ticked(id));
        let mut mistake = Diagnostic::new(message).help(HELP);
        if let Some((one, other)) = places {
            mistake = mistake.at(one).with(other, ELSEWHERE);
        }
        log.add(mistake);
    }
}

/// Reports the answers about the company that fit in each file and contradict each other in the answers
/// of all.
fn report_contradictions(joint: &Answers, trees: &[toml_tree::Document], model: &Model, log: &Log) {
    let place = |question: Question| -> Option<&Place> {
        let Question::Context(id) = question else { return None };
        trees.iter().find_map(|it| read::place(it, ABOUT, &model[id].id))
    };
    for it in joint.contradictions_about(model) {
        let mut mistake = Diagnostic::new(it.message).help(it.help);
        if let Some(one) = place(it.question) {
            mistake = mistake.at(one);
        }
        log.add(mistake);
    }
}
