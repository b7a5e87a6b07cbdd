//! What names can refer to, and how to read the small parts that many pieces have.

use std::cell::{Cell, RefCell};

use crate::diagnostic::{Diagnostic, Log, Place, SourceFile, one_of, ticked};
use crate::model::{Choice, Kind, Origin, RespondentId, SourceId};
use crate::toml_tree::{Content, Node, Placed, Reader};

use super::ids::Ids;
use super::parts::{Parts, glance};
use super::table::{Text, Texts, called};

/// The word in `source` for the model's own judgement.
const JUDGEMENT: &str = "judgement";

/// What names can refer to, in the order of the valid model.
pub(super) struct Scope<'a> {
    /// Collects mistakes between pieces. They are thrown away if a file could not be read.
    pub(super) log: &'a Log,
    pub(super) files: &'a [SourceFile],
    pub(super) placements: Ids<'a>,
    pub(super) sections: Ids<'a>,
    pub(super) factors: Ids<'a>,
    pub(super) context: Ids<'a>,
    pub(super) placeholders: Ids<'a>,
    pub(super) gates: Ids<'a>,
    pub(super) interactions: Ids<'a>,
    pub(super) events: Ids<'a>,
    pub(super) respondents: Ids<'a>,
    pub(super) sources: Ids<'a>,
    pub(super) letters: Ids<'a>,
    pub(super) rights: Ids<'a>,
    /// The arrangements, as far as questions on them need to know.
    pub(super) arrangements: Vec<Choice>,
    /// The factors, section by section.
    pub(super) scored: Vec<Scored<'a>>,
    /// The context questions.
    pub(super) replies: Vec<Replies<'a>>,
    /// Which of them are not asked in every company.
    pub(super) conditional: Vec<bool>,
    /// Which of them texts can print by their own id.
    pub(super) printable: Vec<bool>,
    /// The ids read so far that must be unique in the model.
    pub(super) shared: RefCell<Vec<Placed<String>>>,
    /// How many rows of gates and conditions were tried so far.
    pub(super) tried: Cell<usize>,
}

/// What other pieces need to know about a factor.
pub(super) struct Scored<'a> {
    /// Its name in messages.
    pub(super) what: String,
    pub(super) section: Option<usize>,
    /// It belongs to a section that may be left out.
    pub(super) optional: bool,
    /// Where in the file it allows the answer "does not apply".
    pub(super) not_applicable: Option<&'a Place>,
    /// It does not apply to some companies.
    pub(super) may_not_apply: bool,
}

/// The kinds of answers to a context question.
pub(super) enum Replies<'a> {
    /// One of these ids.
    Choice(Vec<&'a str>),
    /// Several of these ids, or an outcome with one of these ids for each of several items.
    Choices(Vec<&'a str>),
    Number,
    /// An answer whose value predicates cannot compare; they only ask whether it is given.
    Words,
}

impl<'a> Scope<'a> {
    pub(super) fn new(parts: &Parts<'a>, files: &'a [SourceFile], log: &'a Log) -> Self {
        let ids = |kind, key| Ids::glanced(kind, parts.of(key), "id");
        let sections = ids("section", "sections");
        let is_optional = |it: &Reader<'_>| {
            matches!(it.peek("optional").map(|it| &it.value), Some(Content::Flag(true)))
        };
        let optional: Vec<bool> = parts.of("sections").iter().map(is_optional).collect();
        let scored = parts.of("factors").iter().map(|it| Scored::new(it, &sections, &optional));
        Self {
            log,
            files,
            placements: ids("placement", "placements"),
            factors: ids("factor", "factors"),
            context: ids("context question", "context"),
            placeholders: Ids::glanced("placeholder", parts.of("context"), "placeholder"),
            gates: ids("gate", "gates"),
            interactions: ids("interaction", "interactions"),
            events: ids("event", "events"),
            respondents: ids("respondent", "respondents"),
            sources: Ids::glanced("source", parts.of("sources"), "key"),
            letters: Ids::glanced("section letter", parts.of("sections"), "letter"),
            rights: ids("decision right", Kind::Right.row().list),
            arrangements: parts.of(Kind::Arrangement.row().list).iter().map(item).collect(),
            conditional: parts.of("context").iter().map(is_conditional).collect(),
            printable: parts.of("context").iter().map(is_printable).collect(),
            scored: scored.collect(),
            replies: parts.of("context").iter().map(Replies::new).collect(),
            sections,
            shared: RefCell::default(),
            tried: Cell::default(),
        }
    }

    /// Returns where a piece comes from.
    pub(super) fn origin(&self, keys: &Texts, what: &str) -> Origin {
        let mut origin = Origin::default();
        for key in keys.iter().flat_map(|it| &it.value) {
            let repeated = if key.value == JUDGEMENT {
                std::mem::replace(&mut origin.judgement, true)
            } else {
                let Some(source) = self.source_id(key, what) else { continue };
                let repeated = origin.sources.contains(&source);
                if !repeated {
                    origin.sources.push(source);
                }
                repeated
            };
            if repeated {
                self.report_repeated(key, what, "source");
            }
        }
        origin
    }

    fn source_id(&self, key: &Placed<String>, what: &str) -> Option<SourceId> {
        let found = self.sources.find(&key.value).map(SourceId);
        if found.is_none() {
            let message = format!(
                "{what} names the source {}, which this model does not list",
                ticked(&key.value)
            );
            let known = || [self.sources.names(), vec![JUDGEMENT]].concat();
            let help = self.log.guess(|| one_of(&key.value, "the sources are", &known()));
            self.report(Diagnostic::new(message).at(&key.place).help(help));
        }
        found
    }

    /// Returns the person that a text names.
    pub(super) fn owner(&self, name: &Text, what: &str) -> RespondentId {
        let found = name.as_ref().and_then(|it| self.respondents.resolve(it, what, self.log));
        RespondentId(found.unwrap_or(0))
    }

    /// Returns the value of a word from a list, or reports that the word is unknown. `message`
    /// follows the word in backquotes, and `begin` introduces the list of known words.
    pub(super) fn pick<T: Copy>(
        &self,
        word: &Text,
        message: impl Fn(&str) -> String,
        begin: &str,
        known: &[(&str, T)],
    ) -> Option<T> {
        let word = word.as_ref()?;
        let found = known.iter().find(|(it, _)| *it == word.value);
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|(it, _)| *it).collect();
            let help = one_of(&word.value, begin, &words);
            let mistake = Diagnostic::new(message(&ticked(&word.value)));
            self.report(mistake.at(&word.place).help(help));
        }
        found.map(|(_, it)| *it)
    }

    pub(super) fn report_repeated(&self, name: &Placed<String>, what: &str, kind: &str) {
        let message = format!("{what} names the {kind} {} twice", ticked(&name.value));
        self.report(Diagnostic::new(message).at(&name.place).help("take one of them out"));
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.log.add(diagnostic);
    }
}

impl<'a> Scored<'a> {
    fn new(factor: &Reader<'a>, sections: &Ids<'_>, optional: &[bool]) -> Self {
        let id = glance(factor, "id");
        let section = glance(factor, "section").and_then(|it| sections.find(it));
        let offer = factor.peek("not_applicable").filter(|it| it.value.clean_text().is_some());
        Self {
            what: id.map_or_else(|| factor.what().to_owned(), |it| called("factor", it)),
            section,
            optional: section.is_some_and(|it| optional[it]),
            not_applicable: offer.map(|it| &it.place),
            may_not_apply: offer.is_some() || is_conditional(factor),
        }
    }
}

impl<'a> Replies<'a> {
    fn new(question: &Reader<'a>) -> Self {
        let ids = || match question.peek("choices").map(|it| &it.value) {
            Some(Content::List(choices)) => choices.iter().filter_map(choice_id).collect(),
            _ => Vec::new(),
        };
        match glance(question, "kind") {
            Some("choice") => Self::Choice(ids()),
            Some("choices" | "outcomes") => Self::Choices(ids()),
            Some("number") => Self::Number,
            _ => Self::Words,
        }
    }

    /// Returns the choices; none if the question takes another kind of answer.
    pub(super) fn choices(&self) -> &[&'a str] {
        match self {
            Self::Choice(ids) => ids,
            _ => &[],
        }
    }
}

/// Returns the id of a choice, empty if there is none.
fn choice_id(choice: &Node) -> Option<&str> {
    let Content::Table(entries) = &choice.value else { return None };
    let id = entries.iter().find(|it| it.key.value == "id");
    Some(id.and_then(|it| it.node.value.clean_text()).unwrap_or_default())
}

/// Tells whether a question is not asked in every company.
fn is_conditional(question: &Reader<'_>) -> bool {
    ["asked_when", "asked_unless"].into_iter().any(|it| question.peek(it).is_some())
}

/// Tells whether the answer to a question can be printed inside a text, under the question's own id.
fn is_printable(question: &Reader<'_>) -> bool {
    match glance(question, "kind") {
        Some("number") => true,
        Some("text") => question.peek("placeholder").is_none(),
        _ => false,
    }
}

/// Returns the item for an arrangement, in questions on several of them.
fn item(arrangement: &Reader<'_>) -> Choice {
    let text = |key| glance(arrangement, key).unwrap_or_default().to_owned();
    Choice { id: text("id"), label: text("name"), paper: text("name") }
}
