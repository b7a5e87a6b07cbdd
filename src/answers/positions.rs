//! The advice that a leader's position is about. An objection to one advice says nothing about another.

use super::Answers;
use crate::model::{
    ContextId, ELSEWHERE, Model, PlacementId, Position, Question, RespondentId, VerdictKind,
};

/// An advice by its name: its kind and its homes, as in `move:it`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdviceName {
    /// What to do.
    pub kind: VerdictKind,
    /// Where to move to or to stay, the homes that tie, or where the points lean to; in file order. None is
    /// a present home that is not a placement.
    pub homes: Vec<Option<PlacementId>>,
}

/// What stands between the homes of an advice.
const AND: char = '+';

impl AdviceName {
    /// Reads a name; none if it names no advice of this model.
    pub fn parse(model: &Model, text: &str) -> Option<Self> {
        let (kind, homes) = text.split_once(':').unwrap_or((text, ""));
        let kind = VerdictKind::ALL.into_iter().find(|it| it.word() == kind)?;
        let home = |id: &str| match id {
            ELSEWHERE => Some(None),
            id => model.placement(id).map(Some),
        };
        let homes = homes.split(AND).filter(|_| !homes.is_empty()).map(home);
        let name = Self { kind, homes: homes.collect::<Option<_>>()? };
        // Each advice has one name.
        (name.text(model) == text).then_some(name)
    }

    /// Writes the name.
    pub fn text(&self, model: &Model) -> String {
        let mut homes = self.homes.clone();
        homes.sort_by_key(|it| (it.is_none(), *it));
        homes.dedup();
        let ids = homes.iter().map(|it| it.map_or(ELSEWHERE, |it| &model[it].id));
        let ids: Vec<&str> = ids.collect();
        let kind = self.kind.word();
        if ids.is_empty() { kind.to_owned() } else { format!("{kind}:{}", ids.join("+")) }
    }
}

/// What a leader said to another advice than the present one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Who said it.
    pub of: RespondentId,
    /// The question, and the place of the choice.
    pub said: (ContextId, usize),
    /// The reason that they gave.
    pub reason: Option<String>,
    /// What it was said to.
    pub on: AdviceName,
}

impl Model {
    /// Returns the key in an answers file that names the advice which a position is about; none for other
    /// questions.
    pub fn advice_key(&self, question: ContextId) -> Option<String> {
        let is_stance = self.positions.iter().any(|it| it.stance == question);
        let key = format!("{}_on", self[question].id);
        (is_stance && self.context(&key).is_none()).then_some(key)
    }

    /// Returns the question on the position whose advice a key names.
    pub fn position_with_advice_key(&self, key: &str) -> Option<ContextId> {
        let question = self.context(key.strip_suffix("_on")?)?;
        self.advice_key(question).is_some().then_some(question)
    }

    /// Returns the keys of `[about]` in order: the questions, and what names the advice of a position.
    pub(crate) fn about_keys(&self) -> Vec<String> {
        let keys = |id: ContextId| [Some(self[id].id.clone()), self.advice_key(id)];
        self.context_ids().flat_map(keys).flatten().collect()
    }
}

impl Answers {
    /// Returns the advice that a position is about. Where none is recorded, it is about the present one.
    pub fn advice_of(&self, stance: ContextId) -> Option<&AdviceName> {
        self.advice_of[stance.0].as_ref()
    }

    /// Records which advice a position is about.
    pub fn set_advice_of(&mut self, stance: ContextId, advice: Option<AdviceName>) {
        self.advice_of[stance.0] = advice;
    }

    /// Tells whether somebody has an opinion on an advice, and not only "not asked yet": then a reason is asked
    /// for.
    pub fn has_opinion(&self, model: &Model, position: &Position) -> bool {
        let is_given = self.choice(position.stance).is_some();
        is_given && self.applies(model, Question::Context(position.reason))
    }

    /// Returns what leaders said to another advice than this one.
    pub fn said_to_another(&self, model: &Model, advice: &AdviceName) -> Vec<SetAside> {
        let of = |it: &Position| {
            let on = self.advice_of(it.stance).filter(|it| *it != advice)?.clone();
            let choice = self.choice(it.stance)?;
            let reason = self.text(it.reason).map(str::to_owned);
            Some(SetAside { of: it.of, said: (it.stance, choice), reason, on })
        };
        let spoke = model.positions.iter().filter(|it| self.has_opinion(model, it));
        spoke.filter_map(of).collect()
    }

    /// Returns the answers as they count for an advice: whoever spoke on another one has not been asked
    /// about it.
    #[must_use]
    pub fn for_advice(&self, model: &Model, advice: &AdviceName) -> Self {
        let mut answers = self.clone();
        answers.set_aside = self.said_to_another(model, advice);
        for position in &model.positions {
            if answers.set_aside.iter().any(|it| it.said.0 == position.stance) {
                answers.set_about(position.stance, None);
                answers.set_about(position.reason, None);
            }
        }
        answers
    }

    /// Returns what leaders said to another advice than the one that the answers count for.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// Returns the answers without what anybody says to an advice.
    #[must_use]
    pub fn without_positions(&self, model: &Model) -> Self {
        let is_after = |it: &ContextId| model[*it].stage == crate::model::Stage::After;
        let mut answers = self.clone();
        for question in model.context_ids().filter(is_after) {
            answers.set_about(question, None);
        }
        answers
    }

    /// Records that positions of which nothing is known are about this advice.
    pub fn date_positions(&mut self, model: &Model, advice: &AdviceName) {
        let is_undated = |it: &&Position| {
            let is_known =
                self.advice_of(it.stance).is_some() || model.advice_key(it.stance).is_none();
            self.has_opinion(model, it) && !is_known
        };
        let undated = model.positions.iter().filter(is_undated);
        let undated: Vec<_> = undated.map(|it| it.stance).collect();
        for stance in undated {
            self.set_advice_of(stance, Some(advice.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{ContextAnswer, Document, line_of, read, read_together};
    use crate::diagnostic::SourceFile;
    use crate::model::builtin_model;

    #[test]
    fn each_advice_has_one_name() {
        let model = builtin_model();
        let homes = ["marketing", "it", "sales", "revops"].map(|it| model.placement(it));
        for (text, kind, of) in [
            ("move:it", VerdictKind::Move, vec![homes[1]]),
            ("stay:elsewhere", VerdictKind::Stay, vec![None]),
            ("tie:marketing+it", VerdictKind::Tie, vec![homes[0], homes[1]]),
            ("not_yet:revops", VerdictKind::NotYet, vec![homes[3]]),
            ("not_enough", VerdictKind::NotEnough, vec![]),
        ] {
            let name = AdviceName { kind, homes: of };
            assert_eq!(AdviceName::parse(&model, text), Some(name.clone()), "{text}");
            assert_eq!(name.text(&model), text);
        }
        let wrong =
            ["", "it", "move:", "move:finance", "move: it", "tie:it+marketing", "tie:it+it"];
        for text in wrong {
            assert_eq!(AdviceName::parse(&model, text), None, "{text}");
        }
    }

    const OBJECTS: &str = "\
schema = 2
model = \"mops-placement\"

[about]
role = \"cmo\"
position_cmo_on = \"move:it\"
position_cmo = \"objects\"
position_cmo_reason = \"Our people leave.\"
position_cro = \"agrees\"
";

    fn file(name: &str, text: &str) -> SourceFile {
        SourceFile { name: name.to_owned(), text: text.to_owned() }
    }

    fn named(model: &Model, text: &str) -> AdviceName {
        AdviceName::parse(model, text).unwrap()
    }

    #[test]
    fn what_was_said_to_another_advice_does_not_count_for_this_one() {
        let model = builtin_model();
        let answers = read(&file("a.toml", OBJECTS), &model).unwrap();
        let [cmo, cro, reason] = ["position_cmo", "position_cro", "position_cmo_reason"]
            .map(|it| model.context(it).unwrap());
        let same = answers.for_advice(&model, &named(&model, "move:it"));
        assert_eq!((&same, same.set_aside()), (&answers, &[][..]));
        let other = answers.for_advice(&model, &named(&model, "stay:marketing"));
        assert_eq!((other.about(cmo), other.about(reason)), (None, None));
        assert_eq!(other.about(cro), answers.about(cro), "it is about the present advice");
        let [aside] = other.set_aside() else { panic!("{:?}", other.set_aside()) };
        assert_eq!((aside.said, aside.reason.as_deref()), ((cmo, 1), Some("Our people leave.")));
        assert_eq!(aside.on, named(&model, "move:it"));
    }

    #[test]
    fn of_several_people_the_one_who_is_asked_says_to_which_advice() {
        let model = builtin_model();
        let other = OBJECTS.replace("\"cmo\"", "\"it\"").replace("move:it", "stay:it");
        let files = [file("a.toml", &other), file("b.toml", OBJECTS)];
        let joint = read_together(&files, &model).unwrap();
        let stance = model.context("position_cmo").unwrap();
        assert_eq!(joint.advice_of(stance), Some(&named(&model, "move:it")));
    }

    #[test]
    fn the_file_has_it_below_the_position_and_loses_it_with_another_one() {
        let model = builtin_model();
        let document = Document::parse(&file("a.toml", OBJECTS), &model).unwrap();
        assert_eq!(document.with(document.answers(), &model), OBJECTS);
        let (cmo, cro) = (model.context("position_cmo"), model.context("position_cro"));
        let (cmo, cro) = (cmo.unwrap(), cro.unwrap());
        let mut answers = document.answers().clone();
        answers.set_about(cmo, Some(ContextAnswer::Choice(0)));
        answers.set_advice_of(cro, Some(named(&model, "not_yet")));
        let text = document.with(&answers, &model);
        assert!(!text.contains("position_cmo_on"), "{text}");
        let written = "position_cro = \"agrees\"\n\
                       position_cro_on = \"not_yet\" # the advice that this is about\n";
        assert!(text.ends_with(written), "{text}");
        assert_eq!(read(&file("a.toml", &text), &model).unwrap(), answers);
    }

    #[test]
    fn a_wrong_name_is_a_mistake_and_the_line_of_a_right_one_is_known() {
        let model = builtin_model();
        let wrong = file("a.toml", &OBJECTS.replace("move:it", "move:finance"));
        let mistakes = read(&wrong, &model).unwrap_err().to_string();
        assert!(mistakes.contains("`position_cmo_on` cannot be `move:finance`"), "{mistakes}");
        assert!(mistakes.contains("as in \"move:it\""), "{mistakes}");
        assert_eq!(line_of(&file("a.toml", OBJECTS), "position_cmo_on"), Some(6));
    }
}
