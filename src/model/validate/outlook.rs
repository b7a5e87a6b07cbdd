//! The outlook for joint revenue operations, and the sections that may be left out.

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::raw::{
    RawFactor, RawOutlook, RawPredicate, RawRemark, RawSection, RawSignal, RawStage,
};
use crate::model::{OutlookRules, Predicate, Remark, Signal, Stage, Subject};
use crate::toml_tree::Placed;

use super::Scope;
use super::predicates::Reads;

impl Scope<'_> {
    pub(super) fn outlook(&self, raw: &RawOutlook) -> OutlookRules {
        let remarks = |raw: &[RawRemark]| raw.iter().map(|it| self.remark(it)).collect();
        OutlookRules {
            now: self.stage(raw.now.as_ref(), "`now` of [outlook]"),
            not_relevant: self.stage(raw.not_relevant.as_ref(), "`not_relevant` of [outlook]"),
            next: self.stage(raw.next.as_ref(), "`next` of [outlook]"),
            later: self.stage(raw.later.as_ref(), "`later` of [outlook]"),
            signals: raw.signals.iter().map(|it| self.signal(it)).collect(),
            meanings: remarks(&raw.meanings),
            steps: remarks(&raw.steps),
            bearings: remarks(&raw.bearings),
            origin: self.origin(&raw.source, "[outlook]"),
        }
    }

    fn stage(&self, raw: Option<&RawStage>, what: &str) -> Stage {
        let Some(raw) = raw else { return Stage::default() };
        let read = |it| self.predicate(it, Reads::AnswersOnly, what).unwrap_or_default();
        let stage = Stage {
            all: read(&raw.all),
            of: read(&raw.of),
            at_least: raw
                .at_least
                .as_ref()
                .map_or(0, |it| usize::try_from(it.value).unwrap_or_default()),
        };
        self.check_count(raw, &stage, what);
        stage
    }

    /// Checks that the count asks for some rows and can be reached, and that no answer counts twice.
    fn check_count(&self, raw: &RawStage, stage: &Stage, what: &str) {
        let (Some(of), Some(at_least)) = (&raw.of, &raw.at_least) else { return };
        let rows = of.value.len();
        if !(1..=rows).contains(&stage.at_least) {
            let message = format!("{what} asks for {} of {rows} rows", at_least.value);
            let help = format!("ask for 1 to {rows} of them");
            self.report(Diagnostic::new(message).at(&at_least.place).help(help));
        }
        let mut met: Vec<Subject> = Vec::new();
        for (row, raw) in stage.of.rows.iter().zip(&of.value) {
            let again = row.iter().zip(&raw.value).find(|(test, _)| met.contains(&test.subject));
            if let Some((_, test)) = again {
                let message = format!("{what} counts {} twice", ticked(&test.subject.value));
                let help = "two counted rows must not ask about the same thing: put them into one";
                self.report(Diagnostic::new(message).at(&test.subject.place).help(help));
            }
            met.extend(row.iter().map(|it| it.subject));
        }
    }

    fn signal(&self, raw: &RawSignal) -> Signal {
        let read = |it| self.predicate(it, Reads::AnswersOnly, &raw.what);
        let (present, absent) = (read(&raw.present), read(&raw.absent));
        if let (Some(present), Some(absent)) = (&present, &absent)
            && self.can_both_hold(present, absent)
            && let (Some(first), Some(second)) = (&raw.present, &raw.absent)
        {
            let message = format!("{} can be present and absent at the same time", raw.what);
            let help = "change one of the two so that no answers fit both";
            let mistake = Diagnostic::new(message).at(&second.place).help(help);
            self.report(mistake.with(&first.place, "`present`"));
        }
        Signal {
            id: self.id(&raw.id),
            name: self.text(&raw.name),
            present: present.unwrap_or_default(),
            absent: absent.unwrap_or_default(),
            reason: raw.reason,
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    pub(super) fn remark(&self, raw: &RawRemark) -> Remark {
        Remark {
            id: self.id(&raw.id),
            text: self.text(&raw.text),
            when: self.predicate(&raw.when, Reads::Everything, &raw.what).unwrap_or_default(),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    /// Checks that a section that may be left out weighs nothing, and neither does what is in it.
    pub(super) fn check_optional(&self, section: &RawSection, factors: &[&RawFactor]) {
        let name = ticked(section.id.as_ref().map_or("", |it| &it.value));
        let has = |number: &Option<Placed<i64>>| number.clone().filter(|it| it.value != 0);
        let shares = factors.iter().filter_map(|it| has(&it.share));
        for number in has(&section.weight).into_iter().chain(shares) {
            let message = format!("section {name} is optional, but something in it weighs");
            let help = "what may be left out weighs nothing: write 0 here, or take `optional` out";
            self.report(Diagnostic::new(message).at(&number.place).help(help));
        }
        for factor in factors {
            let pulls = factor.pulls.as_ref().map(|it| (&it.place, "has pulls"));
            let core = factor.core.then(|| factor.id.as_ref().map(|it| (&it.place, "is core")));
            for (place, why) in pulls.into_iter().chain(core.flatten()) {
                let message = format!("{} {why}, but section {name} is optional", factor.what);
                let help =
                    "what may be left out pulls nothing, and the short version never asks it";
                self.report(Diagnostic::new(message).at(place).help(help));
            }
        }
    }

    /// Checks that a gate or an interaction reads nothing that may be left out: it would then be in
    /// doubt for every company that does so.
    pub(super) fn check_asked(&self, raw: &RawPredicate, read: Option<&Predicate>, what: &str) {
        let (Some(raw), Some(read)) = (raw, read) else { return };
        for subject in read.subjects() {
            let Subject::Factor(factor) = subject else { continue };
            let factor = self.raw_factors[factor.0];
            if self.is_optional(factor) {
                let message = format!("{what} reads {}, which may be left out", factor.what);
                let help =
                    "gates and interactions read questions of sections that are not optional";
                self.report(Diagnostic::new(message).at(&raw.place).help(help));
            }
        }
    }

    /// Tells whether a factor belongs to a section that may be left out.
    pub(super) fn is_optional(&self, factor: &RawFactor) -> bool {
        let section = factor.section.as_ref().and_then(|it| self.sections.find(&it.value));
        section.is_some_and(|it| self.optional[it])
    }
}
