//! The explanation of the model: each factor, gate, interaction, placement or other piece, as the
//! templates under `show/` print it.
//!
//! [`Contents`] lists the pieces; [`Page::find`] takes an id, or the reference that a paper prints.
//! There are no answers here, so names are the default names of the model.

mod arguments;
mod cases;
mod found;
mod pages;
mod pieces;
mod rules;

pub use pages::*;
pub use rules::{EffectView, OriginView, Row, SourceView, TestView};

use self::rules::Rules;
use crate::answers::Level;
use crate::answers::names::Names;
use crate::model::{
    ContextId, FactorId, GateId, Kind, Model, Of, OwnStanding, Passage, PlacementId, SectionId,
    Trigger,
};
use crate::pages::questionnaire::{AboutView, QuestionView};
use crate::points;

impl Contents {
    /// Lists a model.
    pub fn new(model: &Model) -> Self {
        let explainer = Explainer::new(model);
        let entry = |id: &str, name: &str| explainer.entry(id, name);
        Self {
            id: model.id.clone(),
            version: model.version.clone(),
            title: model.title.clone(),
            sections: (0..model.sections.len())
                .map(|it| explainer.section(SectionId(it)))
                .collect(),
            gates: model.gates.iter().map(|it| entry(&it.id, &it.name)).collect(),
            interactions: model.interactions.iter().map(|it| entry(&it.id, &it.name)).collect(),
            arguments: explainer.arguments(),
            placements: model.placements.iter().map(|it| entry(&it.id, &it.name)).collect(),
            remedies: model.remedies.iter().map(|it| entry(&it.id, &it.name)).collect(),
            events: model.events.iter().map(|it| entry(&it.id, &it.name)).collect(),
            questions: model.context.iter().map(|it| entry(&it.id, &it.name)).collect(),
            pieces: explainer.pieces(),
        }
    }

    /// Returns the id of everything that is listed.
    fn ids(&self) -> Vec<String> {
        let sections = self.sections.iter().map(|it| &it.id);
        let factors = self.sections.iter().flat_map(|it| &it.factors).map(|it| &it.id);
        let entries = self.lists().into_iter().flatten().map(|it| &it.id);
        let pieces = self.pieces.iter().map(|it| &it.id);
        sections.chain(factors).chain(entries).chain(pieces).cloned().collect()
    }

    /// Returns the lists of pieces of which only the id and the name are told.
    fn lists(&self) -> [&[Entry]; 7] {
        let Self {
            gates, interactions, arguments, placements, remedies, events, questions, ..
        } = self;
        [gates, interactions, arguments, placements, remedies, events, questions]
    }

    /// Returns the lists of [`Self::lists`], to change them.
    fn lists_mut(&mut self) -> [&mut Vec<Entry>; 7] {
        let Self {
            gates, interactions, arguments, placements, remedies, events, questions, ..
        } = self;
        [gates, interactions, arguments, placements, remedies, events, questions]
    }
}

impl Page {
    /// Returns the piece with this id, or with this reference or letter in any case.
    pub fn find(model: &Model, id: &str) -> Option<Self> {
        let it = Explainer::new(model);
        let piece = || it.pieces().into_iter().find(|it| it.id == id);
        None.or_else(|| model.factor_named(id).map(|id| Self::Factor(Box::new(it.factor(id)))))
            .or_else(|| it.find_section(id).map(|id| Self::Section(it.section(id))))
            .or_else(|| it.find_gate(id).map(|id| Self::Gate(it.gate(id))))
            .or_else(|| it.find_interaction(id))
            .or_else(|| it.find_argument(id))
            .or_else(|| model.placement(id).map(|id| Self::Placement(it.placement(id))))
            .or_else(|| it.find_remedy(id))
            .or_else(|| it.find_event(id))
            .or_else(|| model.context(id).map(|id| Self::Question(it.question(id))))
            .or_else(|| piece().map(Self::Piece))
    }

    /// Returns every id that [`Self::find`] knows.
    pub fn ids(model: &Model) -> Vec<String> {
        Contents::new(model).ids()
    }

    /// Returns the name of the template for this page.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Section(_) => "show/section.txt",
            Self::Factor(_) => "show/factor.txt",
            Self::Gate(_) => "show/gate.txt",
            Self::Interaction(_) => "show/interaction.txt",
            Self::Argument(_) => "show/argument.txt",
            Self::Placement(_) => "show/placement.txt",
            Self::Remedy(_) => "show/remedy.txt",
            Self::Event(_) => "show/event.txt",
            Self::Question(_) => "show/question.txt",
            Self::Piece(_) => "show/piece.txt",
        }
    }
}

struct Explainer<'m> {
    model: &'m Model,
    names: Names,
}

impl<'m> Explainer<'m> {
    fn new(model: &'m Model) -> Self {
        Self { model, names: Names::of_model(model) }
    }

    fn rules(&self) -> Rules<'_> {
        Rules { model: self.model, names: &self.names }
    }

    fn entry(&self, id: &str, name: &str) -> Entry {
        Entry { id: id.to_owned(), name: self.names.fill(name) }
    }

    fn find_section(&self, id: &str) -> Option<SectionId> {
        let sections = &self.model.sections;
        let place = sections.iter().position(|it| it.id == id);
        let letter = || sections.iter().position(|it| it.letter.eq_ignore_ascii_case(id));
        place.or_else(letter).map(SectionId)
    }

    fn find_gate(&self, id: &str) -> Option<GateId> {
        self.model.gate_ids().find(|it| self.model[*it].id.eq_ignore_ascii_case(id))
    }

    fn find_interaction(&self, id: &str) -> Option<Page> {
        let interaction = self.model.interactions.iter().find(|it| it.id == id)?;
        let rules = self.rules();
        Some(Page::Interaction(InteractionPage {
            id: interaction.id.clone(),
            name: self.names.fill(&interaction.name),
            unless: matches!(interaction.trigger, Trigger::Unless(_)),
            tests: rules.rows(interaction.trigger.predicate()),
            because: self.names.fill(&interaction.because),
            effects: interaction.effects.iter().map(|it| rules.effect(it)).collect(),
            origin: rules.origin(&interaction.origin),
        }))
    }

    fn section(&self, id: SectionId) -> SectionPage {
        let section = &self.model[id];
        let own = self.model.factor_ids().filter(|it| self.model[*it].section == id);
        SectionPage {
            id: section.id.clone(),
            letter: section.letter.clone(),
            title: self.names.fill(&section.title),
            weight: section.weight,
            intro: self.names.fill(&section.intro),
            rationale: self.names.fill(&section.rationale),
            optional: section.optional,
            factors: own.map(|it| self.factor_entry(it)).collect(),
        }
    }

    fn factor_entry(&self, id: FactorId) -> FactorEntry {
        let factor = &self.model[id];
        FactorEntry {
            id: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.names.fill(&factor.name),
            share: factor.share,
            weight: points::weight(self.model.weight(id)),
            core: factor.core,
        }
    }

    fn factor(&self, id: FactorId) -> FactorPage {
        let factor = &self.model[id];
        let section = &self.model[factor.section];
        FactorPage {
            entry: self.factor_entry(id),
            question: QuestionView::of(self.model, &self.names, id),
            section: self.entry(&section.id, &section.title),
            section_letter: section.letter.clone(),
            section_weight: section.weight,
            optional: section.optional,
            sensitive: factor.sensitive,
            fact: factor.fact,
            small_team: self.model.core_small_team.contains(&id),
            own_standing: self.roles(&self.model.own_standing, id),
            stakes: self.roles(&self.model.stakes, id),
            levels: Level::ALL.map(|level| self.level(id, level)).into(),
            claims: self.claims(id),
            used_by: self.used_by(id),
            origin: self.rules().origin(&factor.origin),
        }
    }

    fn level(&self, factor: FactorId, level: Level) -> LevelView {
        let text = &self.model[factor].levels[level.index()];
        let pull = |placement: PlacementId| {
            let pull = self.model[factor].pulls[placement.0][level.index()];
            let placement = self.names.placement(placement).to_owned();
            (pull.signum() != 0).then(|| PullView { placement, pull: pull.signed() })
        };
        LevelView {
            number: level.number(),
            label: self.names.fill(&text.label),
            paper: self.names.fill(&text.paper),
            pulls: self.model.placement_ids().filter_map(pull).collect(),
        }
    }

    fn used_by(&self, factor: FactorId) -> Vec<Entry> {
        let gates = self.model.gates.iter().filter(|it| {
            it.fails_when.factors().chain(it.conditional_when.factors()).any(|it| it == factor)
        });
        let interactions = self.model.interactions.iter().filter(|it| rules::touches(it, factor));
        let remedies =
            self.model.remedies.iter().filter(|it| it.set.iter().any(|it| it.0 == factor));
        let events = self.model.events.iter().filter(|it| it.changes(factor));
        gates
            .map(|it| self.entry(&it.id, &it.name))
            .chain(interactions.map(|it| self.entry(&it.id, &it.name)))
            .chain(remedies.map(|it| self.entry(&it.id, &it.name)))
            .chain(events.map(|it| self.entry(&it.id, &it.name)))
            .collect()
    }

    fn gate(&self, id: GateId) -> GatePage {
        let gate = &self.model[id];
        let rules = self.rules();
        GatePage {
            id: gate.id.clone(),
            name: self.names.fill(&gate.name),
            placement: self.names.placement(gate.placement).to_owned(),
            requirement: self.names.fill(&gate.requirement),
            fails_when: rules.rows(&gate.fails_when),
            conditional_when: rules.rows(&gate.conditional_when),
            fails: self.texts(&gate.fails),
            open: self.texts(&gate.open),
            conditional: self.texts(&gate.conditional),
            met_once: self.texts(&gate.met_once),
            opposite: gate.opposite.iter().map(|it| self.names.fill(&it.text)).collect(),
            origin: rules.origin(&gate.origin),
        }
    }

    fn placement(&self, id: PlacementId) -> PlacementPage {
        let placement = &self.model[id];
        let rules = self.rules();
        let statement = |it: &Passage| Statement {
            id: it.id.clone(),
            text: self.names.fill(it.text("text").or_else(|| it.text("must")).unwrap_or_default()),
            rows: it.predicates.first().map(|it| rules.rows(&it.1)).unwrap_or_default(),
        };
        let list = |kind: Kind| {
            let passages = self.model.passages_on(id, kind).map(statement).collect();
            (kind.row().list, passages)
        };
        let gates = self.model.gates.iter().filter(|it| it.placement == id);
        PlacementPage {
            id: placement.id.clone(),
            name: self.names.placement(id).to_owned(),
            leader: self.names.fill(&placement.leader),
            gates: gates.map(|it| self.entry(&it.id, &it.name)).collect(),
            passages: Kind::all_of(Of::Placement).map(list).collect(),
        }
    }

    fn question(&self, id: ContextId) -> QuestionPage {
        let parts = self.model.roles.parts().into_iter();
        QuestionPage {
            about: AboutView::of(self.model, &self.names, id),
            part: parts.filter(|it| it.1 == id).map(|it| it.0).next(),
        }
    }

    /// Returns the roles whose list names a question.
    fn roles(&self, lists: &[OwnStanding], factor: FactorId) -> Vec<String> {
        let roles = lists.iter().filter(|it| it.factors.contains(&factor));
        let choices = self.model[self.model.roles.role].choices();
        roles.map(|it| self.names.fill(&choices[it.role].label)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{builtin_model, builtin_sources};
    use crate::templates::Templates;

    #[test]
    fn every_piece_has_a_page_that_prints() {
        let model = builtin_model();
        let templates = Templates::new().unwrap();
        for id in Page::ids(&model) {
            let page = Page::find(&model, &id).unwrap();
            let text = templates.fill(page.template(), &page).unwrap();
            assert!(text.contains(&id), "{text}");
            assert!(!text.contains('{'), "{text}");
        }
    }

    /// Returns every id and source key in a piece of a model's files. Choices and items are shown with
    /// their question, and respondents by their names.
    fn ids_in(value: &toml::Value, ids: &mut Vec<String>) {
        if let Some(table) = value.as_table() {
            let own = ["id", "key"].into_iter().filter_map(|it| table.get(it)?.as_str());
            ids.extend(own.map(str::to_owned));
            let within = ["choices", "also", "respondents"];
            let inner = table.iter().filter(|(key, _)| !within.contains(&&***key));
            inner.for_each(|(_, value)| ids_in(value, ids));
        }
        value.as_array().into_iter().flatten().for_each(|it| ids_in(it, ids));
    }

    #[test]
    fn every_id_in_the_files_can_be_shown_and_is_listed() {
        let model = builtin_model();
        let text = Templates::new().unwrap().fill("show/list.txt", &Contents::new(&model)).unwrap();
        let mut ids = Vec::new();
        for file in builtin_sources() {
            ids_in(&toml::Value::Table(file.text.parse().unwrap()), &mut ids);
        }
        ids.retain(|it| *it != model.id);
        assert!(ids.len() > 300, "{}", ids.len());
        for id in ids {
            assert!(Page::find(&model, &id).is_some(), "{id}");
            assert!(text.split_whitespace().any(|it| it == id), "{id}");
        }
    }

    #[test]
    fn optional_sections_share_no_weight() {
        let model = builtin_model();
        let templates = Templates::new().unwrap();
        let optional = model.optional_sections().flat_map(|id| {
            let factors = model.factors_of(id).map(|it| model[it].id.clone());
            [model[id].id.clone()].into_iter().chain(factors).collect::<Vec<_>>()
        });
        for id in optional {
            let page = Page::find(&model, &id).unwrap();
            let text = templates.fill(page.template(), &page).unwrap();
            assert!(text.contains("may be left out"), "{text}");
            assert!(!text.contains("share the weight") && !text.contains("percent"), "{text}");
        }
    }

    #[test]
    fn references_and_letters_lead_to_their_page() {
        let model = builtin_model();
        let factor = &model.factors[3];
        let Some(Page::Factor(page)) = Page::find(&model, &factor.reference.to_lowercase()) else {
            panic!("{}", factor.reference)
        };
        assert_eq!(page.entry.id, factor.id);
        assert!(matches!(Page::find(&model, "a"), Some(Page::Section(_))));
        let risk = &model.passages_of(Kind::Risk).next().unwrap().id;
        assert!(matches!(Page::find(&model, risk), Some(Page::Piece(it)) if it.kind == "risk"));
        assert!(Page::find(&model, "nothing").is_none());
    }
}
