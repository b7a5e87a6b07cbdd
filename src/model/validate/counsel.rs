//! What a paper proposes beyond a home.

use crate::diagnostic::{Diagnostic, one_of, ticked};
use crate::model::raw::counsel::{
    RawArrangement, RawCounsel, RawFigure, RawInquiry, RawLeader, RawMeasure, RawNotice,
    RawObjection, RawStep, RawTerm, RawVariant,
};
use crate::model::raw::{RawPredicate, Text};
use crate::model::{
    Arrangement, Counsel, FactorId, Figure, Inquiry, Leader, Measure, Notice, Objection, Phase,
    Predicate, Step, Term, Topic, Variant,
};

use super::Scope;
use super::ids::Ids;
use super::predicates::Reads;

impl Scope<'_> {
    pub(in crate::model) fn counsel(&self, raw: &RawCounsel) -> Counsel {
        let phases = Ids::new("phase", raw.phases.iter().map(|it| &it.id));
        Counsel {
            arrangements: raw.arrangements.iter().map(|it| self.arrangement(it)).collect(),
            terms: raw.terms.iter().map(|it| self.term(it)).collect(),
            notices: raw.notices.iter().map(|it| self.notice(it)).collect(),
            leaders: raw.leaders.iter().map(|it| self.leader(it)).collect(),
            objections: raw.objections.iter().map(|it| self.objection(it)).collect(),
            inquiries: raw.inquiries.iter().map(|it| self.inquiry(it)).collect(),
            phases: raw
                .phases
                .iter()
                .map(|it| Phase { id: self.id(&it.id), name: self.text(&it.name), days: it.days })
                .collect(),
            steps: raw.steps.iter().map(|it| self.step(it, &phases)).collect(),
            measures: raw.measures.iter().map(|it| self.measure(it)).collect(),
            figures: raw.figures.iter().map(|it| self.figure(it)).collect(),
        }
    }

    fn when(&self, raw: &RawPredicate, what: &str) -> Predicate {
        self.predicate(raw, Reads::Everything, what).unwrap_or_default()
    }

    fn variants(&self, raw: &[RawVariant], what: &str) -> Vec<Variant> {
        raw.iter()
            .map(|it| Variant { text: self.text(&it.text), when: self.when(&it.when, what) })
            .collect()
    }

    fn arrangement(&self, raw: &RawArrangement) -> Arrangement {
        Arrangement {
            id: self.id(&raw.id),
            name: self.text(&raw.name),
            text: self.text(&raw.text),
            reasons: self.variants(&raw.reasons, &raw.what),
            write_down: self.text(&raw.write_down),
            hurts: self.text(&raw.hurts),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn term(&self, raw: &RawTerm) -> Term {
        Term {
            id: self.id(&raw.id),
            row: self.text(&raw.row),
            when: self.when(&raw.when, &raw.what),
            variants: self.variants(&raw.variants, &raw.what),
            open: raw.open.is_some().then(|| self.text(&raw.open)),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn notice(&self, raw: &RawNotice) -> Notice {
        Notice {
            id: self.id(&raw.id),
            topic: self.topic(&raw.topic, &raw.what),
            text: self.text(&raw.text),
            when: self.when(&raw.when, &raw.what),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn topic(&self, raw: &Text, what: &str) -> Topic {
        let Some(topic) = raw else { return Topic::Before };
        let known = Topic::ALL.map(Topic::word);
        if let Some(place) = known.iter().position(|it| *it == topic.value) {
            return Topic::ALL[place];
        }
        let message = format!("the topic of {what} cannot be {}", ticked(&topic.value));
        let help = one_of(&topic.value, "it can be", &known);
        self.report(Diagnostic::new(message).at(&topic.place).help(help));
        Topic::Before
    }

    fn leader(&self, raw: &RawLeader) -> Leader {
        Leader {
            id: self.id(&raw.id),
            name: self.text(&raw.name),
            gains: self.variants(&raw.gains, &raw.what),
            gives_up: self.variants(&raw.gives_up, &raw.what),
            asked: self.variants(&raw.asked, &raw.what),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn objection(&self, raw: &RawObjection) -> Objection {
        Objection {
            id: self.id(&raw.id),
            who: self.text(&raw.who),
            text: self.text(&raw.text),
            answer: self.text(&raw.answer),
            when: self.when(&raw.when, &raw.what),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn inquiry(&self, raw: &RawInquiry) -> Inquiry {
        Inquiry {
            id: self.id(&raw.id),
            who: self.text(&raw.who),
            question: self.text(&raw.question),
            when: self.when(&raw.when, &raw.what),
            answers: self.variants(&raw.answers, &raw.what),
            open: raw.open.is_some().then(|| self.text(&raw.open)),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn step(&self, raw: &RawStep, phases: &Ids<'_>) -> Step {
        let phase = raw.phase.as_ref().and_then(|it| phases.resolve(it, &raw.what, self.log));
        Step {
            id: self.id(&raw.id),
            phase: phase.unwrap_or(0),
            owner: self.owner(&raw.owner, &raw.what),
            text: self.text(&raw.text),
            when: self.when(&raw.when, &raw.what),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn measure(&self, raw: &RawMeasure) -> Measure {
        let factor = raw.factor.as_ref();
        let factor = factor.and_then(|it| self.factors.resolve(it, &raw.what, self.log));
        Measure {
            id: self.id(&raw.id),
            name: self.text(&raw.name),
            factor: factor.map(FactorId),
            trigger: self.text(&raw.trigger),
            when: self.when(&raw.when, &raw.what),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn figure(&self, raw: &RawFigure) -> Figure {
        Figure {
            id: self.id(&raw.id),
            text: self.text(&raw.text),
            year: raw.year.as_ref().map_or(0, |it| it.value),
            when: self.when(&raw.when, &raw.what),
            origin: self.origin(&raw.source, &raw.what),
        }
    }
}
