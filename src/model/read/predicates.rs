//! Reads predicates, and checks that every subject is known and every comparison is possible.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, nearest, one_of, quoted, ticked};
use crate::model::{
    Accepted, ContextId, ELSEWHERE, FactorId, GateId, GateOutcome, Outlook, Predicate, Subject,
    Test, VerdictKind,
};
use crate::toml_tree::{Content, Placed, Value};

use super::ids::{
    COMPARED, GRANTED, IN_PLACE, LEANING, NOT_IN_PLACE, OUTLOOK, PROPOSED, RECOMMENDED, VERDICT,
};
use super::scope::{Replies, Scope};
use super::table::WHEN;

/// The word for any given answer that is a text or a date.
const GIVEN: &str = "given";
/// The word for a question that does not apply.
const NOT_APPLICABLE: &str = "not_applicable";
/// The word for an open answer.
const UNKNOWN: &str = "unknown";

/// The most comparisons in a predicate.
const COMPARISONS: usize = 1_000;

/// What a predicate may ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// Only levels and context choices, because the verdict depends on the predicate.
    AnswersOnly,
    /// All answers, and whether they are open, because the predicate decides what is asked.
    Asking,
    /// The verdict and everything that led to it, too.
    Everything,
}

/// A predicate as written; `None` if it is absent or wrong.
pub(super) type Rows = Option<Placed<Vec<Vec<Comparison>>>>;

/// One comparison as written.
#[derive(Debug)]
pub(super) struct Comparison {
    pub(super) subject: Placed<String>,
    accepts: Accepts,
}

#[derive(Debug)]
enum Accepts {
    One(Placed<String>),
    Any(Placed<Vec<Placed<String>>>),
}

/// Reads a list of rows, each a table of comparisons.
pub(super) fn rows(value: Option<Value<'_>>) -> Rows {
    rows_or(value, "it never holds")
}

/// Reads rows; `never` says what happens without any.
pub(super) fn rows_or(value: Option<Value<'_>>, never: &str) -> Rows {
    let value = value?;
    let list = value.list(WHEN)?;
    if list.is_empty() {
        let message = format!("has no rows, so {never}");
        value.complain(&message, format!("write rows: `{WHEN}`"));
        return None;
    }
    let title: Rc<str> = value.title().into();
    let rows: Vec<_> = list.iter().map(|it| row(it, &title)).collect();
    let rows: Vec<Vec<_>> = rows.into_iter().collect::<Option<_>>()?;
    let comparisons: usize = rows.iter().map(Vec::len).sum();
    if comparisons > COMPARISONS {
        let help = format!("it can have {COMPARISONS}");
        value.complain(&format!("has {comparisons} comparisons"), help);
        return None;
    }
    Some(value.placed(rows))
}

fn row(value: &Value<'_>, title: &Rc<str>) -> Option<Vec<Comparison>> {
    let table = value.table(Rc::clone(title), "{ some_id = \">=4\" }")?;
    let tests: Vec<_> = table.all().into_iter().map(comparison).collect();
    if tests.is_empty() {
        value
            .complain("has an empty row, which always holds", "write a comparison, or take it out");
        return None;
    }
    tests.into_iter().collect()
}

fn comparison((subject, value): (Placed<String>, Value<'_>)) -> Option<Comparison> {
    let accepts = match value.content() {
        Content::List(_) => Accepts::Any(value.texts("[\"this\", \"that\"]")?),
        Content::Whole(Some(number)) => {
            value.complain(
                "is a number without a comparison",
                format!("write \"={number}\", \"<={number}\" or \">={number}\""),
            );
            return None;
        }
        _ => Accepts::One(value.text()?),
    };
    Some(Comparison { subject, accepts })
}

impl Scope<'_> {
    /// Returns the predicate if it has no mistakes. Messages begin with `who`.
    pub(super) fn predicate(&self, rows: &Rows, reads: Reads, who: &str) -> Option<Predicate> {
        let row = |row: &Vec<Comparison>| -> Option<Vec<Test>> {
            let tests: Vec<_> = row.iter().map(|it| self.test(it, reads, who)).collect();
            tests.into_iter().collect()
        };
        let rows: Vec<_> = rows.as_ref()?.value.iter().map(row).collect();
        Some(Predicate { rows: rows.into_iter().collect::<Option<_>>()? })
    }

    fn test(&self, written: &Comparison, reads: Reads, who: &str) -> Option<Test> {
        let subject = self.subject(&written.subject, who)?;
        if reads != Reads::Everything && is_derived(subject) {
            let message =
                format!("{who} asks for {}, which depends on it", ticked(&written.subject.value));
            let help = "what decides reads answers only: factors and context questions";
            self.report(Diagnostic::new(message).at(&written.subject.place).help(help));
            return None;
        }
        let accepts = match subject {
            Subject::Factor(factor) => self.level(written, factor, reads),
            Subject::Context(question) => self.context_answer(written, question, reads),
            Subject::Recommended | Subject::Leaning | Subject::Compared => {
                self.words(written, &self.recommended())
            }
            Subject::Proposed | Subject::InPlace | Subject::NotInPlace => {
                let ids: Vec<_> = self.arrangements.iter().map(|it| it.id.as_str()).collect();
                self.words(written, &ids)
            }
            Subject::Granted => self.words(written, &self.rights.names()),
            Subject::Verdict => self.words(written, &VerdictKind::ALL.map(VerdictKind::word)),
            Subject::Gate(_) => self.words(written, &GateOutcome::ALL.map(GateOutcome::word)),
            Subject::Outlook => self.words(written, &Outlook::ALL.map(Outlook::word)),
        }?;
        Some(Test { subject, accepts })
    }

    fn subject(&self, name: &Placed<String>, who: &str) -> Option<Subject> {
        let id = name.value.as_str();
        let found = match id {
            RECOMMENDED => Some(Subject::Recommended),
            LEANING => Some(Subject::Leaning),
            PROPOSED => Some(Subject::Proposed),
            IN_PLACE => Some(Subject::InPlace),
            NOT_IN_PLACE => Some(Subject::NotInPlace),
            GRANTED => Some(Subject::Granted),
            COMPARED => Some(Subject::Compared),
            VERDICT => Some(Subject::Verdict),
            OUTLOOK => Some(Subject::Outlook),
            _ => None,
        };
        let found = found
            .or_else(|| self.factors.find(id).map(|it| Subject::Factor(FactorId(it))))
            .or_else(|| self.context.find(id).map(|it| Subject::Context(ContextId(it))))
            .or_else(|| self.gates.find(id).map(|it| Subject::Gate(GateId(it))));
        if found.is_none() {
            self.report_undefined(name, &format!("{who} asks for"), &self.gates.names());
        }
        found
    }

    /// Reports a name that is not known here, as a factor, a context question or one of the
    /// `others`; the message begins with `begin`.
    pub(super) fn report_undefined(&self, name: &Placed<String>, begin: &str, others: &[&str]) {
        let known = || [&self.factors.names()[..], &self.context.names(), others].concat();
        let message = format!("{begin} {}, which this model does not define", ticked(&name.value));
        let help = self.log.guess(|| match nearest(&name.value, &known()) {
            Some(near) => format!("did you mean {}?", ticked(near)),
            None => "name a factor or a context question by its id".to_owned(),
        });
        self.report(Diagnostic::new(message).at(&name.place).help(help));
    }

    /// Returns all recommendations that a predicate can name: a placement, or to stay elsewhere.
    fn recommended(&self) -> Vec<&str> {
        let mut known = self.placements.names();
        known.push(ELSEWHERE);
        known
    }

    fn level(&self, written: &Comparison, factor: FactorId, reads: Reads) -> Option<Accepted> {
        let what = format!("the level of {}", ticked(&written.subject.value));
        let word = self.one(written, &what)?;
        match word.value.as_str() {
            NOT_APPLICABLE if self.scored[factor.0].may_not_apply => {
                return Some(Accepted::NotApplicable);
            }
            NOT_APPLICABLE => {
                let message = format!("{} applies to every company", self.scored[factor.0].what);
                let help = "compare its level, or let it not apply: with `not_applicable`, \
                            `asked_when` or `asked_unless`";
                self.report(Diagnostic::new(message).at(&word.place).help(help));
                return None;
            }
            UNKNOWN if reads != Reads::AnswersOnly => return Some(Accepted::Unknown),
            UNKNOWN => {
                let message = format!("{what} cannot be \"unknown\" here");
                let help = "what is open can only decide what is asked: compare a level";
                self.report(Diagnostic::new(message).at(&word.place).help(help));
                return None;
            }
            _ => {}
        }
        let range = self.levels(word, &what)?;
        Some(Accepted::Range(i64::from(*range.start())..=i64::from(*range.end())))
    }

    /// Returns the levels that a comparison accepts: `=3`, `<=2` or `>=4`.
    pub(super) fn levels(&self, text: &Placed<String>, what: &str) -> Option<RangeInclusive<u8>> {
        let range = self.comparison(text, what)?;
        let (from, to) = (*range.start(), *range.end());
        let bound = if to == i64::MAX { from } else { to };
        let levels = u8::try_from(from.max(1)).ok().zip(u8::try_from(to.min(5)).ok());
        match levels.filter(|_| (1..=5).contains(&bound)) {
            Some((from, to)) => Some(from..=to),
            None => {
                let message = format!("{what} cannot be {bound}");
                self.report(Diagnostic::new(message).at(&text.place).help("the levels are 1 to 5"));
                None
            }
        }
    }

    fn context_answer(
        &self,
        written: &Comparison,
        question: ContextId,
        reads: Reads,
    ) -> Option<Accepted> {
        let name = ticked(&written.subject.value);
        if let Accepts::One(word) = &written.accepts
            && word.value == UNKNOWN
            && reads == Reads::Everything
        {
            return Some(Accepted::Unknown);
        }
        match &self.replies[question.0] {
            Replies::Choice(ids) => self.words(written, ids),
            Replies::Choices(ids) if reads != Reads::AnswersOnly => self.words(written, ids),
            Replies::Number => {
                let what = format!("the number {name}");
                let text = self.one(written, &what)?;
                self.comparison(text, &what).map(Accepted::Range)
            }
            Replies::Words if reads != Reads::AnswersOnly => self.words(written, &[GIVEN]),
            Replies::Choices(_) | Replies::Words => {
                let message = format!(
                    "{name} is neither one choice nor a number, so no advice can depend on it"
                );
                let help = "ask for a factor, or for a context question of another kind";
                self.report(Diagnostic::new(message).at(&written.subject.place).help(help));
                None
            }
        }
    }

    /// Returns the accepted words, as places in the list of known words.
    fn words(&self, written: &Comparison, known: &[&str]) -> Option<Accepted> {
        let words = match &written.accepts {
            Accepts::One(word) => std::slice::from_ref(word),
            Accepts::Any(words) => &words.value[..],
        };
        let places: Vec<_> =
            words.iter().map(|it| self.word(it, &written.subject.value, known)).collect();
        let mut met = BTreeSet::new();
        for word in words {
            if !met.insert(word.value.as_str()) {
                self.report_repeated(word, &ticked(&written.subject.value), "choice");
            }
        }
        Some(Accepted::OneOf(places.into_iter().collect::<Option<_>>()?))
    }

    fn word(&self, word: &Placed<String>, subject: &str, known: &[&str]) -> Option<i64> {
        let place = known.iter().position(|it| *it == word.value);
        if place.is_none() {
            let message = format!("{} cannot be {}", ticked(subject), ticked(&word.value));
            let help = if word.value.starts_with(['=', '<', '>']) {
                format!("it is not a level, so name its values: {}", quoted(known))
            } else {
                self.log.guess(|| one_of(&word.value, "its values are", known))
            };
            self.report(Diagnostic::new(message).at(&word.place).help(help));
        }
        i64::try_from(place?).ok()
    }

    fn one<'a>(&self, written: &'a Comparison, what: &str) -> Option<&'a Placed<String>> {
        match &written.accepts {
            Accepts::One(text) => Some(text),
            Accepts::Any(list) => {
                let message = format!("{what} is compared with a list");
                let help = "write one comparison, such as \"<=2\", or two rows";
                self.report(Diagnostic::new(message).at(&list.place).help(help));
                None
            }
        }
    }

    /// Returns the numbers that a comparison accepts, from 0 up.
    fn comparison(&self, text: &Placed<String>, what: &str) -> Option<RangeInclusive<i64>> {
        let written = text.value.as_str();
        let parsed = ["<=", ">=", "="].into_iter().find_map(|operator| {
            let number = written.strip_prefix(operator)?.trim_start();
            let digits = !number.is_empty() && number.chars().all(|it| it.is_ascii_digit());
            Some((operator, number.parse::<i64>().ok().filter(|_| digits)?))
        });
        match parsed {
            Some(("<=", number)) => Some(0..=number),
            Some((">=", number)) => Some(number..=i64::MAX),
            Some((_, number)) => Some(number..=number),
            None => {
                let message =
                    format!("{what} is compared with {}, which is no comparison", ticked(written));
                let help = "write \"=3\", \"<=2\" or \">=4\", with the number you mean";
                self.report(Diagnostic::new(message).at(&text.place).help(help));
                None
            }
        }
    }
}

fn is_derived(subject: Subject) -> bool {
    !matches!(subject, Subject::Factor(_) | Subject::Context(_))
}
