//! The passages that fit one company: which are shown, how many of a kind, and with which texts.
//!
//! The table of kinds and the predicates decide all of this; see [`Kind::row`].

use super::people::People;
use super::tried::Before;
use super::{confirm, parties, proposed, tried};
use crate::answers::{Answers, Basis};
use crate::decide::{Case, Evaluation, VerdictKind, people};
use crate::model::{
    FactorId, Facts, Finding, Holds, Kind, Model, Of, Part, Passage, PassageId, PlacementId,
    Predicate, RespondentId, Said, Set, SourceId, State, Subject, parts,
};

/// The part of a rejected option that stands for what was tried.
const TRIED: &str = "tried";

/// The part of what the advice means for whoever decides.
const DECIDER: &str = "decider";

/// What a paper proposes besides a home.
#[derive(Debug, Clone)]
pub struct Counsel<'m> {
    chosen: Vec<Chosen<'m>>,
}

/// A passage that fits, with the texts to print.
#[derive(Debug, Clone)]
pub struct Chosen<'m> {
    /// Which passage it is.
    pub id: PassageId,
    /// The passage.
    pub passage: &'m Passage,
    /// For each name with several texts, the one that is printed.
    said: Vec<(&'static str, &'m str)>,
    /// The answers because of which it is shown; for a condition, those that it asks about.
    pub grounds: Vec<FactorId>,
    /// Whether it comes before others of its kind.
    pub is_first: bool,
    /// How it turned out, if it was tried before.
    pub before: Option<Before<'m>>,
    /// Whether it is met, if it is a condition.
    pub state: Option<State>,
    /// The state today, if somebody has measured it.
    pub today: Option<Today<'m>>,
    /// Who acts on it. For a risk it is somebody who gains nothing by the advice.
    pub owner: Option<RespondentId>,
    /// Who confirms that it was done, and gains nothing by it.
    pub confirmer: Option<RespondentId>,
}

/// The state of something today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Today<'m> {
    /// The note on the measured answer.
    Note(String),
    /// The wording of the level.
    Level(&'m str),
}

impl<'m> Counsel<'m> {
    /// Returns the counsel of a model that fits one company. If too little is known for a verdict,
    /// no counsel fits.
    pub fn new(model: &'m Model, answers: &Answers, evaluation: &Evaluation) -> Self {
        Self::beside(&[], model, answers, evaluation)
    }

    /// Does the same where some arrangements, by their ids, are the package without a move: what is
    /// said beside it is about the same arrangements.
    pub fn beside(
        package: &[&str],
        model: &'m Model,
        answers: &Answers,
        evaluation: &Evaluation,
    ) -> Self {
        if evaluation.verdict.kind == VerdictKind::NotEnough {
            return Self { chosen: Vec::new() };
        }
        let case = Case { model, answers, evaluation };
        let size = people(model, answers);
        let people = People::new(&case);
        let arrangements = proposed::arrangements(model, &people, package);
        let places = |kind, chosen: &[Chosen<'_>]| proposed::places(model, kind, chosen);
        let mut said = Beside {
            people: &people,
            proposed: places(Kind::Arrangement, &arrangements),
            granted: Set::default(),
        };
        let mut counsel = Self { chosen: arrangements };
        for kind in Kind::all_of(Of::Model).filter(|it| *it != Kind::Arrangement) {
            let fitting = model.passage_ids(kind).filter_map(|it| Chosen::beside(model, &said, it));
            let may_come = |it: &Chosen<'_>| match kind {
                Kind::Right => it.may_return(),
                Kind::Rejected => it.passage.part != Some(TRIED) || tried::is_told(&case),
                _ => true,
            };
            let mut fitting: Vec<_> = fitting.filter(may_come).collect();
            fitting.sort_by_key(Chosen::rank);
            let mut most = model.most_shown(kind, size);
            if let (Kind::Measure, Some(lead)) = (kind, counsel.leading_measure()) {
                fitting.retain(|it| !lead.measures_the_same(it));
                most = most.saturating_sub(1);
            }
            let shown: Vec<_> = one_of_each_question(fitting.into_iter()).take(most).collect();
            if kind == Kind::Right {
                said.granted = places(kind, &shown);
            }
            counsel.chosen.extend(shown);
        }
        counsel
    }

    /// Returns what raised the question, if it is measured: its measure comes before all others.
    pub fn leading_measure(&self) -> Option<&Chosen<'m>> {
        self.of(Kind::Trigger).next().filter(|it| it.text("measure").is_some())
    }

    /// Returns what the advice means for each leader, with what it means for whoever decides as the
    /// leader of a function: the same title is one person.
    pub fn leaders(&self, case: &Case<'_>) -> Vec<(&Chosen<'m>, Option<&Chosen<'m>>)> {
        let people = People::new(case);
        let is_decider = |it: &Chosen<'_>| it.passage.part == Some(DECIDER);
        let decider = self.of(Kind::Leader).find(|it| is_decider(it));
        let is_same = |it: &Chosen<'_>| {
            let titles = decider.and_then(|it| it.text("name")).zip(it.text("name"));
            !is_decider(it) && titles.is_some_and(|(one, other)| people.are_one(one, other))
        };
        let twin = self.of(Kind::Leader).find(|it| is_same(it));
        let others = self.of(Kind::Leader).filter(|it| !is_same(it));
        others.map(|it| (it, twin.filter(|_| is_decider(it)))).collect()
    }

    /// Returns the passages of a kind that fit, in model order.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Chosen<'m>> {
        self.chosen.iter().filter(move |it| it.passage.kind == kind)
    }

    /// Returns the published sources of all passages that fit.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        self.chosen.iter().flat_map(|it| it.passage.origin.sources.iter().copied())
    }
}

/// Returns the passages of a kind that fit and are about a placement. Conditions always fit; the
/// most urgent come first.
pub fn on_placement<'m>(
    model: &'m Model,
    case: &Case<'_>,
    placement: PlacementId,
    kind: Kind,
) -> Vec<Chosen<'m>> {
    let people = People::new(case);
    let alone = Beside::alone(&people);
    let passages = model.passage_ids(kind).filter(|it| model[*it].placement == Some(placement));
    let mut chosen: Vec<_> = passages.filter_map(|it| Chosen::beside(model, &alone, it)).collect();
    chosen.sort_by_key(|it| it.state);
    chosen
}

impl<'m> Chosen<'m> {
    /// Returns the passage with the texts to print, if it fits.
    pub fn new(model: &'m Model, case: &Case<'_>, id: PassageId) -> Option<Self> {
        Self::beside(model, &Beside::alone(&People::new(case)), id)
    }

    /// Does the same beside the arrangements that are proposed.
    pub(super) fn beside(model: &'m Model, facts: &Beside<'_>, id: PassageId) -> Option<Self> {
        let passage = &model[id];
        if passage.when().is_some_and(|it| !it.holds(facts)) {
            return None;
        }
        let case = &facts.people.case;
        if parties::is_needless(case, passage) {
            return None;
        }
        let before = Before::of(model, case.answers, passage);
        let mut chosen = Self {
            id,
            passage,
            said: Vec::new(),
            grounds: grounds(passage, case),
            is_first: passage.predicate("first_when").holds(facts)
                || before.as_ref().is_some_and(|it| it.is_first),
            before,
            state: passage.state(case),
            today: passage.factor.and_then(|it| today(model, case.answers, it)),
            owner: confirm::responder(facts.people, passage),
            confirmer: confirm::confirmer(facts.people, passage),
        };
        for key in passage.kind.row().keys {
            match key.holds {
                Holds::Texts | Holds::TextOrTexts => drop(chosen.say(key.name, facts)),
                Holds::TextsOfOthers => chosen.say_of_others(key.name, facts),
                Holds::DecidingTexts => chosen.decide(key.name, facts)?,
                _ => {}
            }
        }
        Some(chosen)
    }

    /// Chooses the first text of a name that holds, and returns its predicate.
    fn say(&mut self, name: &'static str, facts: &Beside<'_>) -> Option<&'m Predicate> {
        let said = holding(self.passage, name, facts).next()?;
        self.said.push((name, &said.text));
        said.when.as_ref()
    }

    /// Chooses the first that holds and names nobody whom a text chosen before names.
    fn say_of_others(&mut self, name: &'static str, facts: &Beside<'_>) {
        let is_apart =
            |it: &&Said| !self.said.iter().any(|before| facts.people.share(before.1, &it.text));
        if let Some(said) = holding(self.passage, name, facts).find(is_apart) {
            self.said.push((name, &said.text));
        }
    }

    /// Does the same for texts that decide whether the passage is shown.
    fn decide(&mut self, name: &'static str, facts: &Beside<'_>) -> Option<()> {
        self.grounds = self.say(name, facts)?.grounds(facts);
        Some(())
    }

    /// Returns its rank among others of its kind, the lowest first: those that the model puts first for
    /// these answers. Of the triggers, those come next whose sentence rests on an answer, since it holds a
    /// number.
    pub(super) fn rank(&self) -> (bool, bool) {
        let needs_number = self.passage.kind == Kind::Trigger;
        (!self.is_first, needs_number && self.grounds.is_empty())
    }

    /// Tells whether it was tried before and ended.
    pub fn has_ended(&self) -> bool {
        self.before.as_ref().is_some_and(|it| it.has_ended)
    }

    /// Tells whether it may be proposed: it was not tried, ended well, or something differs now.
    pub fn may_return(&self) -> bool {
        self.before.as_ref().is_none_or(|it| it.may_return)
    }

    /// Tells whether an answer holds the number that a trigger is measured by today.
    pub fn is_counted(&self) -> bool {
        self.counting("baseline").next().is_some()
    }

    /// Tells whether a measure is about what this trigger is measured by.
    fn measures_the_same(&self, measure: &Chosen<'_>) -> bool {
        let is_about = |factor| self.counting("baseline").any(|it| it == factor);
        measure.passage.factor.is_some_and(is_about) || measure.text("name") == self.text("measure")
    }

    /// Returns the questions for whose answers the text of a name is printed.
    fn counting(&self, name: &str) -> impl Iterator<Item = FactorId> {
        let text = self.text(name);
        let said = self.passage.texts(name).find(|it| Some(it.text.as_str()) == text);
        said.and_then(|it| it.when.as_ref()).into_iter().flat_map(Predicate::factors)
    }

    /// Returns the question whose count the text of a name prints.
    pub fn counted_by(&self, name: &str, model: &Model) -> Option<FactorId> {
        let text = self.text(name)?;
        let prints =
            |id: &str| parts(text).any(|it| matches!(it, Part::Placeholder(it) if it == id));
        self.counting(name).find(|it| prints(&model[*it].id))
    }

    /// Returns the text of a name that is printed.
    pub fn text(&self, name: &str) -> Option<&'m str> {
        let said = self.said.iter().find(|it| it.0 == name).map(|it| it.1);
        said.or_else(|| self.passage.text(name))
    }
}

/// Returns the texts of a name that hold.
fn holding<'m>(
    passage: &'m Passage,
    name: &'static str,
    facts: &Beside<'_>,
) -> impl Iterator<Item = &'m Said> {
    let holds = |it: &&Said| it.when.as_ref().is_some_and(|it| it.holds(facts));
    passage.texts(name).filter(holds)
}

/// What is known beside the arrangements that are proposed and the rights that are printed.
pub(super) struct Beside<'a> {
    people: &'a People<'a>,
    /// The places of these arrangements among all of them.
    proposed: Set,
    /// The places of these rights among all of them.
    granted: Set,
}

impl<'a> Beside<'a> {
    /// Returns what is known beside none of them.
    pub(super) fn alone(people: &'a People<'a>) -> Self {
        Self { people, proposed: Set::default(), granted: Set::default() }
    }
}

impl Facts for Beside<'_> {
    fn finding(&self, subject: Subject) -> Finding {
        match subject {
            Subject::Proposed => Finding::Several(self.proposed),
            Subject::Granted => Finding::Several(self.granted),
            _ => self.people.case.finding(subject),
        }
    }
}

/// Returns the answers because of which a passage is shown, each once; for a condition, those that
/// it asks about.
fn grounds(passage: &Passage, case: &Case<'_>) -> Vec<FactorId> {
    match passage.when() {
        Some(when) => when.grounds(case),
        None => Predicate::factors_of(passage.predicates.iter().map(|it| &it.1)),
    }
}

/// Returns the passages without those about a question that one before is about.
fn one_of_each_question<'m>(
    chosen: impl Iterator<Item = Chosen<'m>>,
) -> impl Iterator<Item = Chosen<'m>> {
    let mut told = Vec::new();
    chosen.filter(move |it| {
        let is_told = it.passage.factor.is_some_and(|it| told.contains(&it));
        told.extend(it.passage.factor);
        !is_told
    })
}

/// Returns how a question was answered, if somebody has measured it.
fn today<'m>(model: &'m Model, answers: &Answers, factor: FactorId) -> Option<Today<'m>> {
    let answer = answers.answer(factor);
    let level = answers.level(factor).filter(|_| answer.basis == Basis::Measured)?;
    let wording = &model[factor].levels[level.index()].paper;
    Some(answer.note.clone().map_or(Today::Level(wording), Today::Note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answer, ContextAnswer};
    use crate::decide::evaluate;
    use crate::decide::fixture::{NUMBER, choice, model, rows};
    use crate::model::{Accepted, ContextKind, Most, Test};

    const LOW: std::ops::RangeInclusive<i64> = 1..=2;
    const HIGH: std::ops::RangeInclusive<i64> = 4..=5;

    /// Two placements and one question, which pulls for the first.
    fn model_with(passages: Vec<Passage>) -> Model {
        let model = model(2).with_section(100, &[(100, &[[-3, -1, 0, 1, 3], [0; 5]])]);
        Model { passages, ..model }
    }

    fn said(name: &'static str, text: &str, levels: std::ops::RangeInclusive<i64>) -> Said {
        Said { name, text: text.into(), when: Some(rows(&[&[(0, levels)]])) }
    }

    fn shown(model: &Model, level: i64, kind: Kind, name: &str) -> Vec<String> {
        let answers = model.answers(0, &[level]);
        let counsel = Counsel::new(model, &answers, &evaluate(model, &answers));
        counsel.of(kind).map(|it| it.text(name).unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn the_first_text_that_holds_decides() {
        let texts = vec![
            said("decides", "low", LOW),
            said("decides", "never", LOW),
            said("decides", "high", HIGH),
        ];
        let when = vec![("when", rows(&[&[(0, 1..=5)]]))];
        let right = Passage { texts, predicates: when, ..Passage::new(Kind::Right, "r".into()) };
        let model = model_with(vec![right]);
        let of = |level| shown(&model, level, Kind::Right, "decides");
        assert_eq!(of(1), ["low"]);
        assert_eq!(of(5), ["high"]);
        assert!(of(3).is_empty());
    }

    #[test]
    fn other_texts_do_not_decide() {
        let texts = vec![said("gains", "gain", LOW), said("asked", "ask", HIGH)];
        let model = model_with(vec![Passage { texts, ..Passage::new(Kind::Leader, "l".into()) }]);
        assert!(shown(&model, 1, Kind::Leader, "gains").is_empty());
        assert_eq!(shown(&model, 5, Kind::Leader, "gains"), [""]);
        assert_eq!(shown(&model, 5, Kind::Leader, "asked"), ["ask"]);
    }

    #[test]
    fn the_first_of_a_limited_kind_are_shown() {
        let measure = |id: &str, levels| Passage {
            predicates: vec![("when", rows(&[&[(0, levels)]]))],
            ..Passage::new(Kind::Measure, id.into())
        };
        let measures = [measure("a", LOW), measure("b", HIGH), measure("c", HIGH)];
        let mut model = model_with(measures.into_iter().chain([measure("d", HIGH)]).collect());
        model.shown = vec![Most { kind: Kind::Measure, most: 2, below: None }];
        let answers = model.answers(0, &[5]);
        let counsel = Counsel::new(&model, &answers, &evaluate(&model, &answers));
        let shown: Vec<_> = counsel.of(Kind::Measure).map(|it| &*it.passage.id).collect();
        assert_eq!(shown, ["b", "c"]);
    }

    #[test]
    fn only_what_was_measured_tells_how_things_stand() {
        let factor = FactorId(0);
        let mut model = model_with(Vec::new());
        model.factors[0].levels[3].paper = "four".into();
        let given = |basis, note: Option<&str>| {
            let mut answers = model.answers(0, &[4]);
            let note = note.map(str::to_owned);
            answers.set(factor, Answer { basis, note, ..answers.answer(factor).clone() });
            today(&model, &answers, factor)
        };
        assert_eq!(given(Basis::Seen, Some("a note")), None);
        assert_eq!(given(Basis::Measured, None), Some(Today::Level("four")));
        assert_eq!(given(Basis::Measured, Some("a note")), Some(Today::Note("a note".into())));
    }

    #[test]
    fn conditions_come_by_urgency_and_name_all_that_they_ask() {
        let condition = |met, unmet| Passage {
            placement: Some(PlacementId(0)),
            predicates: vec![
                ("met_when", rows(&[&[(0, met)]])),
                ("unmet_when", rows(&[&[(0, unmet)]])),
            ],
            ..Passage::new(Kind::Condition, "c".into())
        };
        let model =
            model_with(vec![condition(HIGH, LOW), condition(5..=5, LOW), condition(LOW, HIGH)]);
        let answers = model.answers(0, &[4]);
        let case =
            Case { model: &model, answers: &answers, evaluation: &evaluate(&model, &answers) };
        let found = on_placement(&model, &case, PlacementId(0), Kind::Condition);
        let states: Vec<_> = found.iter().map(|it| it.state).collect();
        assert_eq!(states, [State::Unmet, State::Unknown, State::Met].map(Some));
        assert!(found.iter().all(|it| it.grounds.contains(&FactorId(0))));
    }

    /// A right and a measure that come to an arrangement which was tried. The outcome decides about the
    /// right alone.
    #[test]
    fn a_right_that_was_tried_and_ended_does_not_come_again_by_itself() {
        let right = Passage {
            texts: vec![said("decides", "always", 1..=5)],
            arrangement: Some("tried".into()),
            ..Passage::new(Kind::Right, "r".into())
        };
        let measure = Passage {
            arrangement: Some("tried".into()),
            ..Passage::new(Kind::Measure, "m".into())
        };
        let mut model = model_with(vec![right, measure]);
        model.context[NUMBER.0].kind = ContextKind::Outcomes {
            items: vec![choice("tried")],
            outcomes: vec![choice("worked"), choice("failed")],
        };
        model.roles.tried = Some(NUMBER);
        model.tried.again = vec![1];
        for (outcome, comes) in [(0, true), (1, false)] {
            let mut answers = model.answers(0, &[3]);
            answers.set_about(NUMBER, Some(ContextAnswer::Outcomes(vec![(0, outcome)])));
            let counsel = Counsel::new(&model, &answers, &evaluate(&model, &answers));
            assert_eq!(counsel.of(Kind::Right).count(), usize::from(comes));
            assert_eq!(counsel.of(Kind::Measure).count(), 1);
        }
    }

    /// Whoever leads is told of the second right, which is printed for a high answer only.
    #[test]
    fn leaders_are_told_of_a_right_where_it_is_printed() {
        let right = |id: &str, levels| Passage {
            texts: vec![said("decides", id, levels)],
            ..Passage::new(Kind::Right, id.into())
        };
        let granted = Test { subject: Subject::Granted, accepts: Accepted::OneOf(vec![1]) };
        let when = Some(Predicate { rows: vec![vec![granted]] });
        let gains = Said { name: "gains", text: "gain".into(), when };
        let leader = Passage {
            texts: vec![said("asked", "ask", 1..=5), gains],
            ..Passage::new(Kind::Leader, "l".into())
        };
        let model = model_with(vec![right("one", 1..=5), right("other", HIGH), leader]);
        assert_eq!(shown(&model, 5, Kind::Leader, "gains"), ["gain"]);
        assert_eq!(shown(&model, 1, Kind::Leader, "gains"), [""]);
    }

    /// Whoever decides has the title of another leader, or one of their own.
    #[test]
    fn whoever_decides_and_leads_a_function_is_one_person() {
        let leader = |id: &str, part, name: &str| {
            let name = Said { name: "name", text: name.into(), when: None };
            let texts = vec![name, said("asked", "ask", 1..=5)];
            Passage { texts, part, ..Passage::new(Kind::Leader, id.into()) }
        };
        for (title, expected) in
            [("CFO", [("d", Some("c"))].as_slice()), ("CEO", &[("d", None), ("c", None)])]
        {
            let leaders = vec![leader("d", Some(DECIDER), title), leader("c", None, "CFO")];
            let model = model_with(leaders);
            let answers = model.answers(0, &[3]);
            let evaluation = evaluate(&model, &answers);
            let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
            let counsel = Counsel::new(&model, &answers, &evaluation);
            let found = counsel.leaders(&case).into_iter();
            let ids = found.map(|it| (&*it.0.passage.id, it.1.map(|it| &*it.passage.id)));
            assert_eq!(ids.collect::<Vec<_>>(), expected, "{title}");
        }
    }

    #[test]
    fn what_was_tried_is_a_rejected_option_only_where_it_is_told() {
        let rejected = |id: &str, part| Passage {
            texts: vec![said("because", "always", 1..=5)],
            part,
            ..Passage::new(Kind::Rejected, id.into())
        };
        let mut model = model_with(vec![rejected("t", Some(TRIED)), rejected("o", None)]);
        model.context[NUMBER.0].kind = ContextKind::Outcomes {
            items: vec![choice("something")],
            outcomes: vec![choice("worked"), choice("failed")],
        };
        model.roles.tried = Some(NUMBER);
        (model.tried.first, model.tried.again) = (vec![0], vec![1]);
        for (outcomes, expected) in
            [(&[][..], &["o"][..]), (&[(0, 0)], &["o"]), (&[(0, 1)], &["t", "o"])]
        {
            let mut answers = model.answers(0, &[3]);
            answers.set_about(NUMBER, Some(ContextAnswer::Outcomes(outcomes.to_vec())));
            let counsel = Counsel::new(&model, &answers, &evaluate(&model, &answers));
            let found: Vec<_> = counsel.of(Kind::Rejected).map(|it| &*it.passage.id).collect();
            assert_eq!(found, expected, "{outcomes:?}");
        }
    }
}
