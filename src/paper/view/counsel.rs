//! What the paper proposes besides a home, ready to print.

use serde::Serialize;

use super::Material;
use super::passage::{Field, Fields};
use crate::answers::Answers;
use crate::answers::names::Names;
use crate::decide::{Case, Evaluation, VerdictKind};
use crate::findings::Findings;
use crate::findings::calendar::calendar;
use crate::findings::counsel::{Chosen, Counsel};
use crate::findings::gates::NotPassed;
use crate::model::{FactorId, Holds, Kind, Model, Of, PassageId, TOPICS};

/// The text of the model for a number that somebody has to fill in.
const BLANK: &str = "____";

/// What the paper proposes besides a home: a list for each kind of passage.
/// Serialised as documented in `docs/json.md`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct CounselView(Fields);

impl CounselView {
    /// Returns the counsel of a model that fits one company.
    pub fn new(model: &Model, answers: &Answers, evaluation: &Evaluation) -> Self {
        let names = &Names::new(model, answers);
        let calendar = &calendar(&Case { model, answers, evaluation });
        let material = Material { model, answers, evaluation, names, calendar };
        material.counsel(&Counsel::new(model, answers, evaluation), &Known::default())
    }
}

/// What is known beside the counsel and told with it.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// The risks.
    risks: &'a [PassageId],
    /// The answers that are taken up by what has to be done.
    taken_up: Vec<FactorId>,
    /// The gates that are not passed.
    gates: &'a [NotPassed],
}

impl<'a> Known<'a> {
    pub(super) fn of(findings: &'a Findings) -> Self {
        let taken_up = findings.taken_up();
        Self { risks: &findings.risks, taken_up, gates: &findings.gates }
    }
}

impl Material<'_> {
    pub(super) fn counsel(&self, counsel: &Counsel<'_>, known: &Known<'_>) -> CounselView {
        let list = |kind: Kind| match kind {
            Kind::Trigger => self.triggers(counsel, &known.taken_up),
            Kind::Rejected => self.rejected(counsel, known.gates),
            Kind::Leader => self.leaders(counsel),
            _ => self.list(kind, counsel),
        };
        let lists = Kind::all_of(Of::Model).map(|it| (it.row().shown_in, list(it)));
        let mut fields: Vec<_> = lists.collect();
        fields.push(("risks", self.risks(known.risks)));
        fields.push(("take_back", self.take_back(counsel)));
        let blanks = self.blank_lines(counsel);
        fields.push(("blanks", Field::Number(blanks.iter().map(|it| it.1).sum())));
        let line = |(who, count)| {
            Fields(vec![("who", Field::Text(Some(who))), ("lines", Field::Number(count))])
        };
        fields.push(("blank_lines", Field::List(blanks.into_iter().map(line).collect())));
        CounselView(Fields(fields))
    }

    fn risks(&self, ids: &[PassageId]) -> Field {
        let case = self.case();
        let found = ids.iter().filter_map(|&id| Chosen::new(self.model, &case, id));
        Field::Passages(found.map(|it| self.passage(&it)).collect())
    }

    /// Returns what raised the question, and of each whether what has to be done or is met is about an
    /// answer that it rests on.
    fn triggers(&self, counsel: &Counsel<'_>, taken_up: &[FactorId]) -> Field {
        let trigger = |it: &Chosen<'_>| {
            let is_taken_up = it.grounds.iter().any(|it| taken_up.contains(it));
            self.passage(it).with("is_taken_up", Field::Flag(is_taken_up))
        };
        Field::Passages(counsel.of(Kind::Trigger).map(trigger).collect())
    }

    /// Returns the options that were rejected, each with the gate that fails because of the same answers,
    /// if it may be opened by what is not confirmed yet.
    fn rejected(&self, counsel: &Counsel<'_>, gates: &[NotPassed]) -> Field {
        let row = |it: &Chosen<'_>| {
            let gate = gates.iter().find(|gate| gate.awaits_proof() && gate.factors == it.grounds);
            let gate = gate.map(|it| self.model[it.gate].id.clone());
            self.passage(it).with("gate", Field::Text(gate))
        };
        Field::Passages(counsel.of(Kind::Rejected).map(row).collect())
    }

    /// Returns what the advice means for each leader. Whoever decides and leads a function has one row.
    fn leaders(&self, counsel: &Counsel<'_>) -> Field {
        let leaders = counsel.leaders(&self.case()).into_iter();
        let row = |(leader, also): (&Chosen<'_>, Option<&Chosen<'_>>)| {
            let also = also.map(|it| Box::new(self.passage(it)));
            self.passage(leader).with("also", Field::Passage(also))
        };
        Field::Passages(leaders.map(row).collect())
    }

    /// Returns the measures. What raised the question is measured first.
    fn measures(&self, counsel: &Counsel<'_>) -> Field {
        let lead = counsel.leading_measure().map(|it| {
            let text = |name| Field::Text(it.text(name).map(|it| self.fill(it)));
            Fields(vec![
                ("id", Field::Text(Some(it.passage.id.clone()))),
                ("part", Field::Text(it.passage.part.map(str::to_owned))),
                ("name", text("measure")),
                ("reference", Field::Text(None)),
                ("baseline", text("baseline")),
                ("is_note", Field::Flag(false)),
                ("target", text("target")),
                ("against", text("against")),
                ("confirmer", text("counter")),
            ])
        });
        let others = counsel.of(Kind::Measure).map(|it| self.passage(it).into_fields());
        Field::List(lead.into_iter().chain(others).collect())
    }

    /// Returns the signs with which a move is taken back, and then the rule for it. For a stay, they
    /// are the signs with which the home is asked about again.
    fn take_back(&self, counsel: &Counsel<'_>) -> Field {
        let kind = self.evaluation.verdict.kind;
        if !matches!(kind, VerdictKind::Move | VerdictKind::Stay) {
            return Field::List(Vec::new());
        }
        let lead = counsel.leading_measure().map(|it| (it, it.text("measure")));
        let others = counsel.of(Kind::Measure).map(|it| (it, it.text("name")));
        let signs = lead.into_iter().chain(others).map(|(it, name)| (it, name, it.text("against")));
        let rules = counsel.of(Kind::Notice).filter(|it| it.passage.topic == Some("reversal"));
        let rules = rules.map(|it| (it, None, it.text("text")));
        let line = |(chosen, name, text): (&Chosen<'_>, Option<&str>, Option<&str>)| {
            let id = Field::Text(Some(chosen.passage.id.clone()));
            let name = Field::Text(name.map(|it| self.fill(it)));
            let text = Field::Text(text.map(|it| self.fill(it)));
            Fields(vec![("id", id), ("name", name), ("text", text)])
        };
        Field::List(signs.chain(rules).map(line).collect())
    }

    /// Returns how many lines each person has to fill in: those of costs in their order, then the number
    /// that raised the question, where nobody has counted it.
    fn blank_lines(&self, counsel: &Counsel<'_>) -> Vec<(String, i64)> {
        let mut lines: Vec<(String, i64)> = Vec::new();
        let costs = counsel.of(Kind::Cost).map(|it| it.text("filled_by"));
        let uncounted =
            counsel.leading_measure().filter(|it| it.text("baseline").is_none_or(|it| it == BLANK));
        let counters = uncounted.map(|it| it.text("counter"));
        for who in costs.chain(counters) {
            let who = self.fill(who.unwrap_or_default());
            match lines.iter_mut().find(|it| it.0 == who) {
                Some((_, count)) => *count += 1,
                None => lines.push((who, 1)),
            }
        }
        lines
    }

    /// Returns the passages of a kind, by topic if its kind has topics.
    fn list(&self, kind: Kind, counsel: &Counsel<'_>) -> Field {
        if kind.row().key_of(Holds::Topic).is_some() {
            self.by_topic(kind, counsel)
        } else if kind == Kind::Measure {
            self.measures(counsel)
        } else {
            Field::Passages(counsel.of(kind).map(|it| self.passage(it)).collect())
        }
    }

    /// Returns the passages of each topic; every topic is there, in alphabetical order.
    fn by_topic(&self, kind: Kind, counsel: &Counsel<'_>) -> Field {
        let mut topics = TOPICS;
        topics.sort_unstable();
        let list = |topic| {
            let own = counsel.of(kind).filter(|it| it.passage.topic == Some(topic));
            (topic, Field::Passages(own.map(|it| self.passage(it)).collect()))
        };
        Field::Table(Fields(topics.map(list).into()))
    }
}
