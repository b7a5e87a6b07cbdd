//! A passage, ready to print: the parts that the table of kinds lists, filled in for this company.

use serde::ser::{Serialize, Serializer};

use super::{Material, format};
use crate::answers::notes;
use crate::findings::counsel::{Chosen, Today};
use crate::findings::parties;
use crate::model::{Holds, Kind, Told};

/// The most words of a note on page one that says more about a cause, if it can be cut.
const CAUSE_WORDS: usize = 8;
/// The most words of a note that stands in a cell.
const OWN_WORDS: usize = 10;

/// The keys of a table with their values, in the order in which they are written.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub(super) Vec<(&'static str, Field)>);

/// A value in a table.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(untagged)]
pub enum Field {
    /// A text; null if there is none.
    Text(Option<String>),
    /// Texts.
    Texts(Vec<String>),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A table.
    Table(Fields),
    /// Tables.
    List(Vec<Fields>),
    /// A passage; null if there is none.
    Passage(Option<Box<PassageView>>),
    /// Passages.
    Passages(Vec<PassageView>),
}

/// A passage that is shown. Serialised, it has the keys that the table of kinds gives it.
#[derive(Debug, Clone)]
pub struct PassageView {
    fields: Fields,
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Serialize for PassageView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fields.serialize(serializer)
    }
}

impl PassageView {
    /// Adds a key.
    pub(super) fn with(mut self, key: &'static str, value: Field) -> Self {
        self.fields.0.push((key, value));
        self
    }

    pub(super) fn into_fields(self) -> Fields {
        self.fields
    }
}

impl Material<'_> {
    pub(super) fn passage(&self, chosen: &Chosen<'_>) -> PassageView {
        let passage = chosen.passage;
        let id = ("id", Field::Text(Some(passage.id.clone())));
        let told = passage.kind.row().paper.iter().flat_map(|it| self.told(*it, chosen));
        PassageView { fields: Fields([id].into_iter().chain(told).collect()) }
    }

    fn told(&self, told: Told, chosen: &Chosen<'_>) -> Vec<(&'static str, Field)> {
        let passage = chosen.passage;
        let filled = |name| Field::Text(chosen.text(name).map(|it| self.fill(it)));
        match told {
            Told::Text(name) => vec![(name, filled(name))],
            Told::As(key, name) => vec![(key, filled(name))],
            Told::References => {
                vec![("references", Field::Texts(self.references(&chosen.grounds)))]
            }
            Told::Basis(name) => {
                let basis = chosen.text(name).and_then(|it| self.unproved(it));
                vec![("basis", Field::Text(basis.map(|it| it.word().to_owned())))]
            }
            Told::IsFirst => vec![("is_first", Field::Flag(chosen.is_first))],
            Told::Owner => {
                vec![("owner", Field::Text(chosen.owner.map(|it| self.respondent(it))))]
            }
            Told::State => {
                let placement = passage.placement.map(|it| self.model[it].id.clone());
                let state = chosen.state.map(|it| it.word().to_owned());
                vec![("placement", Field::Text(placement)), ("state", Field::Text(state))]
            }
            Told::Today => self.today(chosen),
            Told::Doer => {
                let doers = parties::doers(&self.case(), passage);
                vec![("doer", Field::Text(Some(self.titles(&doers))))]
            }
            Told::Confirmer => {
                let title = chosen.confirmer.map(|it| self.title(it));
                vec![("confirmer", Field::Text(title))]
            }
            Told::By => {
                // A trigger without a first step has no day for it.
                let has_step = passage.kind != Kind::Trigger || chosen.text("first_step").is_some();
                let day = passage.by.filter(|_| has_step);
                let date = day.and_then(|it| self.calendar.date(it)).map(format::date);
                vec![("by", Field::Text(date))]
            }
            Told::Counted => vec![("is_counted", Field::Flag(chosen.is_counted()))],
            Told::Fact => {
                let fact = self.fact(chosen);
                let said = passage.kind.row().key_of(Holds::DecidingTexts);
                let said = said.and_then(|it| chosen.text(it)).map(|it| self.fill(it));
                let told = said.map(|it| notes::joined(&it, fact.as_ref()));
                let fact = fact.map(|it| it.alone());
                vec![("fact", Field::Text(fact)), ("told", Field::Text(told))]
            }
            Told::Part => {
                vec![("part", Field::Text(passage.part.map(str::to_owned)))]
            }
            Told::Tried => {
                let before = chosen.before.as_ref();
                let outcome = before.map(|it| self.fill(&it.outcome.label));
                let differs = before.and_then(|it| it.differs.clone());
                vec![("tried", Field::Text(outcome)), ("differs", Field::Text(differs))]
            }
        }
    }

    fn fact(&self, chosen: &Chosen<'_>) -> Option<notes::Fact> {
        let factor = chosen.passage.factor.filter(|it| chosen.grounds.contains(it))?;
        let fact = notes::fact(self.answers.answer(factor), self.model[factor].counts.as_ref())?;
        Some(if chosen.passage.kind == Kind::Trigger { fact.within(CAUSE_WORDS) } else { fact })
    }

    /// Returns the note behind the words of a menu that a text of a passage prints, if it is short: who or
    /// what it is in the company's own words.
    pub(super) fn own_words(&self, chosen: &Chosen<'_>, name: &str) -> Option<String> {
        let factor = chosen.counted_by(name, self.model)?;
        let counts = self.model[factor].counts.as_ref();
        let fact = notes::fact(self.answers.answer(factor), counts)?;
        (fact.words() <= OWN_WORDS).then(|| fact.alone())
    }

    fn today(&self, chosen: &Chosen<'_>) -> Vec<(&'static str, Field)> {
        let reference = chosen.passage.factor.map(|it| self.model[it].reference.clone());
        let baseline = chosen.today.as_ref().map(|it| match it {
            Today::Note(note) => note.clone(),
            Today::Level(wording) => self.fill(wording),
        });
        let is_note = matches!(chosen.today, Some(Today::Note(_)));
        vec![
            ("reference", Field::Text(reference)),
            ("baseline", Field::Text(baseline)),
            ("is_note", Field::Flag(is_note)),
        ]
    }
}
