use super::*;
use crate::answers::{Answer, Answers, Basis, Reply};
use crate::decide::fixture::{Dice, model, rows};
use crate::model::{Model, Predicate};

const UP: [[i32; 5]; 2] = [[-3, -2, 0, 2, 3], [0; 5]];

/// Returns the answers of people with these levels; 0 is not asked.
fn group(model: &Model, home: usize, people: &[&[i64]]) -> Answers {
    let each: Vec<_> = people.iter().map(|it| model.answers(home, it)).collect();
    Answers::together(model, &each)
}

fn found(model: &Model, people: &[&[i64]]) -> Disputes {
    let answers = group(model, 1, people);
    disputes(&Company::new(model, &answers))
}

fn factors(found: &Disputes) -> Vec<usize> {
    found.all.iter().map(|it| it.factor.0).collect()
}

#[test]
fn a_dispute_is_two_levels_or_a_changed_advice_or_a_gate() {
    let model = model(2).with_section(100, &[(50, &UP), (25, &UP), (25, &UP)]);
    // Two levels apart on the first, one on the others: neither changes the advice.
    let apart = found(&model, &[&[1, 1, 1], &[3, 2, 1]]);
    assert_eq!((factors(&apart), apart.all[0].matters()), (vec![0], false));
    // One level apart, and the advice changes.
    let matters = found(&model, &[&[3, 3, 3], &[4, 3, 3]]);
    assert_eq!((factors(&matters), matters.all[0].matters()), (vec![0], true));
    // One level apart, on two sides of a gate of a home that nobody moves to.
    let gated = model.with_gate(0, rows(&[&[(0, 1..=1)]]), Predicate::default());
    let sides = found(&gated, &[&[1, 1, 1], &[2, 1, 1]]);
    assert_eq!((factors(&sides), sides.all[0].gates.len()), (vec![0], 1));
    assert!(found(&gated, &[&[2, 1, 1], &[3, 1, 1]]).all.is_empty());
}

#[test]
fn levels_lie_apart_whoever_says_that_the_question_does_not_apply() {
    let mut model = model(2).with_section(100, &[(50, &UP), (50, &UP)]);
    model.factors[0].not_applicable = Some("There is none.".into());
    let mut each = [1, 3, 1].map(|it| model.answers(1, &[it, 1]));
    let reply = Reply::NotApplicable;
    each[2].set(FactorId(0), Answer { reply, ..Answer::default() });
    let answers = Answers::together(&model, &each);
    let found = disputes(&Company::new(&model, &answers));
    assert_eq!((factors(&found), found.all[0].matters()), (vec![0], false));
}

#[test]
fn one_alone_is_in_no_dispute() {
    let model = model(2).with_section(100, &[(100, &UP)]);
    let found = found(&model, &[&[4]]);
    assert_eq!((found.all, found.fewest), (Vec::new(), Fewest::These(Vec::new())));
}

#[test]
fn two_counts_with_different_results_are_a_dispute() {
    let model = model(2).with_section(100, &[(100, &UP)]);
    let person = |level: i64| {
        let mut answers = model.answers(1, &[level]);
        let reply = answers.answer(FactorId(0)).reply;
        let note = Some("counted".to_owned());
        answers.set(FactorId(0), Answer { reply, basis: Basis::Measured, note });
        answers
    };
    let answers = Answers::together(&model, &[person(1), person(2)]);
    let found = disputes(&Company::new(&model, &answers));
    assert!(found.all[0].is_counted && !found.all[0].matters());
}

#[test]
fn an_open_gate_names_what_people_are_on_two_sides_of() {
    let model = model(2).with_section(100, &[(50, &UP), (50, &UP)]).with_gate(
        0,
        rows(&[&[(1, 1..=2)]]),
        Predicate::default(),
    );
    let answers = group(&model, 1, &[&[5, 2], &[5, 4]]);
    let company = Company::new(&model, &answers);
    let verdict = &company.evaluation.verdict;
    assert_eq!(company.evaluation.gates, [GateOutcome::Open]);
    assert_eq!(verdict.settle_first, [crate::model::Question::Factor(FactorId(1))]);
    // Both on the side that fails: nothing is open.
    let answers = group(&model, 1, &[&[5, 1], &[5, 2]]);
    let company = Company::new(&model, &answers);
    assert_eq!(company.evaluation.gates, [GateOutcome::Failed]);
}

/// Every way of settling some disputes, and then every combination of the rest, tried one by one.
fn fixes(company: &Company, all: &[Dispute], settled: usize) -> bool {
    let ways = |keep: &dyn Fn(usize) -> bool, from: Vec<Vec<u16>>| {
        let mut ways = from;
        for (_, dispute) in all.iter().enumerate().filter(|it| keep(it.0)) {
            let each = |given: &Vec<u16>| {
                let with = |side: &Side| {
                    let mut given = given.clone();
                    given[dispute.factor.0] = side.level.map_or(NOT_APPLICABLE, code);
                    given
                };
                dispute.sides.iter().map(with).collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(each).collect();
        }
        ways
    };
    let in_set = |it: usize| settled >> it & 1 == 1;
    ways(&in_set, vec![company.given.clone()]).into_iter().all(|given| {
        let rest = ways(&|it| !in_set(it), vec![given]);
        let first = company.advice(&rest[0]);
        rest.iter().all(|it| company.advice(it).is_same(&first))
    })
}

#[test]
fn the_fewest_are_those_that_trying_everything_finds() {
    let (mut sizes, mut beyond) = ([0; MOST_SETTLED + 1], 0);
    for seed in 0..150 {
        let mut dice = Dice::new(seed);
        let model = dice.model(5, 3);
        let people: Vec<_> = (0..3).map(|_| dice.answers(&model)).collect();
        let home = model.roles.current_home;
        let same = |it: &Answers| {
            let mut it = it.clone();
            it.set_about(home, people[0].about(home).cloned());
            it
        };
        let each: Vec<_> = people.iter().map(same).collect();
        let answers = Answers::together(&model, &each);
        let company = Company::new(&model, &answers);
        let Disputes { all, fewest } = disputes(&company);
        let sets = 0..1_usize << all.len();
        let size = |set: &usize| set.count_ones() as usize;
        let least = sets.filter(|it| fixes(&company, &all, *it)).map(|it| size(&it)).min();
        match fewest {
            Fewest::These(these) => {
                let set = these.iter().map(|it| all.iter().position(|that| that.factor == *it));
                let set = set.fold(0, |set, place| set | 1 << place.unwrap());
                assert!(fixes(&company, &all, set), "seed {seed}");
                assert_eq!(Some(these.len()), least, "seed {seed}");
                sizes[these.len()] += 1;
            }
            Fewest::Beyond => {
                assert!(least.is_none_or(|it| it > MOST_SETTLED), "seed {seed}");
                beyond += 1;
            }
            Fewest::NotSearched => panic!("seed {seed}"),
        }
    }
    assert!(sizes.iter().all(|it| *it > 0) && beyond > 0, "{sizes:?} {beyond}");
}

#[test]
fn each_one_alone_has_an_advice() {
    let model = model(2).with_section(100, &[(50, &UP), (50, &UP)]);
    let answers = group(&model, 1, &[&[5, 0], &[1, 3]]);
    let company = Company::new(&model, &answers);
    let kinds: Vec<_> = each_ones(&company).iter().map(|it| it.kind).collect();
    use crate::decide::VerdictKind::{Move, Stay};
    assert_eq!(kinds, [Move, Stay]);
}

#[test]
fn a_question_too_many_combinations_have_is_not_searched() {
    let model = model(2).with_section(100, &[(50, &UP), (50, &UP)]);
    let answers = group(&model, 1, &[&[5, 5], &[1, 1]]);
    let mut company = Company::new(&model, &answers);
    company.budgets.disputes = 3;
    assert_eq!(disputes(&company).fewest, Fewest::NotSearched);
    company.budgets.disputes = 4;
    assert_ne!(disputes(&company).fewest, Fewest::NotSearched);
}
