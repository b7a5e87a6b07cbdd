//! The pieces that are neither asked nor weighed: everything else that a paper uses, with its texts
//! and the conditions for printing them.

use super::{Explainer, PiecePage, Said};
use crate::model::{
    Check, FactorId, Holds, Key, Origin, Outlook, OutlookRules, OutlookStage, Passage, Persona,
    Predicate, Question, Remark, RespondentId, Signal, Source,
};

/// The most characters of a text in a list.
const BRIEF: usize = 60;

/// Returns a text, shortened to fit on a line of a list.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(BRIEF) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl PiecePage {
    /// Returns the name or the first text, shortened to fit on a line of a list.
    fn brief(&self) -> String {
        let text = self.name.as_ref().or(self.texts.first().map(|it| &it.text));
        shortened(text.map(String::as_str).unwrap_or_default())
    }

    fn says(mut self, said: impl IntoIterator<Item = Said>) -> Self {
        self.texts.extend(said);
        self
    }
}

impl Explainer<'_> {
    /// Returns every piece, kind by kind, in the model's order.
    pub(super) fn pieces(&self) -> Vec<PiecePage> {
        let model = self.model;
        let mut pieces: Vec<_> = model.passages.iter().map(|it| self.passage(it)).collect();
        pieces.extend(model.outlook.iter().flat_map(|it| self.outlook(it)));
        pieces.extend(model.personas.iter().map(|it| self.persona(it)));
        pieces.extend(model.personas.iter().flat_map(|it| self.persona_remarks(it)));
        pieces.extend(model.checks.iter().map(|it| self.check(it)));
        pieces.extend(model.sources.iter().map(|it| self.source(it)));
        pieces.iter_mut().for_each(|it| it.brief = it.brief());
        pieces
    }

    fn piece(&self, kind: &'static str, id: &str, name: &str) -> PiecePage {
        let name = Some(self.names.fill(name)).filter(|it| !it.is_empty());
        PiecePage {
            kind,
            id: id.to_owned(),
            name,
            brief: String::new(),
            texts: Vec::new(),
            when: None,
            origin: None,
        }
    }

    /// Returns a piece without a name, such as a single statement.
    fn statement(&self, kind: &'static str, id: &str) -> PiecePage {
        self.piece(kind, id, "")
    }

    fn shown(&self, piece: PiecePage, when: &Predicate, origin: &Origin) -> PiecePage {
        let when = Some(self.rules().rows(when));
        self.from(PiecePage { when, ..piece }, origin)
    }

    fn from(&self, piece: PiecePage, origin: &Origin) -> PiecePage {
        PiecePage { origin: Some(self.rules().origin(origin)), ..piece }
    }

    fn said(&self, what: &'static str, text: &str) -> Said {
        Said { what, text: self.names.fill(text), rows: None }
    }

    fn said_when(&self, what: &'static str, text: &str, when: &Predicate) -> Said {
        Said { rows: Some(self.rules().rows(when)), ..self.said(what, text) }
    }

    fn names_factor(&self, what: &'static str, factor: FactorId) -> Said {
        let factor = &self.model[factor];
        self.said(what, &format!("{} {}", factor.reference, factor.name))
    }

    /// Returns a passage, with the keys that the table of kinds prints on its page.
    fn passage(&self, it: &Passage) -> PiecePage {
        let row = it.kind.row();
        let keys = row.page.iter().flat_map(|name| row.keys.iter().filter(|it| it.name == *name));
        let placement = it.placement.map(|it| self.said("placement", self.names.placement(it)));
        let kind = it.topic.unwrap_or(row.name);
        let piece = self
            .piece(kind, &it.id, it.heading().unwrap_or_default())
            .says(keys.flat_map(|key| self.told(*key, it)))
            .says(placement);
        let piece = PiecePage { when: it.when().map(|it| self.rules().rows(it)), ..piece };
        if row.key_of(Holds::Source).is_some() { self.from(piece, &it.origin) } else { piece }
    }

    /// Returns what a key of a passage says.
    fn told(&self, Key { name: key, holds }: Key, it: &Passage) -> Vec<Said> {
        let one = |text: &str| self.said(key, text);
        let said = match holds {
            Holds::Predicate | Holds::First | Holds::Met | Holds::Opposite => {
                let predicate = it.predicates.iter().find(|it| it.0 == key);
                predicate.map(|it| self.said_when(key, "", &it.1))
            }
            Holds::Owner => it.owner.map(|it| one(&self.model[it].name)),
            Holds::Factor => it.factor.map(|it| self.names_factor(key, it)),
            Holds::Doers => self.people(&it.doers).map(|it| one(&it)),
            Holds::Confirmers => self.people(&it.confirmers).map(|it| one(&it)),
            Holds::By | Holds::Deadline => it.by.map(|it| one(it.word())),
            Holds::Topic => it.topic.map(one),
            Holds::Part => it.part.map(one),
            Holds::Arrangement => it.arrangement.as_deref().map(one),
            _ => return it.texts(key).map(|it| self.text(it)).collect(),
        };
        said.into_iter().collect()
    }

    /// Returns the titles of some people, if there are any.
    fn people(&self, people: &[RespondentId]) -> Option<String> {
        let names: Vec<_> = people.iter().map(|it| self.model[*it].name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    pub(super) fn texts(&self, texts: &[crate::model::Said]) -> Vec<Said> {
        texts.iter().map(|it| self.text(it)).collect()
    }

    pub(super) fn text(&self, it: &crate::model::Said) -> Said {
        match &it.when {
            Some(when) => self.said_when(it.name, &it.text, when),
            None => self.said(it.name, &it.text),
        }
    }

    /// Returns the rules of the outlook, and what the paper says about it.
    fn outlook(&self, it: &OutlookRules) -> Vec<PiecePage> {
        let rules = self.statement("outlook", "outlook");
        let stage = |(outlook, it): &(Outlook, OutlookStage)| self.stage(outlook.word(), it);
        let rules = rules.says(it.stages.iter().flat_map(stage));
        let mut pieces = vec![self.from(rules, &it.origin)];
        pieces.extend(it.signals.iter().map(|it| self.signal(it)));
        pieces.extend(it.meanings.iter().map(|it| self.remark("meaning", it)));
        pieces.extend(it.steps.iter().map(|it| self.remark("move", it)));
        pieces.extend(it.bearings.iter().map(|it| self.remark("bearing", it)));
        pieces
    }

    /// Returns what must hold for a stage, and the rows that are counted.
    fn stage(&self, what: &'static str, stage: &OutlookStage) -> Vec<Said> {
        let counted = (!stage.of.rows.is_empty())
            .then(|| self.said_when("counted", &stage.at_least.to_string(), &stage.of));
        let said = self.said_when(what, "", &stage.all);
        [said].into_iter().chain(counted).collect()
    }

    fn signal(&self, it: &Signal) -> PiecePage {
        let kind = if it.reason { "sign" } else { "need" };
        let piece = self.piece(kind, &it.id, &it.name).says([
            self.said_when("present", "", &it.present),
            self.said_when("absent", "", &it.absent),
        ]);
        self.from(piece, &it.origin)
    }

    fn remark(&self, kind: &'static str, it: &Remark) -> PiecePage {
        let piece = self.statement(kind, &it.id).says([self.said("text", &it.text)]);
        self.shown(piece, &it.when, &it.origin)
    }

    fn persona(&self, it: &Persona) -> PiecePage {
        let piece = self.piece("persona", &it.id, &it.name).says([
            self.said("text", &it.text),
            self.said("means", it.means.word()),
            self.said("manner", it.manner.word()),
            self.said("training", &it.need),
        ]);
        let piece = piece.says(it.behaviours.iter().map(|it| self.names_factor("behaviour", *it)));
        self.from(piece, &it.origin)
    }

    fn persona_remarks(&self, persona: &Persona) -> Vec<PiecePage> {
        let said = self.said("persona", &persona.name);
        let demands = persona.demands.iter().map(|it| self.remark("demand", it));
        let starves = persona.starves.iter().map(|it| self.remark("lack", it));
        demands.chain(starves).map(|it| it.says([said.clone()])).collect()
    }

    fn check(&self, it: &Check) -> PiecePage {
        let between = |question: &Question| match question {
            Question::Factor(id) => self.names_factor("between", *id),
            Question::Context(id) => self.said("between", &self.model[*id].name),
        };
        let when = Some(self.rules().rows(&it.when));
        let piece = self.statement("check", &it.id).says([self.said("text", &it.text)]);
        PiecePage { when, ..piece.says(it.between.iter().map(between)) }
    }

    fn source(&self, it: &Source) -> PiecePage {
        let kind = if it.second_hand { "second_hand" } else { "source" };
        self.piece(kind, &it.key, &it.title).says([
            self.said("author", &it.author),
            self.said("published", &it.published),
            self.said("used_for", &it.used_for),
        ])
    }
}
