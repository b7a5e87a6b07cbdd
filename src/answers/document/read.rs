//! From the tree of an answers file to valid answers; mistakes go to the log.

use super::values::{read_advice, read_answer, read_context_answer};
use super::{ABOUT, ANSWERS, FILE, MODEL_VERSION, WORDING, wording};
use crate::answers::contradictions::Contradiction;
use crate::answers::{Answers, SCHEMA};
use crate::diagnostic::{Diagnostic, Log, Place, SourceFile, nearest, one_of, ticked};
use crate::model::{Model, Question};
use crate::toml_tree::{self, Content, Document, Placed, Reader};

/// The format before, which had other questions.
pub(super) const EARLIER_SCHEMA: i64 = 1;
const EARLIER: &str = "this file has the format 1, whose answers cannot be used any more: all \
questions were worded anew, and most levels mean something else now";
const EARLIER_HELP: &str = "begin a new file with `mops-advisor ask NEW --from OLD`, where OLD is this \
file: it takes over what is said about the company and the notes, shows each old answer beside its \
question, and leaves this file as it is";

/// Returns the answers in the tree, as far as they can be read.
pub(super) fn answers(tree: &Document, model: &Model, log: &Log) -> Answers {
    let mut answers = Answers::blank(model);
    let mut top = Reader::new(tree, FILE, log);
    if !check_schema(&mut top, log) {
        // Its other mistakes may be correct in its own format.
        return answers;
    }
    check_model(&mut top, model, log);
    top.optional_text(MODEL_VERSION);
    let scope = Scope { model, log };
    if let Some(table) = top.optional(ABOUT).and_then(|it| it.table("[about]", "[about]")) {
        scope.read_about(&table, &mut answers);
    }
    if let Some(table) = top.optional(ANSWERS).and_then(|it| it.table("[answers]", "[answers]")) {
        scope.read_answers(&table, &mut answers);
    }
    if let Some(table) = top.optional(WORDING).and_then(|it| it.table("[wording]", "[wording]")) {
        scope.check_wording(&table);
    }
    scope.close(top);
    answers
}

/// Reports what contradicts each other in the answers.
pub(super) fn report(tree: &Document, found: Vec<Contradiction>, model: &Model, log: &Log) {
    let place = |question: Question| match question {
        Question::Context(it) => place(tree, ABOUT, &model[it].id),
        Question::Factor(it) => place(tree, ANSWERS, &model[it].id),
    };
    for it in found {
        let mut mistake = Diagnostic::new(it.message).help(it.help);
        if let Some(place) = place(it.question) {
            mistake = mistake.at(place);
        }
        if let Some(place) = it.against.and_then(place) {
            mistake = mistake.with(place, "this speaks against it");
        }
        log.add(mistake);
    }
}

/// Returns where the answer with an id stands in one of the two tables.
pub(super) fn place<'a>(tree: &'a Document, table: &str, id: &str) -> Option<&'a Place> {
    let table = tree.entries.iter().find(|it| it.key.value == table)?;
    let Content::Table(entries) = &table.node.value else { return None };
    entries.iter().find(|it| it.key.value == id).map(|it| &it.key.place)
}

/// Returns the line of a file, from 1, on which something is said about the company.
pub fn line_of(file: &SourceFile, key: &str) -> Option<usize> {
    let tree = toml_tree::parse(0, file, &Log::default());
    let start = place(&tree, ABOUT, key)?.span.start;
    Some(file.text.get(..start)?.matches('\n').count() + 1)
}

/// Tells whether the file has the format that is read here.
fn check_schema(top: &mut Reader<'_>, log: &Log) -> bool {
    let Some(schema) = top.required("schema", "2").and_then(|it| it.whole(0..=i64::MAX)) else {
        return true;
    };
    let number = schema.value;
    let (message, help) = match number {
        SCHEMA => return true,
        EARLIER_SCHEMA => (EARLIER.to_owned(), EARLIER_HELP.to_owned()),
        _ => (
            format!("this file has the format {number}, which is not known here"),
            format!("this program reads `schema = {SCHEMA}`; a newer one may read this file"),
        ),
    };
    log.add(Diagnostic::new(message).at(&schema.place).help(help));
    false
}

fn check_model(top: &mut Reader<'_>, model: &Model, log: &Log) {
    let id = top.required("model", &format!("\"{}\"", model.id)).and_then(|it| it.text());
    if let Some(id) = id.filter(|it| it.value != model.id) {
        let (given, used) = (ticked(&id.value), ticked(&model.id));
        let message = format!("these answers belong to the model {given}, not to {used}");
        let help =
            format!("write `model = \"{}\"`, or use these answers with their own model", model.id);
        log.add(Diagnostic::new(message).at(&id.place).help(help));
    }
}

/// Reads the entries of the two tables into the answers.
struct Scope<'a> {
    model: &'a Model,
    log: &'a Log,
}

impl Scope<'_> {
    fn read_about(&self, table: &Reader<'_>, answers: &mut Answers) {
        let mut advice = Vec::new();
        for (key, value) in table.all() {
            let value = value.called(ticked(&key.value));
            match self.model.context(&key.value) {
                Some(question) => {
                    let kind = &self.model[question].kind;
                    answers.set_about(question, read_context_answer(kind, &value));
                }
                None => match self.model.position_with_advice_key(&key.value) {
                    Some(stance) => advice.push((stance, read_advice(self.model, &value))),
                    None => self.refuse(&key, ABOUT),
                },
            }
        }
        // Their positions may stand below them.
        for (stance, advice) in advice {
            answers.set_advice_of(stance, advice);
        }
    }

    fn read_answers(&self, table: &Reader<'_>, answers: &mut Answers) {
        for (key, value) in table.all() {
            match self.model.factor(&key.value) {
                Some(factor) => {
                    let value = value.called(ticked(&key.value));
                    if let Some(answer) = read_answer(&self.model[factor], &value) {
                        answers.set(factor, answer);
                    }
                }
                None => self.refuse(&key, ANSWERS),
            }
        }
    }

    /// Refuses entries that the program did not write into its own table. An answer that somebody
    /// adds at the end of the file would be in this table by mistake.
    fn check_wording(&self, table: &Reader<'_>) {
        for (key, value) in table.all() {
            let is_entry = matches!(value.content(), Content::Text(it) if wording::is_entry(it));
            if is_entry {
                continue;
            }
            match self.table_of(&key.value) {
                Some(table) => {
                    self.send(&key, table, &format!("does not belong in the table [{WORDING}]"));
                }
                None => {
                    let message = format!("[{WORDING}] cannot hold {}", ticked(&key.value));
                    let mistake = Diagnostic::new(message).at(&key.place);
                    self.log.add(mistake.help("take this line out: only the program writes here"));
                }
            }
        }
    }

    /// Reports unknown keys at the top, and where they belong, if anywhere.
    fn close(&self, top: Reader<'_>) {
        let mut reported = Vec::new();
        for (key, _) in top.all() {
            if let Some(table) = self.table_of(&key.value) {
                self.send(&key, table, &format!("stands outside the table [{table}]"));
                reported.push(key.value);
            }
        }
        top.close_except(&reported);
    }

    /// Reports an id that its table does not have.
    fn refuse(&self, key: &Placed<String>, table: &str) {
        match self.table_of(&key.value) {
            Some(other) => {
                self.send(key, other, &format!("does not belong in the table [{table}]"));
            }
            None => self.refuse_unknown(key, table),
        }
    }

    /// Reports an id that belongs in another table.
    fn send(&self, key: &Placed<String>, table: &str, message: &str) {
        let message = format!("{} {message}", ticked(&key.value));
        let help = format!("move it below the line `[{table}]`");
        self.log.add(Diagnostic::new(message).at(&key.place).help(help));
    }

    /// Reports an id that is in neither table, with the nearest one of either.
    fn refuse_unknown(&self, key: &Placed<String>, table: &str) {
        let help = self.log.guess(|| {
            let other = if table == ABOUT { ANSWERS } else { ABOUT };
            let [keys, other_keys] = [table, other].map(|it| self.ids(it));
            let [known, others] =
                [&keys, &other_keys].map(|it| it.iter().map(String::as_str).collect::<Vec<_>>());
            match (nearest(&key.value, &known), nearest(&key.value, &others)) {
                (Some(near), _) => format!("did you mean {}?", ticked(near)),
                (None, Some(near)) => {
                    format!("did you mean {}? That belongs in the table [{other}]", ticked(near))
                }
                (None, None) => one_of(&key.value, "the ids here are", &known),
            }
        });
        let message = format!("[{table}] has an unknown id {}", ticked(&key.value));
        self.log.add(Diagnostic::new(message).at(&key.place).help(help));
    }

    /// Returns the table that an id belongs in.
    fn table_of(&self, id: &str) -> Option<&'static str> {
        let factor = || self.model.factor(id).map(|_| ANSWERS);
        let is_key = |it| self.model.advice_key(it).is_some_and(|key| key == id);
        let advice = || self.model.context_ids().any(is_key).then_some(ABOUT);
        self.model.context(id).map(|_| ABOUT).or_else(factor).or_else(advice)
    }

    /// Returns the ids that belong in a table.
    fn ids(&self, table: &str) -> Vec<String> {
        if table == ABOUT {
            self.model.about_keys()
        } else {
            self.model.factors.iter().map(|it| it.id.clone()).collect()
        }
    }
}
