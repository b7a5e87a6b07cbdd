//! Remedies and events, with the answers that they change.

use super::{EventPage, EveryView, Explainer, Page, RemedyPage, SettingView, SupposedView};
use crate::answers::Level;
use crate::model::{Event, FactorId, PlacementId, Remedy, Setting, Supposed};

impl Explainer<'_> {
    pub(super) fn find_remedy(&self, id: &str) -> Option<Page> {
        let remedy = self.model.remedies.iter().find(|it| it.id == id)?;
        Some(Page::Remedy(RemedyPage {
            id: remedy.id.clone(),
            name: self.names.fill(&remedy.name),
            text: self.names.fill(&remedy.text),
            owner: self.names.fill(&remedy.owner),
            instead_of: self.placement_names(&remedy.instead_of),
            when: remedy.when.as_ref().map(|it| self.rules().rows(it)).unwrap_or_default(),
            set: self.supposed(remedy),
            origin: self.rules().origin(&remedy.origin),
        }))
    }

    fn placement_names(&self, placements: &[PlacementId]) -> Vec<String> {
        placements.iter().map(|it| self.names.fill(&self.model[*it].name)).collect()
    }

    fn supposed(&self, remedy: &Remedy) -> Vec<SupposedView> {
        let view = |(factor, supposed): &(FactorId, Supposed)| {
            let (Supposed::Level(number) | Supposed::AtMost(number)) = *supposed;
            let level = Level::new(i64::from(number));
            SupposedView {
                reference: self.model[*factor].reference.clone(),
                name: self.names.fill(&self.model[*factor].name),
                at_most: matches!(supposed, Supposed::AtMost(_)),
                level: number,
                label: level.map(|it| self.label(*factor, it)).unwrap_or_default(),
            }
        };
        remedy.set.iter().map(view).collect()
    }

    pub(super) fn find_event(&self, id: &str) -> Option<Page> {
        let event = self.model.events.iter().find(|it| it.id == id)?;
        let left_out = event.left_out_when.as_ref();
        Some(Page::Event(EventPage {
            id: event.id.clone(),
            name: self.names.fill(&event.name),
            text: self.names.fill(&event.text),
            owner: self.names.fill(&event.owner),
            left_out_when: left_out.map(|it| self.rules().rows(it)).unwrap_or_default(),
            set: event.set.iter().map(|it| self.setting(*it)).collect(),
            every: self.every(event),
            cases: event.every.iter().map(|it| it.1.len()).product(),
            origin: self.rules().origin(&event.origin),
        }))
    }

    fn setting(&self, setting: Setting) -> SettingView {
        match setting {
            Setting::Level(factor, level) => SettingView {
                reference: Some(self.model[factor].reference.clone()),
                name: self.names.fill(&self.model[factor].name),
                level: Some(level.number()),
                label: self.label(factor, level),
            },
            Setting::Choice(question, choice) => SettingView {
                reference: None,
                name: self.names.fill(&self.model[question].name),
                level: None,
                label: self.names.fill(&self.model[question].choices()[choice].label),
            },
        }
    }

    fn every(&self, event: &Event) -> Vec<EveryView> {
        let view = |(factor, levels): &(FactorId, Vec<Level>)| EveryView {
            reference: self.model[*factor].reference.clone(),
            name: self.names.fill(&self.model[*factor].name),
            levels: levels.iter().map(|it| it.number()).collect(),
        };
        event.every.iter().map(view).collect()
    }

    fn label(&self, factor: FactorId, level: Level) -> String {
        self.names.fill(&self.model[factor].levels[level.index()].label)
    }
}
