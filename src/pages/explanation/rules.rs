//! Predicates, effects and origins, as templates print them.

use std::ops::RangeInclusive;

use serde::Serialize;

use crate::answers::Level;
use crate::answers::names::Names;
use crate::decide::{GateOutcome, Outlook, VerdictKind};
use crate::model::{
    Accepted, Change, ContextId, ContextKind, Effect, FactorId, Interaction, Kind, Model, Origin,
    Predicate, Sign, Subject, Test,
};
use crate::points::Pull;

/// Tests that must all hold.
pub type Row = Vec<TestView>;

/// One test of a predicate.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TestView {
    /// `level`, `not_applicable`, `unknown`, `choice`, `recommended`, `leaning`, `proposed`, `in_place`,
    /// `not_in_place`, `granted`, `compared`, `verdict`, `gate` or `outlook`.
    pub kind: &'static str,
    /// The subject of the test: a reference and a name, or only a name.
    pub reference: Option<String>,
    pub name: Option<String>,
    /// The levels with which it holds, or the wordings of the choices.
    pub levels: Vec<u8>,
    /// Whether to print only the first and the last level, because there are more than two.
    pub is_range: bool,
    pub choices: Vec<String>,
}

/// A change of pulls.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EffectView {
    pub factors: Vec<String>,
    pub from: u8,
    pub to: u8,
    /// Whether these are all levels.
    pub is_everywhere: bool,
    pub placements: Vec<String>,
    /// `add`, `set`, `halve` or `drop`.
    pub change: &'static str,
    /// The pull that is added or set.
    pub pull: Option<String>,
    /// Which pulls are halved or dropped: `all`, `positive` or `negative`.
    pub sign: Option<&'static str>,
}

/// Where a piece comes from.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct OriginView {
    pub sources: Vec<SourceView>,
    pub judgement: bool,
}

/// A published source.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SourceView {
    pub author: String,
    pub title: String,
    pub published: String,
}

/// Tells whether an interaction reads or changes a factor.
pub(super) fn touches(interaction: &Interaction, factor: FactorId) -> bool {
    interaction.trigger.predicate().factors().any(|it| it == factor)
        || interaction.effects.iter().any(|it| it.factors.contains(&factor))
}

pub(super) struct Rules<'m> {
    pub(super) model: &'m Model,
    pub(super) names: &'m Names,
}

impl Rules<'_> {
    pub(super) fn rows(&self, predicate: &Predicate) -> Vec<Row> {
        predicate.rows.iter().map(|row| row.iter().map(|test| self.test(test)).collect()).collect()
    }

    fn test(&self, test: &Test) -> TestView {
        let accepted = &test.accepts;
        let words = |words: &[&str]| chosen(accepted, words.iter().map(|it| (*it).to_owned()));
        let view = |kind, name: Option<&str>, choices| TestView {
            kind,
            reference: None,
            name: name.map(|it| self.names.fill(it)),
            levels: Vec::new(),
            is_range: false,
            choices,
        };
        match test.subject {
            Subject::Factor(factor) => TestView {
                reference: Some(self.model[factor].reference.clone()),
                levels: levels(accepted),
                is_range: levels(accepted).len() > 2,
                ..view(level_kind(accepted), Some(&self.model[factor].name), Vec::new())
            },
            Subject::Context(question) => {
                view("choice", Some(&self.model[question].name), self.replies(question, accepted))
            }
            Subject::Recommended => {
                view("recommended", None, self.homes(accepted, "to stay in another function"))
            }
            Subject::Leaning => view("leaning", None, self.homes(accepted, "another function")),
            Subject::Compared => view("compared", None, self.homes(accepted, "another function")),
            Subject::Proposed => {
                view("proposed", None, chosen(accepted, self.headings(Kind::Arrangement)))
            }
            Subject::InPlace => {
                view("in_place", None, chosen(accepted, self.headings(Kind::Arrangement)))
            }
            Subject::NotInPlace => {
                view("not_in_place", None, chosen(accepted, self.headings(Kind::Arrangement)))
            }
            Subject::Granted => view("granted", None, chosen(accepted, self.headings(Kind::Right))),
            Subject::Verdict => view("verdict", None, words(&VerdictKind::ALL.map(|it| it.word()))),
            Subject::Gate(gate) => {
                let outcomes = words(&GateOutcome::ALL.map(|it| it.word()));
                view("gate", Some(&self.model[gate].name), outcomes)
            }
            Subject::Outlook => view("outlook", None, words(&Outlook::ALL.map(|it| it.word()))),
        }
    }

    /// Returns what the passages of a kind are listed under.
    fn headings(&self, kind: Kind) -> impl Iterator<Item = String> {
        let all = self.model.passages_of(kind);
        all.map(|it| self.names.fill(it.heading().unwrap_or_default()))
    }

    /// Returns the homes with which a test holds; the last is called `elsewhere`.
    fn homes(&self, accepted: &Accepted, elsewhere: &str) -> Vec<String> {
        let names = self.model.placement_ids().map(|it| self.names.placement(it).to_owned());
        chosen(accepted, names.chain([elsewhere.to_owned()]))
    }

    /// Returns the answers to a question on the company with which a test holds.
    fn replies(&self, question: ContextId, accepted: &Accepted) -> Vec<String> {
        match (&self.model[question].kind, accepted) {
            (ContextKind::Choice(choices) | ContextKind::Choices(choices), _) => {
                let labels = || choices.iter().map(|it| self.names.fill(&it.label));
                let given = chosen(accepted, labels());
                let other = labels().filter(|it| !given.contains(it)).collect::<Vec<_>>();
                match &other[..] {
                    [other] if given.len() > 2 => vec![format!("anything but {other}")],
                    _ => given,
                }
            }
            (ContextKind::Number, Accepted::Range(range)) => vec![number(range)],
            _ => vec!["given".to_owned()],
        }
    }

    pub(super) fn effect(&self, effect: &Effect) -> EffectView {
        let (change, pull, sign) = match effect.change {
            Change::Add(pull) => ("add", Some(pull), None),
            Change::Set(pull) => ("set", Some(pull), None),
            Change::Halve(sign) => ("halve", None, Some(sign)),
            Change::Drop(sign) => ("drop", None, Some(sign)),
        };
        let factor = |it: &FactorId| self.model[*it].reference.clone();
        EffectView {
            factors: effect.factors.iter().map(factor).collect(),
            from: *effect.at.start(),
            to: *effect.at.end(),
            is_everywhere: effect.at == (1..=5),
            placements: effect
                .placements
                .iter()
                .map(|it| self.names.placement(*it).to_owned())
                .collect(),
            change,
            pull: pull.map(Pull::signed),
            sign: sign.map(word),
        }
    }

    pub(super) fn origin(&self, origin: &Origin) -> OriginView {
        let sources = origin.sources.iter().map(|it| &self.model[*it]);
        OriginView {
            sources: sources
                .map(|it| SourceView {
                    author: it.author.clone(),
                    title: it.title.clone(),
                    published: it.published.clone(),
                })
                .collect(),
            judgement: origin.judgement,
        }
    }
}

fn word(sign: Sign) -> &'static str {
    match sign {
        Sign::All => "all",
        Sign::Positive => "positive",
        Sign::Negative => "negative",
    }
}

/// Returns the levels that a test of a factor asks for.
fn level_kind(accepted: &Accepted) -> &'static str {
    match accepted {
        Accepted::NotApplicable => "not_applicable",
        Accepted::Unknown => "unknown",
        _ => "level",
    }
}

/// Returns the numbers of a range in words.
fn number(range: &RangeInclusive<i64>) -> String {
    match (*range.start(), *range.end()) {
        (first, last) if first == last => first.to_string(),
        (first, i64::MAX) => format!("{first} or more"),
        (_, last) => format!("{last} or fewer"),
    }
}

fn levels(accepted: &Accepted) -> Vec<u8> {
    let all = Level::ALL.map(Level::number);
    all.into_iter().filter(|it| accepted.contains(i64::from(*it))).collect()
}

/// Returns the words whose places are accepted.
fn chosen(accepted: &Accepted, words: impl Iterator<Item = String>) -> Vec<String> {
    let is_accepted = |place| i64::try_from(place).is_ok_and(|it| accepted.contains(it));
    words.enumerate().filter(|(place, _)| is_accepted(*place)).map(|(_, word)| word).collect()
}
