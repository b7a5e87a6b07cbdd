//! Which arrangements a paper proposes: one choice for page one, for how it works, and for what has to
//! be done.
//!
//! What cannot wait comes first, then what the package without a move consists of, then what worked
//! before, then what else fits. Where the team stays and there is a package, nothing else is proposed.
//! The size of the team says how many are.

use super::counsel::{Beside, Chosen};
use super::people::People;
use crate::decide::{Case, VerdictKind, people};
use crate::model::{Kind, Model, Set};

/// Returns the arrangements that are proposed; `package` holds the ids of those that the package
/// without a move consists of.
pub(super) fn arrangements<'m>(
    model: &'m Model,
    people: &People<'_>,
    package: &[&str],
) -> Vec<Chosen<'m>> {
    let case = &people.case;
    let beside = Beside::alone(people);
    let is_part = |it: &Chosen<'_>| package.contains(&it.passage.id.as_str());
    let is_all = package.is_empty() || case.evaluation.verdict.kind == VerdictKind::Move;
    let passages = model.passage_ids(Kind::Arrangement);
    let fitting = passages.filter_map(|it| Chosen::beside(model, &beside, it));
    let mut fitting: Vec<_> = fitting
        .filter(|it| may_come(case, it))
        .filter(|it| is_all || it.is_first || is_part(it))
        .collect();
    fitting.sort_by_key(|it| (!is_urgent(case, it), !is_part(it), it.rank()));
    if fitting.first().is_some_and(Chosen::has_ended) {
        let second = fitting.len().min(2);
        fitting[..second].rotate_left(1);
    }
    fitting.truncate(most(case));
    fitting
}

/// Returns how many parts a package may have beside what cannot wait.
pub(super) fn room(case: &Case<'_>) -> usize {
    let people = People::new(case);
    let beside = Beside::alone(&people);
    let passages = case.model.passage_ids(Kind::Arrangement);
    let chosen = passages.filter_map(|it| Chosen::beside(case.model, &beside, it));
    let urgent = chosen.filter(|it| is_urgent(case, it) && may_come(case, it)).count();
    most(case).saturating_sub(urgent)
}

/// Returns how many arrangements a paper shows at most.
fn most(case: &Case<'_>) -> usize {
    case.model.most_shown(Kind::Arrangement, people(case.model, case.answers))
}

/// Returns the places of some passages among all of their kind.
pub(super) fn places(model: &Model, kind: Kind, chosen: &[Chosen<'_>]) -> Set {
    let all = model.passage_ids(kind).enumerate();
    let own = all.filter(|(_, it)| chosen.iter().any(|own| own.id == *it));
    own.map(|it| it.0).collect()
}

/// Tells whether nothing speaks against proposing an arrangement: it is not being tried, what cannot wait
/// is not in place, and where it was tried and ended, something has to differ this time.
fn may_come(case: &Case<'_>, chosen: &Chosen<'_>) -> bool {
    let is_there = chosen
        .before
        .as_ref()
        .is_some_and(|it| it.is_running || it.is_in_place && is_urgent(case, chosen));
    chosen.may_return() && !is_there
}

/// Tells whether an arrangement cannot wait, whatever else is proposed.
fn is_urgent(case: &Case<'_>, chosen: &Chosen<'_>) -> bool {
    chosen.passage.predicate("first_when").holds(case)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answers, ContextAnswer};
    use crate::decide::evaluate;
    use crate::decide::fixture::{NUMBER, choice, model, rows};
    use crate::model::{ContextKind, Most, Passage, Predicate, Said};

    /// Of two that cannot wait, one worked, and of the others too.
    fn small() -> (Model, Answers) {
        let always = || rows(&[&[(0, 1..=5)]]);
        let arrangement = |id: &str, first: Predicate| Passage {
            texts: vec![Said { name: "sentences", text: String::new(), when: Some(always()) }],
            predicates: vec![("first_when", first)],
            ..Passage::new(Kind::Arrangement, id.into())
        };
        let mut model = model(2).with_section(100, &[(100, &[[-3, -1, 0, 1, 3], [0; 5]])]);
        model.passages = vec![
            arrangement("urgent", always()),
            arrangement("urgent_there", always()),
            arrangement("plain", Predicate::default()),
            arrangement("plain_there", Predicate::default()),
        ];
        model.shown = vec![Most { kind: Kind::Arrangement, most: 4, below: None }];
        model.context[NUMBER.0].kind = ContextKind::Outcomes {
            items: ["urgent_there", "plain_there"].map(choice).into(),
            outcomes: vec![choice("worked")],
        };
        (model.roles.tried, model.tried.first) = (Some(NUMBER), vec![0]);
        let mut answers = model.answers(0, &[3]);
        answers.set_about(NUMBER, Some(ContextAnswer::Outcomes(vec![(0, 0), (1, 0)])));
        (model, answers)
    }

    fn proposed(package: &[&str]) -> Vec<String> {
        let (model, answers) = small();
        let evaluation = evaluate(&model, &answers);
        assert_eq!(evaluation.verdict.kind, VerdictKind::Stay);
        let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
        let chosen = arrangements(&model, &People::new(&case), package);
        chosen.iter().map(|it| it.passage.id.clone()).collect()
    }

    #[test]
    fn beside_a_package_only_what_comes_first_is_proposed() {
        assert_eq!(proposed(&[]), ["urgent", "plain_there", "plain"]);
        assert_eq!(proposed(&["plain"]), ["urgent", "plain", "plain_there"]);
        assert_eq!(proposed(&["other"]), ["urgent", "plain_there"]);
    }

    #[test]
    fn what_cannot_wait_takes_room_from_a_package_unless_it_is_in_place() {
        let (model, answers) = small();
        let evaluation = evaluate(&model, &answers);
        assert_eq!(room(&Case { model: &model, answers: &answers, evaluation: &evaluation }), 3);
    }
}
