//! What the fuzzer calls: each target takes any bytes, and panics if the program would break a
//! promise. The tests call the same targets with the corpus.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use mops_advisor::answers::{
    Answer, Answers, Basis, ContextAnswer, Document, Level, Reply, check, read,
};
use mops_advisor::decide::{Decision, Reason, decide};
use mops_advisor::diagnostic::{Mistakes, SourceFile};
use mops_advisor::findings::since::{Day, since};
use mops_advisor::findings::{Findings, find};
use mops_advisor::model::{ContextKind, Model, builtin_model, load};
use mops_advisor::pages::form::{Addressee, Form};
use mops_advisor::paper::since::Told;
use mops_advisor::paper::{Paper, Piece, Provenance, SinceView, View, WhatIf};
use mops_advisor::templates::Templates;
use mops_advisor::templates::marks::plain;
use mops_advisor::terminal::Plain;
use mops_advisor::typeset::{Document as Typed, PageSize, page, pictures, word};
use mops_advisor::wizard::{
    Desk, DialogueError, FormsWritten, Outcome, Store, Wizard, Written, run,
};

/// A target: any bytes.
pub(crate) type Target = fn(&[u8]);

/// The targets and their names.
pub(crate) const TARGETS: [(&str, Target); 10] = [
    ("answers", answers),
    ("model", model),
    ("template", template),
    ("report", report),
    ("what_if", what_if),
    ("compare", compare),
    ("group", group),
    ("wizard", wizard),
    ("form", form),
    ("mailed", mailed),
];

static MODEL: LazyLock<Model> = LazyLock::new(builtin_model);
static PAPER: LazyLock<Paper> = LazyLock::new(|| Paper::new().expect("the templates are right"));

/// An answers file: it is read or refused, and what is written for it is read alike.
pub(crate) fn answers(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let file = file(text);
    if let Err(mistakes) = check(&file, &MODEL) {
        told(&mistakes);
    }
    let answers = match read(&file, &MODEL) {
        Err(mistakes) => return told(&mistakes),
        Ok(answers) => answers,
    };
    let written = Document::new(&MODEL).with(&answers, &MODEL);
    let again = self::file(&written);
    let again = read(&again, &MODEL).expect("what is written can be read");
    assert!(again == answers, "writing changes answers:\n{written}");
    papers(&MODEL, &answers);
}

/// A model in one file: it is read or refused, and one that is read decides.
pub(crate) fn model(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    match load(&[file(text)]) {
        Err(mistakes) => told(&mistakes),
        Ok(model) => papers(&model, &company(&model, &mut Bytes(data))),
    }
}

/// A template: it is filled or refused. What takes memory without limit is left out here; the
/// program fills such templates in a process of its own.
pub(crate) fn template(data: &[u8]) {
    static VIEW: LazyLock<serde_json::Value> = LazyLock::new(|| {
        let answers = company(&MODEL, &mut Bytes(&[7; 400]));
        serde_json::to_value(view(&MODEL, &answers)).expect("a view is JSON")
    });
    let Ok(text) = str::from_utf8(data) else { return };
    let greedy = ["format", "batch", "slice", "indent", "divisibleby", "*", "~", "+"];
    if text.len() > 4096 || greedy.iter().any(|it| text.contains(it)) {
        return;
    }
    let file = file(text);
    let find = move |name: &str| Ok((name == "a.md").then(|| file.clone()));
    let templates = Templates::own(find).expect("the engine is set up").with_fuel(20_000);
    match templates.fill("a.md", &*VIEW) {
        Err(mistakes) => told(&mistakes),
        Ok(text) => printable(&text),
    }
}

/// Valid answers of any kind: every format is made.
pub(crate) fn report(data: &[u8]) {
    let mut answers = company(&MODEL, &mut Bytes(data));
    papers(&MODEL, &answers);
    answers.circulate(&MODEL);
    papers(&MODEL, &answers);
}

/// Two companies: what differs is told.
pub(crate) fn what_if(data: &[u8]) {
    let mut bytes = Bytes(data);
    let (before, after) = (company(&MODEL, &mut bytes), company(&MODEL, &mut bytes));
    let what_if = WhatIf::new(&view(&MODEL, &before), &view(&MODEL, &after));
    printable(&PAPER.what_if(&what_if).expect("the template is right"));
}

/// One company at two times: what became of the decision is told.
pub(crate) fn compare(data: &[u8]) {
    let mut bytes = Bytes(data);
    let each = [(); 2].map(|()| company(&MODEL, &mut bytes));
    let decided = each.each_ref().map(|it| decided(&MODEL, it));
    let views: Vec<View> = each.iter().map(|it| view(&MODEL, it)).collect();
    let day =
        |it: usize| Day { answers: &each[it], decision: &decided[it].0, findings: &decided[it].1 };
    let told = |it: usize| Told { answers: &each[it], view: &views[it], made_for: None };
    let since = SinceView::new(&MODEL, &since(&MODEL, day(0), day(1)), told(0), told(1));
    for is_markdown in [false, true] {
        printable(&PAPER.since(&since, is_markdown).expect("the template is right"));
    }
}

/// Several people of one company: their answers are taken together, in any order alike.
pub(crate) fn group(data: &[u8]) {
    let mut bytes = Bytes(data);
    let base = company(&MODEL, &mut bytes);
    let mut each = vec![base; 2 + bytes.below(3)];
    for factor in MODEL.factor_ids() {
        for one in &mut each {
            if let Some(level) = Level::ALL.get(bytes.below(12)) {
                let answer = one.answer(factor).clone();
                one.set(factor, Answer { reply: Reply::Level(*level), ..answer });
            }
        }
    }
    papers(&MODEL, &Answers::together(&MODEL, &each));
}

/// What somebody types, line by line: the wizard ends, and its answers can be saved.
pub(crate) fn wizard(data: &[u8]) {
    let mut said = Vec::new();
    let mut store = Memory(Answers::blank(&MODEL));
    let mut wizard = Wizard::new(&MODEL, store.0.clone(), "./a.toml".to_owned(), TODAY);
    let mut plain = Plain::new(data, &mut said, || Some(80));
    // However it ends, it does end.
    let _ = run(&mut wizard, &mut plain, &mut store);
    let text = Document::new(&MODEL).with(&store.0.asked_only(&MODEL), &MODEL);
    read(&file(&text), &MODEL).expect("what is saved can be read");
    printable(&String::from_utf8(said).expect("only text is said"));
}

/// The form of a company for somebody who may be asked: it is a page, and nothing that somebody typed
/// ends its script.
pub(crate) fn form(data: &[u8]) {
    let mut bytes = Bytes(data);
    let role = MODEL.respondents.get(bytes.below(13)).and_then(|it| MODEL.respondent(&it.id));
    let due = (bytes.below(2) == 1).then(|| bytes.date());
    let form = Form::new(&MODEL, &company(&MODEL, &mut bytes), Addressee { role, due });
    assert!(!form.data.contains('<'), "{}", form.data);
    printable(&form.page().expect("the templates are right"));
}

/// Answers that come back as the text of a mail, between whatever else was written there: they are
/// read as they were sent, or refused.
pub(crate) fn mailed(data: &[u8]) {
    let mut bytes = Bytes(data);
    let read = |text: &str| Document::parse_unfinished(&file(text), &MODEL);
    let sent = company(&MODEL, &mut bytes).asked_only(&MODEL);
    // A mail program may make one space of any.
    let text = Document::new(&MODEL).with(&sent, &MODEL).replace('\u{a0}', " ");
    let sent = read(&text).expect("what is written can be read");
    let marks = ">".repeat(1 + bytes.below(3));
    let end = ["\n", "\r\n", " \r\n\r\n"][bytes.below(3)];
    let lines = text.lines().map(|it| format!("{marks} {it}{end}"));
    let mail = format!("Hello,{end}{end}here they are.{end}{}", lines.collect::<String>());
    let came = read(&mail).unwrap_or_else(|it| panic!("{it}\n{mail}"));
    assert!(came.answers() == sent.answers(), "a mail changes answers:\n{mail}");
    let rest = String::from_utf8_lossy(bytes.0);
    if let Err(mistakes) = read(&(mail + &rest)) {
        told(&mistakes);
    }
}

const TODAY: Date = date(2026, 5, 11);

/// Answers that are kept in memory.
struct Memory(Answers);

impl Store for Memory {
    fn place(&self) -> String {
        "./a.toml".to_owned()
    }

    fn save(&mut self, answers: &Answers) -> Result<(), String> {
        self.0 = answers.clone();
        Ok(())
    }

    fn move_to(&mut self, _: &str, answers: &Answers) -> Result<(), String> {
        self.save(answers)
    }

    fn hand_out(&self) -> Result<String, String> {
        Ok("./questions.md".to_owned())
    }
}

impl Desk for Memory {
    type Error = DialogueError;

    fn store(&mut self) -> &mut dyn Store {
        self
    }

    fn decide(&mut self, answers: &Answers) -> Result<Outcome, DialogueError> {
        let view = view(&MODEL, answers);
        let page = PAPER.summary(&view, true).expect("the template is right");
        let advice = PAPER.advice(&view).expect("the template is right");
        Ok(Outcome { name: None, page, advice, papers: Vec::new(), askers: Vec::new() })
    }

    fn compare(&mut self, before: &Answers, after: &Answers) -> Result<String, DialogueError> {
        let what_if = WhatIf::new(&view(&MODEL, before), &view(&MODEL, after));
        Ok(PAPER.difference(&what_if).expect("the template is right"))
    }

    fn write(&mut self, _: usize, _: &Answers) -> Result<Written, DialogueError> {
        Ok(Err("There is no disk.".to_owned()))
    }

    fn write_forms(&mut self, _: &Answers) -> Result<FormsWritten, DialogueError> {
        Ok(Err("There is no disk.".to_owned()))
    }
}

fn file(text: &str) -> SourceFile {
    SourceFile { name: "a.toml".to_owned(), text: text.to_owned() }
}

fn told(mistakes: &Mistakes) {
    assert!(!mistakes.diagnostics.is_empty());
    printable(&mistakes.draw(false));
}

fn printable(text: &str) {
    let control = text.chars().find(|it| it.is_control() && !matches!(it, '\n' | '\t'));
    assert_eq!(control, None, "{text}");
}

fn decided(model: &Model, answers: &Answers) -> (Decision, Findings) {
    let decision = decide(model, answers, NonZeroU32::MIN, 1);
    let findings = find(model, answers, &decision);
    (decision, findings)
}

fn view(model: &Model, answers: &Answers) -> View {
    let (decision, findings) = decided(model, answers);
    let name = "a.toml".to_owned();
    let provenance = Provenance {
        program_version: "0".to_owned(),
        answers_file: name.clone(),
        answers_sha256: "0".repeat(64),
        model_sha256: "0".repeat(64),
    };
    View::new(model, answers, &decision.evaluation, &findings, provenance)
}

/// Makes every paper. The built-in templates speak of the built-in model, so a paper of another one
/// may be refused, but not break off.
fn papers(model: &Model, answers: &Answers) {
    let view = view(model, answers);
    let mut texts = vec![PAPER.markdown(&view), PAPER.brief(&view), PAPER.summary(&view, true)];
    if view.verdict.reason == Some(Reason::OpenGate) {
        texts.push(PAPER.marked(Piece::Agreement, &view).map(|it| plain(&it)));
    }
    for text in texts {
        match text {
            Ok(text) => printable(&text),
            Err(mistakes) if model.id == MODEL.id => panic!("{mistakes}"),
            Err(mistakes) => told(&mistakes),
        }
    }
    serde_json::to_string(&view).expect("a view is JSON");
    if model.id == MODEL.id {
        typeset(&view);
    }
}

/// Makes the page and the Word file.
fn typeset(view: &View) {
    let marked = PAPER.marked(Piece::Whole, view).expect("the templates are right");
    let (document, templates) = (Typed::parse(&marked), PAPER.templates());
    let pictures = pictures(view, templates).expect("the templates are right");
    printable(&page(&document, &pictures, templates).expect("the templates are right"));
    word(&document, PageSize::default(), templates).expect("the templates are right");
}

/// Choices that bytes make; nought when they are used up.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn below(&mut self, bound: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % bound.max(1)
    }

    fn date(&mut self) -> Date {
        let [year, month, day] = [3, 12, 28].map(|it| self.below(it) as i8);
        date(2025 + i16::from(year), 1 + month, 1 + day)
    }

    fn text(&mut self) -> String {
        let length = self.below(40).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        let text: String =
            String::from_utf8_lossy(text).chars().filter(|it| !it.is_control()).collect();
        if text.trim().is_empty() { "Words".to_owned() } else { text.trim().to_owned() }
    }

    fn some(&mut self, all: usize) -> Vec<usize> {
        (0..all).filter(|_| self.below(4) == 1).collect()
    }
}

/// Returns the company that the bytes describe: valid answers of every kind.
fn company(model: &Model, bytes: &mut Bytes<'_>) -> Answers {
    let mut answers = Answers::blank(model);
    for factor in model.factor_ids() {
        let reply = match bytes.below(8) {
            0 => continue,
            1 => Reply::Unknown,
            2 if model[factor].not_applicable.is_some() => Reply::NotApplicable,
            level => Reply::Level(Level::ALL[level % Level::ALL.len()]),
        };
        let kinds = [Basis::NotStated, Basis::Believed, Basis::Seen, Basis::Measured];
        let basis = kinds[bytes.below(kinds.len())];
        let note = (bytes.below(3) == 1).then(|| bytes.text());
        answers.set(factor, Answer { reply, basis, note });
    }
    for question in model.context_ids().filter(|_| bytes.below(6) > 0).collect::<Vec<_>>() {
        let answer = match &model[question].kind {
            ContextKind::Choice(choices) => ContextAnswer::Choice(bytes.below(choices.len())),
            ContextKind::Number => ContextAnswer::Number(bytes.below(20) as i64),
            ContextKind::Text(_) => ContextAnswer::Text(bytes.text()),
            ContextKind::Date => ContextAnswer::Date(bytes.date()),
            ContextKind::Choices(choices) => ContextAnswer::Choices(bytes.some(choices.len())),
            ContextKind::Dated(choices) => {
                let some = bytes.some(choices.len()).into_iter();
                let dated = some.map(|it| (it, (bytes.below(3) > 0).then(|| bytes.date())));
                ContextAnswer::Dated(dated.collect())
            }
            ContextKind::Remarks(items) => {
                let some = bytes.some(items.len()).into_iter();
                ContextAnswer::Remarks(some.map(|it| (it, bytes.text())).collect())
            }
            ContextKind::Outcomes { items, outcomes } => {
                let some = bytes.some(items.len()).into_iter();
                let outcome = |it| (it, bytes.below(outcomes.len()));
                ContextAnswer::Outcomes(some.map(outcome).collect())
            }
        };
        answers.set_about(question, Some(answer));
    }
    answers
}
