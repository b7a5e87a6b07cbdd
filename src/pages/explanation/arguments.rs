//! Arguments: what each answer says in them, and the best short reply.

use super::pieces::shortened;
use super::{ArgumentPage, ClaimView, CounterView, Entry, Explainer, Page};
use crate::model::{Argument, Claim, Counter, FactorId, Priced, Step};

impl Explainer<'_> {
    pub(super) fn find_argument(&self, id: &str) -> Option<Page> {
        let argument = self.model.arguments.iter().find(|it| it.id == id)?;
        let rows = argument.rows.iter().map(|it| self.claim(argument, it)).collect();
        Some(Page::Argument(ArgumentPage {
            id: argument.id.clone(),
            family: argument.family.clone(),
            rows,
        }))
    }

    /// Returns every argument with the claim of its first row, shortened to fit on a line.
    pub(super) fn arguments(&self) -> Vec<Entry> {
        let entry = |it: &Argument| {
            let claim = it.rows.first().map(|it| self.names.fill(&it.text));
            Entry { id: it.id.clone(), name: shortened(&claim.unwrap_or_default()) }
        };
        self.model.arguments.iter().map(entry).collect()
    }

    /// Returns what the answers to a question say in all arguments.
    pub(super) fn claims(&self, factor: FactorId) -> Vec<ClaimView> {
        let rows = self.model.arguments.iter().flat_map(|argument| {
            let own = argument.rows.iter().filter(|it| it.factor == factor);
            own.map(|it| self.claim(argument, it))
        });
        rows.collect()
    }

    fn claim(&self, argument: &Argument, claim: &Claim) -> ClaimView {
        let factor = &self.model[claim.factor];
        ClaimView {
            argument: argument.id.clone(),
            reference: factor.reference.clone(),
            name: self.names.fill(&factor.name),
            from: *claim.at.start(),
            to: *claim.at.end(),
            interaction: claim.given.map(|it| self.names.fill(&self.model[it.0].name)),
            acts: claim.given.is_some_and(|it| it.1),
            text: self.names.fill(&claim.text),
            more: claim.more.as_ref().map(|it| self.text(it)),
            counter: claim.counter.as_ref().map(|it| self.counter(it)),
        }
    }

    fn counter(&self, counter: &Counter) -> CounterView {
        let named = |factor: FactorId, what: &str| {
            let factor = &self.model[factor];
            format!("{} {}: {what}", factor.reference, self.names.fill(&factor.name))
        };
        let price = counter.price.map(|it| match it {
            Priced::Supposing(factor, Step::To(level)) => {
                named(factor, &format!("level {}", level.number()))
            }
            Priced::Supposing(factor, Step::Up) => named(factor, "one level higher"),
            Priced::Supposing(factor, Step::Down) => named(factor, "one level lower"),
            Priced::Event(event) => self.names.fill(&self.model[event].name),
        });
        CounterView {
            text: self.names.fill_with(&counter.text, &[("price", "[price]")]),
            price,
            rows: counter.when.as_ref().map(|it| self.rules().rows(it)).unwrap_or_default(),
        }
    }
}
