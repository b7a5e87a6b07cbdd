//! The text of an answers file, read and written: TOML that reads like the minutes of a meeting.
//!
//! [`Document::parse`] takes a text against a model and returns its answers or every mistake in it;
//! [`Document::with`] returns the text with other answers. Only what changed is touched: the order,
//! the layout and every comment a person wrote stay as they are.

mod commented;
mod comments;
mod earlier;
mod edit;
mod mailed;
mod read;
mod several;
mod values;
mod wording;

pub use commented::commented_out;
pub use earlier::{Earlier, EarlierAnswer, TakenOver};
pub use read::line_of;
pub use several::{distinct, read_together};

use toml_edit::{Decor, DocumentMut, Key, value};

use self::comments::Lines;
use super::names::Names;
use super::words::{ADVICE_COMMENT, HEADER};
use super::{Answer, Answers, Reply, SCHEMA};
use crate::diagnostic::{Diagnostic, Log, Mistakes, Place, SourceFile};
use crate::model::{ContextId, Factor, FactorId, Model};
use crate::toml_tree;

/// The name of the file in messages.
const FILE: &str = "the answers file";
const ABOUT: &str = "about";
const ANSWERS: &str = "answers";
const WORDING: &str = "wording";
const MODEL_VERSION: &str = "model_version";
const BYTE_ORDER_MARK: char = '\u{feff}';

/// An answers file: its text and the answers in it.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    toml: DocumentMut,
    answers: Answers,
}

/// What an answers file holds for a reply besides the answer itself, for a page that writes such a
/// file without this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The comment line with the question.
    pub question: String,
    /// The comment line with the reply, below it.
    pub reply: String,
    /// The digits in the table `[wording]`.
    pub wording: String,
}

/// Reads an answers file against the model that it answers.
///
/// # Errors
///
/// Returns every mistake in the file.
pub fn read(file: &SourceFile, model: &Model) -> Result<Answers, Mistakes> {
    Document::parse(file, model).map(|it| it.answers)
}

/// Reads an answers file as [`read`] does; a note that contradicts its answer is a mistake, too.
///
/// # Errors
///
/// Returns every mistake in the file.
pub fn check(file: &SourceFile, model: &Model) -> Result<Answers, Mistakes> {
    let report = |tree: &toml_tree::Document, answers: &Answers, model: &Model, log: &Log| {
        read::report(tree, answers.contradictions(model), model, log);
        read::report(tree, answers.notes_against_levels(model), model, log);
    };
    Document::read(file, model, report).map(|it| it.answers)
}

impl Document {
    /// Returns an answers file without answers.
    pub fn new(model: &Model) -> Self {
        let mut toml = DocumentMut::new();
        let header = Decor::new(format!("{HEADER}\n"), " ");
        toml.insert_formatted(&Key::new("schema").with_leaf_decor(header), value(SCHEMA));
        toml.insert("model", value(model.id.as_str()));
        toml.insert(MODEL_VERSION, value(model.version.as_str()));
        for name in [ABOUT, ANSWERS] {
            edit::table(&mut toml, name);
        }
        Self { text: toml.to_string(), toml, answers: Answers::blank(model) }
    }

    /// Reads an answers file against the model that it answers.
    ///
    /// # Errors
    ///
    /// Returns every mistake in the file. Contradictions between answers are reported only if there
    /// is no other mistake.
    pub fn parse(file: &SourceFile, model: &Model) -> Result<Self, Mistakes> {
        Self::read(file, model, |tree, answers, model, log| {
            read::report(tree, answers.contradictions(model), model, log);
        })
    }

    /// Reads an answers file that is being written, in which answers may still contradict each other.
    ///
    /// # Errors
    ///
    /// Returns every other mistake in the file.
    pub fn parse_unfinished(file: &SourceFile, model: &Model) -> Result<Self, Mistakes> {
        Self::read(file, model, |_, _, _, _| {})
    }

    fn read(
        file: &SourceFile,
        model: &Model,
        check: impl Fn(&toml_tree::Document, &Answers, &Model, &Log),
    ) -> Result<Self, Mistakes> {
        let mended = mended(file, model);
        let file = mended.as_ref().unwrap_or(file);
        let log = Log::default();
        let (_, document) = Self::parsed(0, file, model, &log, check);
        log.finish(std::slice::from_ref(file), document)
    }

    /// Reads the file at a place in a list of files. Returns its tree too; mistakes go to the log.
    fn parsed(
        place: usize,
        file: &SourceFile,
        model: &Model,
        all: &Log,
        check: impl Fn(&toml_tree::Document, &Answers, &Model, &Log),
    ) -> (toml_tree::Document, Option<Self>) {
        let log = Log::default();
        let (tree, toml) = syntax(place, file, &log);
        let mut answers = read::answers(&tree, model, &log);
        let toml = or_report(place, toml, &log);
        // With a wrong answer in the file, contradictions cannot be found reliably.
        if log.is_empty() {
            check(&tree, &answers, model, &log);
        }
        all.append(log);
        let document = toml.map(|toml| {
            answers.reworded = reworded(&toml, &answers, model);
            Self { text: file.text.clone(), toml, answers }
        });
        (tree, document)
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what the file holds for a reply: see [`Written`].
    pub fn written(factor: &Factor, reply: Reply, names: &Names) -> Written {
        let lines = comments::lines(factor, reply, names);
        let wording = wording::entry_for(factor, reply, &lines);
        let [question, reply] = lines;
        Written { question, reply, wording }
    }

    /// Returns the version of the model that the file was last written for, if it says so.
    pub fn made_for(&self) -> Option<&str> {
        self.toml.get(MODEL_VERSION).and_then(|it| it.as_str())
    }

    /// Returns the answers in it.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the text with these answers in place of its own. If they are the same, every byte
    /// stays the same.
    pub fn with(&self, answers: &Answers, model: &Model) -> String {
        let mut toml = self.toml.clone();
        let change = Change::new(model, &self.answers, answers);
        if !change.make(&mut toml) {
            return self.text.clone();
        }
        let mark = if self.text.starts_with(BYTE_ORDER_MARK) { "\u{feff}" } else { "" };
        format!("{mark}{}", with_line_ends_of(&self.text, &toml.to_string()))
    }
}

/// Returns a file that came as the text of a mail as it was before; none if it is TOML, or no such
/// text.
fn mended(file: &SourceFile, model: &Model) -> Option<SourceFile> {
    if toml_edit::Document::parse(file.text.as_str()).is_ok() {
        return None;
    }
    let text = mailed::mended(&file.text, model)?;
    Some(SourceFile { name: file.name.clone(), text })
}

/// Reads the syntax of a file. Returns the tree of the readable parts, and the document if the
/// whole file is readable.
fn syntax(
    place: usize,
    file: &SourceFile,
    log: &Log,
) -> (toml_tree::Document, Result<DocumentMut, toml_edit::TomlError>) {
    match toml_edit::Document::parse(file.text.as_str()) {
        Ok(toml) => (toml_tree::tree(place, &toml), Ok(toml.into_mut())),
        // This parser goes on after a syntax error, and finds them all.
        Err(error) => (toml_tree::parse(place, file, log), Err(error)),
    }
}

/// Returns the document, or reports why there is none, unless a mistake was reported before.
fn or_report(
    place: usize,
    toml: Result<DocumentMut, toml_edit::TomlError>,
    log: &Log,
) -> Option<DocumentMut> {
    let error = match toml {
        Ok(toml) => return Some(toml),
        Err(error) => error,
    };
    if log.is_empty() {
        let place = Place { file: place, span: error.span().unwrap_or_default() };
        log.add(Diagnostic::new(error.message()).at(&place));
    }
    None
}

/// Returns the factors that were answered when their question, or the level chosen, was worded
/// differently, according to the table `[wording]`.
fn reworded(toml: &DocumentMut, answers: &Answers, model: &Model) -> Vec<FactorId> {
    let is_reworded = |id: &FactorId| {
        let reply = answers.answer(*id).reply;
        reply != Reply::NotAsked && wording::is_reworded(toml, &model[*id], reply)
    };
    model.factor_ids().filter(is_reworded).collect()
}

/// `toml_edit` ends the lines it touches with a line feed; a file from Windows stays one.
fn with_line_ends_of(previous: &str, text: &str) -> String {
    if previous.contains('\n') && previous.matches('\n').count() == previous.matches("\r\n").count()
    {
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}

/// A change of the answers in a document. Each of its steps tells whether it changed anything.
struct Change<'a> {
    model: &'a Model,
    old: &'a Answers,
    new: &'a Answers,
    /// The names that comments were written with, and those to write them with.
    names: [Names; 2],
}

impl<'a> Change<'a> {
    fn new(model: &'a Model, old: &'a Answers, new: &'a Answers) -> Self {
        Self { model, old, new, names: [old, new].map(|it| Names::new(model, it)) }
    }

    fn make(&self, toml: &mut DocumentMut) -> bool {
        let mut changed = false;
        for question in self.model.context_ids() {
            changed |= self.update_context(toml, question);
        }
        for factor in self.model.factor_ids() {
            changed |= self.update_factor(toml, factor);
        }
        if changed {
            self.update_version(toml);
        }
        changed
    }

    fn update_version(&self, toml: &mut DocumentMut) {
        let version = self.model.version.as_str();
        if toml.get(MODEL_VERSION).and_then(|it| it.as_str()) != Some(version) {
            edit::put_at_top(toml, MODEL_VERSION, version.into());
        }
    }

    fn update_context(&self, toml: &mut DocumentMut, id: ContextId) -> bool {
        let keys = self.model.about_keys();
        let order: Vec<&str> = keys.iter().map(String::as_str).collect();
        let is_another = self.update_about(toml, id, &order);
        self.update_advice(toml, id, &order) || is_another
    }

    /// Updates which advice a position is about.
    fn update_advice(&self, toml: &mut DocumentMut, id: ContextId, order: &[&str]) -> bool {
        let (old, new) = (self.old.advice_of(id), self.new.advice_of(id));
        let Some(key) = self.model.advice_key(id).filter(|_| old != new) else { return false };
        let Some(advice) = new else {
            edit::remove(toml, ABOUT, &key);
            return true;
        };
        let mut value = toml_edit::Value::from(advice.text(self.model));
        if old.is_none() {
            value.decor_mut().set_suffix(ADVICE_COMMENT);
        }
        edit::put(toml, ABOUT, &key, value, order);
        true
    }

    fn update_about(&self, toml: &mut DocumentMut, id: ContextId, order: &[&str]) -> bool {
        let (old, new) = (self.old.about(id), self.new.about(id));
        if old == new {
            return false;
        }
        let question = &self.model[id];
        let Some(answer) = new else {
            edit::remove(toml, ABOUT, &question.id);
            return true;
        };
        let mut value = values::context_value(question, answer);
        if old.is_none() && !question.choices().is_empty() {
            let ids: Vec<&str> = question.choices().iter().map(|it| it.id.as_str()).collect();
            value.decor_mut().set_suffix(format!(" # {}", ids.join(" | ")));
        }
        edit::put(toml, ABOUT, &question.id, value, order);
        true
    }

    fn update_factor(&self, toml: &mut DocumentMut, id: FactorId) -> bool {
        let factor = &self.model[id];
        let (old, new) = (self.old.answer(id), self.new.answer(id));
        if new.reply == Reply::NotAsked && new.note.is_none() {
            let is_there = *old != Answer::default();
            if is_there {
                edit::remove(toml, ANSWERS, &factor.id);
                wording::remove(toml, factor);
            }
            return is_there;
        }
        let order: Vec<&str> = self.model.factors.iter().map(|it| it.id.as_str()).collect();
        if old != new {
            edit::put(toml, ANSWERS, &factor.id, values::answer_value(new), &order);
        }
        // An answer to earlier words keeps their digest, until somebody confirms the answer. In a
        // document that does not have it, there is one that belongs to no words.
        let is_confirmed = !self.new.is_reworded(id);
        if !is_confirmed && !self.old.is_reworded(id) {
            wording::put_reworded(toml, factor, &order);
        }
        let is_given = old != new || self.old.is_reworded(id);
        is_confirmed && self.update_comment(toml, id, is_given, &order) || old != new
    }

    /// Updates the lines above an answer, in two cases: the answer is given now, or the lines are
    /// the program's own but have another reply or other names, because somebody changed the file
    /// by hand.
    fn update_comment(
        &self,
        toml: &mut DocumentMut,
        id: FactorId,
        is_given: bool,
        order: &[&str],
    ) -> bool {
        let factor = &self.model[id];
        let [old_names, new_names] = &self.names;
        let written = comments::lines(factor, self.old.answer(id).reply, old_names);
        let stored = wording::lines(toml, factor).map(str::to_owned);
        let is_known = |it: &Lines| *it == written || stored.as_ref() == Some(&wording::digest(it));
        let own = comments::own(toml, factor, is_known);
        let reply = self.new.answer(id).reply;
        let lines = comments::lines(factor, reply, new_names);
        let is_stale = own.as_ref().is_some_and(|it| *it != lines);
        if is_given || is_stale {
            comments::renew(toml, factor, own.as_ref(), &lines);
            wording::put(toml, factor, reply, &lines, order);
        }
        is_given || is_stale
    }
}

#[cfg(test)]
mod tests;
