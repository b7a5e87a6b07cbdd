//! The pieces that are neither asked nor weighed: all else that a paper draws on, each with its texts
//! and when they are printed.

use super::{Explainer, PiecePage, Said};
use crate::model::{
    Arrangement, Benefit, Check, Condition, FactorId, Figure, Inquiry, Leader, Measure, Notice,
    Objection, Origin, OutlookRules, Persona, Phase, Placement, PlacementId, Predicate, Question,
    Remark, Risk, Signal, Source, Stage, Step, Term, Variant,
};

/// The most signs of a text in a list.
const BRIEF: usize = 60;

impl PiecePage {
    /// Returns the name or the first text, cut to what a line of a list has room for.
    fn brief(&self) -> String {
        let text = self.name.as_ref().or(self.texts.first().map(|it| &it.text));
        let text = text.map(String::as_str).unwrap_or_default();
        match text.char_indices().nth(BRIEF) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        }
    }

    fn says(mut self, said: impl IntoIterator<Item = Said>) -> Self {
        self.texts.extend(said);
        self
    }
}

impl Explainer<'_> {
    /// Returns every piece, kind by kind, in the model's order.
    pub(super) fn pieces(&self) -> Vec<PiecePage> {
        let (model, counsel) = (self.model, &self.model.counsel);
        let mut pieces = Vec::new();
        pieces.extend(self.of_placements(|it| &it.benefits, Self::benefit));
        pieces.extend(self.of_placements(|it| &it.risks, Self::risk));
        pieces.extend(self.of_placements(|it| &it.conditions, Self::condition));
        pieces.extend(counsel.arrangements.iter().map(|it| self.arrangement(it)));
        pieces.extend(counsel.terms.iter().map(|it| self.term(it)));
        pieces.extend(counsel.notices.iter().map(|it| self.notice(it)));
        pieces.extend(counsel.leaders.iter().map(|it| self.leader(it)));
        pieces.extend(counsel.objections.iter().map(|it| self.objection(it)));
        pieces.extend(counsel.inquiries.iter().map(|it| self.inquiry(it)));
        pieces.extend(counsel.phases.iter().map(|it| self.phase(it)));
        pieces.extend(counsel.steps.iter().map(|it| self.step(it)));
        pieces.extend(counsel.measures.iter().map(|it| self.measure(it)));
        pieces.extend(counsel.figures.iter().map(|it| self.figure(it)));
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

    fn variants(&self, what: &'static str, variants: &[Variant]) -> Vec<Said> {
        variants.iter().map(|it| self.said_when(what, &it.text, &it.when)).collect()
    }

    fn names_factor(&self, what: &'static str, factor: FactorId) -> Said {
        let factor = &self.model[factor];
        self.said(what, &format!("{} {}", factor.reference, factor.name))
    }

    fn of_placements<T>(
        &self,
        list: impl Fn(&Placement) -> &Vec<T>,
        page: impl Fn(&Self, &T) -> PiecePage,
    ) -> Vec<PiecePage> {
        let of = |placement: PlacementId| {
            let said = self.said("placement", self.names.placement(placement));
            let pages = list(&self.model[placement]).iter().map(|it| page(self, it));
            pages.map(|it| it.says([said.clone()])).collect::<Vec<_>>()
        };
        self.model.placement_ids().flat_map(of).collect()
    }

    fn benefit(&self, it: &Benefit) -> PiecePage {
        let piece = self.statement("benefit", &it.id).says([self.said("text", &it.text)]);
        self.shown(piece, &it.when, &it.origin)
    }

    fn risk(&self, it: &Risk) -> PiecePage {
        let piece = self.statement("risk", &it.id).says([
            self.said("text", &it.text),
            self.said("early_sign", &it.early_sign),
            self.said("response", &it.response),
            self.said("owner", &self.model[it.owner].name),
        ]);
        self.shown(piece, &it.when, &it.origin)
    }

    fn condition(&self, it: &Condition) -> PiecePage {
        let piece = self.piece("condition", &it.id, &it.name).says([
            self.said("text", &it.text),
            self.said("action", &it.action),
            self.said("owner", &self.model[it.owner].name),
            self.said("done_when", &it.done_when),
            self.said_when("met", "", &it.met_when),
            self.said_when("unmet", "", &it.unmet_when),
        ]);
        self.from(piece, &it.origin)
    }

    fn arrangement(&self, it: &Arrangement) -> PiecePage {
        let piece = self.piece("arrangement", &it.id, &it.name).says([
            self.said("text", &it.text),
            self.said("write_down", &it.write_down),
            self.said("hurts", &it.hurts),
        ]);
        let piece = piece.says(self.variants("reason", &it.reasons));
        self.from(piece, &it.origin)
    }

    fn term(&self, it: &Term) -> PiecePage {
        let piece =
            self.piece("term", &it.id, &it.row).says(self.variants("wording", &it.variants));
        let open = it.open.as_ref().map(|open| self.said("open", open));
        self.shown(piece.says(open), &it.when, &it.origin)
    }

    fn notice(&self, it: &Notice) -> PiecePage {
        let piece = self.statement(it.topic.word(), &it.id).says([self.said("text", &it.text)]);
        self.shown(piece, &it.when, &it.origin)
    }

    fn leader(&self, it: &Leader) -> PiecePage {
        let piece = self
            .piece("leader", &it.id, &it.name)
            .says(self.variants("gains", &it.gains))
            .says(self.variants("gives_up", &it.gives_up))
            .says(self.variants("asked", &it.asked));
        self.from(piece, &it.origin)
    }

    fn objection(&self, it: &Objection) -> PiecePage {
        let piece = self.statement("objection", &it.id).says([
            self.said("objection", &it.text),
            self.said("who", &it.who),
            self.said("answer", &it.answer),
        ]);
        self.shown(piece, &it.when, &it.origin)
    }

    fn inquiry(&self, it: &Inquiry) -> PiecePage {
        let piece = self
            .statement("inquiry", &it.id)
            .says([self.said("question", &it.question), self.said("who", &it.who)])
            .says(self.variants("answer", &it.answers))
            .says(it.open.as_ref().map(|open| self.said("open", open)));
        self.shown(piece, &it.when, &it.origin)
    }

    fn phase(&self, it: &Phase) -> PiecePage {
        let days = it.days.map(|(first, last)| self.said("days", &format!("{first}-{last}")));
        self.piece("phase", &it.id, &it.name).says(days)
    }

    fn step(&self, it: &Step) -> PiecePage {
        let piece = self.statement("step", &it.id).says([
            self.said("text", &it.text),
            self.said("owner", &self.model[it.owner].name),
            self.said("phase", &self.model.counsel.phases[it.phase].name),
        ]);
        self.shown(piece, &it.when, &it.origin)
    }

    fn measure(&self, it: &Measure) -> PiecePage {
        let piece = self
            .piece("measure", &it.id, &it.name)
            .says([self.said("trigger", &it.trigger)])
            .says(it.factor.map(|it| self.names_factor("today", it)));
        self.shown(piece, &it.when, &it.origin)
    }

    fn figure(&self, it: &Figure) -> PiecePage {
        let piece = self
            .statement("figure", &it.id)
            .says([self.said("text", &it.text), self.said("year", &it.year.to_string())]);
        self.shown(piece, &it.when, &it.origin)
    }

    /// Returns the rules of the outlook, and what the paper says of it.
    fn outlook(&self, it: &OutlookRules) -> Vec<PiecePage> {
        let rules = self
            .statement("outlook", "outlook")
            .says(self.stage("now", &it.now))
            .says(self.stage("not_relevant", &it.not_relevant))
            .says(self.stage("next", &it.next))
            .says(self.stage("later", &it.later));
        let mut pieces = vec![self.from(rules, &it.origin)];
        pieces.extend(it.signals.iter().map(|it| self.signal(it)));
        pieces.extend(it.meanings.iter().map(|it| self.remark("meaning", it)));
        pieces.extend(it.steps.iter().map(|it| self.remark("move", it)));
        pieces.extend(it.bearings.iter().map(|it| self.remark("bearing", it)));
        pieces
    }

    /// Returns what must hold for a stage, and the rows that are counted.
    fn stage(&self, what: &'static str, stage: &Stage) -> Vec<Said> {
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
