//! What the findings say of the examples, and of examples with something changed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fixture::{Worked, example, names};
use super::people::People;
use super::placements::Standing;
use super::*;
use crate::answers::{self, ContextAnswer, Reply};
use crate::decide::disputes::{Dispute, Fewest};
use crate::decide::events::EventOutcome;
use crate::decide::trials::{Share, Strength, Worth as FoundWorth};
use crate::decide::{GateOutcome, Reason, SEED, VerdictKind, price};
use crate::model::{
    ContextId, ContextKind, Level, Origin, Priced, Question, Setting, Step, builtin_model,
};
use crate::points::Points;

/// Enough runs for what the trials settle.
const RUNS: NonZeroU32 = NonZeroU32::new(1_000).unwrap();

fn worked(model: &Model, answers: Answers) -> Worked {
    Worked::new(model, answers, RUNS)
}

/// The examples by name, worked out once for all tests.
static ALL: LazyLock<BTreeMap<&'static str, Worked>> = LazyLock::new(|| {
    let model = builtin_model();
    names().map(|it| (it, worked(&model, example(&model, it)))).collect()
});

#[test]
fn every_home_is_labelled_as_the_verdict_says() {
    use Standing::*;
    for (name, expected) in [
        ("brisa-manaca", [Recommended, Excluded, Excluded, RunnerUp]),
        ("calumet-ridge-equipment", [Tied, Tied, PresentHome, FurtherBehind]),
        ("hoshikawa-home-stores", [LeanedTo, LeanedTo, Excluded, Open]),
        ("lanternfield-mutual", [Recommended, RunnerUp, PresentHome, Excluded]),
        ("mekong-lantern-logistics", [HighestNotEnough, StayForNow, FurtherBehind, FurtherBehind]),
        ("quillback-puzzles", [LeanedTo, PresentHome, Excluded, Excluded]),
        ("vayu-ledger-systems", [HighestNotEnough, StayForNow, FurtherBehind, Excluded]),
    ] {
        let found: Vec<_> = ALL[name].findings.placements.iter().map(|it| it.standing).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_home_that_is_level_with_the_present_one_is_not_called_highest() {
    let model = builtin_model();
    let Worked { answers, mut decision, .. } =
        worked(&model, example(&model, "vayu-ledger-systems"));
    let [first, home] = [0, 1].map(|it| decision.evaluation.ranking[it]);
    decision.evaluation.scores[home.0] = decision.evaluation.scores[first.0];
    let found = find(&model, &answers, &decision);
    assert_eq!(found.placements[0].standing, Standing::RunnerUp);
}

#[test]
fn those_are_named_who_can_answer_what_is_open_each_once() {
    let model = builtin_model();
    for (name, it) in &*ALL {
        let settle = it.findings.settle.iter().map(|it| it.question);
        let asks = |question| match question {
            Question::Factor(factor) => model[factor].asks.clone(),
            Question::Context(_) => Vec::new(),
        };
        let asked: Vec<_> = settle.flat_map(asks).collect();
        let named = &it.findings.askers;
        assert!(named.len() <= 3, "{name}");
        assert!((1..named.len()).all(|it| !named[..it].contains(&named[it])), "{name}: {named:?}");
        assert!(asked.is_empty() || asked.contains(&named[0]), "{name}: {named:?}");
    }
    let named = |name| worked(&model, example(&model, name)).findings.askers;
    let [cmo, mops, data] =
        ["cmo", "mops", "data_protection"].map(|it| model.respondent(it).unwrap());
    assert_eq!(named("hoshikawa-home-stores"), [cmo, mops, data]);
    assert_eq!(named("brisa-manaca"), []);
}

#[test]
fn of_questions_that_are_worth_as_much_the_weightier_comes_first() {
    let model = builtin_model();
    let Worked { answers, mut decision, .. } =
        worked(&model, example(&model, "northwind-instruments"));
    let mut factors: Vec<_> = model.scored_factors().take(4).collect();
    factors.sort_by_key(|it| model.weight(*it));
    let share = Share::of(100, RUNS.get());
    let found = |it: &FactorId| FoundWorth { question: Question::Factor(*it), share };
    decision.find_out = factors.iter().map(found).collect();
    let found = find(&model, &answers, &decision).firmness.find_out;
    let weights: Vec<_> = found
        .iter()
        .map(|it| match it.question {
            Question::Factor(factor) => model.weight(factor),
            Question::Context(_) => 0,
        })
        .collect();
    assert!(weights.len() == 4 && weights[0] > weights[3], "{weights:?}");
    assert!(weights.is_sorted_by(|one, other| one >= other), "{weights:?}");
}

fn evidence<'a>(it: &'a Worked, company: &'a Company<'a>) -> Evidence<'a> {
    Evidence::of(company, &it.decision)
}

#[test]
fn an_event_is_a_reply_only_if_it_changes_the_advice_in_some_case() {
    let model = builtin_model();
    let it = worked(&model, example(&model, "northwind-instruments"));
    let company = Company::new(&model, &it.answers);
    let evidence = evidence(&it, &company);
    let [event, other] = [0, 1].map(crate::model::EventId);
    let outcome = |event, changed| EventOutcome {
        event,
        cases: 10,
        changed,
        instead: Vec::new(),
        is_cut: false,
    };
    let worth = |of, changed| evidence.worth(Priced::Event(of), &[outcome(event, changed)]);
    assert_eq!(worth(event, 1), Some(replies::Worth::Cases(outcome(event, 1))));
    assert_eq!(worth(event, 0), None);
    assert_eq!(worth(other, 1), None);
}

#[test]
fn a_stay_below_the_middle_is_one_by_default() {
    let model = builtin_model();
    let Worked { answers, mut decision, .. } = worked(&model, example(&model, "brisa-manaca"));
    let first = decision.evaluation.verdict.leader.unwrap();
    for (score, expected) in [(49, true), (50, false), (51, false)] {
        decision.evaluation.scores[first.0] = Points::whole(score);
        assert_eq!(find(&model, &answers, &decision).advised.by_default, expected, "{score}");
    }
    let Worked { answers, mut decision, .. } =
        worked(&model, example(&model, "lanternfield-mutual"));
    assert_eq!(decision.evaluation.verdict.kind, VerdictKind::Move);
    let first = decision.evaluation.verdict.leader.unwrap();
    decision.evaluation.scores[first.0] = Points::whole(49);
    assert!(!find(&model, &answers, &decision).advised.by_default, "a move is none");
}

#[test]
fn an_open_gate_names_an_open_answer() {
    let model = builtin_model();
    let mut open = 0;
    for (name, it) in &*ALL {
        let own = it.findings.gates.iter().filter(|it| it.outcome == GateOutcome::Open);
        for gate in own.filter(|it| it.differ_on.is_empty()) {
            let is_open = |factor: &FactorId| {
                matches!(it.answers.answer(*factor).reply, Reply::Unknown | Reply::NotAsked)
            };
            let reads_company = model[gate.gate].fails_when.factors().all(|it| !is_open(&it));
            assert!(reads_company || gate.factors.iter().any(is_open), "{name}: {gate:?}");
            open += usize::from(!reads_company);
        }
    }
    assert!(open > 5, "{open}");
}

#[test]
fn what_the_sections_add_is_the_score() {
    for (name, it) in &*ALL {
        let shown: Vec<_> = it.findings.shown_placements().collect();
        assert_eq!(shown.len(), it.findings.sections.len(), "{name}");
        for (placement, column) in shown.iter().zip(&it.findings.sections) {
            let sum: i64 = column.iter().sum();
            assert_eq!(sum + 50, it.decision.evaluation.score(*placement), "{name}");
        }
        for standpoint in &it.findings.placements {
            let sum = standpoint.points_for + standpoint.points_against;
            assert_eq!(sum + 50, standpoint.score, "{name}");
            assert!(standpoint.points_for >= 0 && standpoint.points_against <= 0, "{name}");
        }
    }
}

#[test]
fn a_profile_says_whether_the_home_demands_some_personas_and_not_all() {
    let model = builtin_model();
    let mut seen = [0, 0];
    for (name, it) in &*ALL {
        let Some(profile) = &it.findings.profile else { continue };
        let company = Company::new(&model, &it.answers);
        let case = evidence(it, &company).case();
        let demands =
            |it: &&crate::model::Persona| it.demands.iter().any(|it| it.when.holds(&case));
        let demanded = model.personas.iter().filter(demands).count();
        let some = (1..model.personas.len()).contains(&demanded);
        assert_eq!(profile.demands_some, some, "{name}");
        seen[usize::from(some)] += 1;
    }
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
}

#[test]
fn the_outlook_says_whether_its_optional_questions_are_answered() {
    let model = builtin_model();
    let read = |it: &Answers| {
        let rules = model.outlook.as_ref().unwrap();
        let read = rules.signals.iter().flat_map(|it| it.present.factors());
        read.filter(|it| model.is_optional(*it)).any(|factor| it.level(factor).is_some())
    };
    let blank = worked(&model, Answers::blank(&model));
    assert!(!blank.findings.outlook.unwrap().is_asked);
    let asked: Vec<_> = ALL
        .values()
        .map(|it| (it.findings.outlook.as_ref().unwrap().is_asked, read(&it.answers)))
        .collect();
    assert!(asked.iter().all(|it| it.0 == it.1) && asked.iter().any(|it| it.0));
}

#[test]
fn other_advice_is_told_from_five_cases_in_a_hundred_on() {
    let model = builtin_model();
    let mut told = 0;
    for (name, it) in &*ALL {
        let company = Company::new(&model, &it.answers);
        let evidence = evidence(it, &company);
        let firmness = &it.findings.firmness;
        let outcomes = firmness.both_moved.outcomes.iter();
        let expected: Vec<_> = outcomes
            .filter(|it| it.cases.of_100 >= 5 && !evidence.is_advised(&it.outcome))
            .map(|it| it.outcome)
            .collect();
        let found: Vec<_> = firmness.others.iter().map(|it| it.outcome).collect();
        assert_eq!(found, expected, "{name}");
        told += found.len();
    }
    assert!(told > 10, "{told}");
}

#[test]
fn every_question_is_counted_once_in_the_coverage() {
    let model = builtin_model();
    for (name, it) in &*ALL {
        let it = &it.findings.coverage;
        let by_reply = [it.answered, it.unknown, it.not_asked, it.not_applicable];
        assert_eq!(by_reply.iter().sum::<usize>(), it.questions, "{name}");
        let by_basis = [it.measured, it.seen, it.believed, it.not_stated];
        assert_eq!(by_basis.iter().sum::<usize>(), it.answered, "{name}");
        assert_eq!(it.is_complete, it.unknown + it.not_asked == 0, "{name}");
    }
    let few = example(&model, "kisima-meters");
    assert!(!coverage::not_asked(&model, &few).is_empty());
}

#[test]
fn too_little_is_answered_below_either_minimum() {
    let mut model = builtin_model();
    let answers = example(&model, "northwind-instruments");
    let whole = worked(&model, answers.clone()).findings.coverage;
    let share = whole.answered_of_applicable;
    for (minimum_weight, minimum_points, is_short) in [
        (0, whole.answered_weight, false),
        (0, whole.answered_weight + 1, true),
        (share, 0, false),
        (share + 1, 0, true),
    ] {
        model.bands.minimum_weight = minimum_weight;
        model.bands.minimum_points = minimum_points;
        let found = worked(&model, answers.clone()).findings.coverage;
        assert_eq!(found.is_short, is_short, "{minimum_weight} {minimum_points}");
    }
}

#[test]
fn each_answer_to_settle_says_what_the_evaluator_advises_with_it() {
    let model = builtin_model();
    let mut read = 0;
    for (name, it) in &*ALL {
        let company = Company::new(&model, &it.answers);
        for unsettled in &it.findings.settle {
            let settings = match unsettled.question {
                Question::Factor(factor) => {
                    Level::ALL.map(|it| Setting::Level(factor, it)).to_vec()
                }
                Question::Context(question) => {
                    let choices = 0..model[question].choices().len();
                    choices.map(|it| Setting::Choice(question, it)).collect()
                }
            };
            let advice: Vec<_> =
                settings.iter().map(|it| price(&company, &[*it], None, SEED).advice).collect();
            let meanings = &unsettled.meanings;
            if advice.iter().all(|it| it.kind == VerdictKind::NotYet) {
                assert_eq!(*meanings, [], "{name}");
                continue;
            }
            let places = meanings.iter().flat_map(|it| &it.answers).copied();
            assert!(places.eq(0..settings.len()), "{name}: every answer once, in order");
            for meaning in meanings {
                assert!(meaning.answers.iter().all(|it| advice[*it] == meaning.advice), "{name}");
            }
            let differ = |it: &[settle::Meaning]| it[0].advice != it[1].advice;
            assert!(meanings.windows(2).all(differ), "{name}");
            read += meanings.len();
        }
    }
    assert!(read > 2, "{read}");
}

/// Gives one kind of thing a source each, and all others none.
#[test]
fn sources_are_those_of_what_is_answered_acts_is_not_passed_and_is_profiled() {
    let mut bare = builtin_model();
    bare.factors.iter_mut().for_each(|it| it.origin = Origin::default());
    bare.gates.iter_mut().for_each(|it| it.origin = Origin::default());
    bare.interactions.iter_mut().for_each(|it| it.origin = Origin::default());
    bare.personas.iter_mut().for_each(|it| it.origin = Origin::default());
    let source = |it: usize| Origin { sources: vec![SourceId(it)], ..Origin::default() };
    let [mut factors, mut gates, mut interactions, mut personas] = [(); 4].map(|()| bare.clone());
    (0..).zip(&mut factors.factors).for_each(|(at, it)| it.origin = source(at));
    (0..).zip(&mut gates.gates).for_each(|(at, it)| it.origin = source(at));
    (0..).zip(&mut interactions.interactions).for_each(|(at, it)| it.origin = source(at));
    personas.personas[0].origin = source(0);
    for (name, it) in &*ALL {
        let found = |model: &Model| {
            let sources = find(model, &it.answers, &it.decision).sources;
            sources.into_iter().map(|it| it.0).collect::<Vec<_>>()
        };
        let answered = bare.factor_ids().filter(|one| it.answers.level(*one).is_some());
        assert_eq!(found(&factors), answered.map(|it| it.0).collect::<Vec<_>>(), "{name}");
        let mut not_passed: Vec<_> = it.findings.gates.iter().map(|it| it.gate.0).collect();
        not_passed.sort_unstable();
        assert_eq!(found(&gates), not_passed, "{name}");
        let acting = it.findings.acting.iter().map(|it| it.interaction.0);
        assert_eq!(found(&interactions), acting.collect::<Vec<_>>(), "{name}");
        assert_eq!(found(&personas), vec![0; it.findings.profile.iter().count()], "{name}");
    }
}

#[test]
fn a_reply_has_the_price_that_its_claim_asks_for() {
    let model = builtin_model();
    let (mut priced, mut unpriced) = (0, 0);
    for (name, it) in &*ALL {
        for argument in &it.findings.arguments {
            let Some(counter) = &argument.counter else { continue };
            let lead = argument.lead();
            let changed_by = &it.decision.evaluation.contributions[lead.0].changed_by;
            let claim = model.claim(lead, it.answers.level(lead).unwrap(), changed_by);
            match (claim.unwrap().1.counter.as_ref().unwrap().price, &counter.worth) {
                (None, None) => unpriced += 1,
                (Some(Priced::Event(event)), Some(replies::Worth::Cases(outcome))) => {
                    assert_eq!(outcome.event, event, "{name}");
                }
                (
                    Some(Priced::Supposing(factor, step)),
                    Some(replies::Worth::Price(found, level, _)),
                ) => {
                    let expected = step.from(it.answers.level(factor).unwrap()).unwrap();
                    assert_eq!((*found, *level), (factor, expected), "{name}");
                    priced += 1;
                }
                other => panic!("{name}: {other:?}"),
            }
        }
    }
    assert!(priced > 5 && unpriced > 0, "{priced} {unpriced}");
}

#[test]
fn a_price_is_that_of_the_next_level_and_none_where_nothing_would_change() {
    let model = builtin_model();
    let it = &ALL["northwind-instruments"];
    let company = Company::new(&model, &it.answers);
    let evidence = evidence(it, &company);
    let mut missing = 0;
    for factor in model.factor_ids() {
        let found = evidence.worth(Priced::Supposing(factor, Step::Up), &[]);
        let level = it.answers.level(factor).and_then(|it| Step::Up.from(it));
        let expected = level.and_then(|level| {
            let price = evidence.tried(&[Setting::Level(factor, level)]);
            (!price.supposed.is_empty())
                .then(|| replies::Worth::Price(factor, level, Box::new(price)))
        });
        missing += usize::from(found.is_none());
        assert_eq!(found, expected, "{}", model[factor].id);
    }
    assert!(missing > 0 && missing < model.factors.len() / 2, "{missing}");
}

/// Two other homes are ahead of the one in which the team stays; the second of them is no leader.
#[test]
fn of_those_ahead_of_a_home_that_is_kept_only_the_first_is_highest() {
    let model = builtin_model();
    let Worked { answers, mut decision, .. } =
        worked(&model, example(&model, "mekong-lantern-logistics"));
    let [first, home, third] = [0, 1, 2].map(|it| decision.evaluation.ranking[it]);
    let scores = &mut decision.evaluation.scores;
    scores[third.0] = scores[home.0] + Points::whole(1);
    assert!(scores[first.0] > scores[home.0]);
    let found = find(&model, &answers, &decision);
    let of = |it: PlacementId| found.placements.iter().find(|one| one.placement == it).unwrap();
    assert_eq!(of(first).standing, Standing::HighestNotEnough);
    assert_eq!(of(third).standing, Standing::FurtherBehind);
}

#[test]
fn a_count_is_taken_again_if_it_lies_at_most_two_levels_off() {
    let model = builtin_model();
    let factor = model.factor_ids().find(|it| model[*it].next.is_some()).unwrap();
    let it = &ALL["northwind-instruments"];
    let company = Company::new(&model, &it.answers);
    let evidence = evidence(it, &company);
    let from = it.answers.level(factor).unwrap();
    let mut decision = it.decision.clone();
    decision.events.clear();
    for to in Level::ALL.into_iter().filter(|it| *it != from) {
        let advice = it.decision.settled;
        let answers = vec![(factor, to)];
        let change = Changes { answers, advice, closed: Vec::new(), opened: Vec::new() };
        let found = evidence.reverses(&decision, &[change]);
        let is_near = from.index().abs_diff(to.index()) <= 2;
        let expected = is_near.then_some(Reversal::Count { factor, to, advice });
        assert_eq!(found, Vec::from_iter(expected), "{from:?} {to:?}");
    }
}

#[test]
fn two_events_and_a_count_reverse_an_advice_where_there_are_more_events() {
    let model = builtin_model();
    let factor = model.factor_ids().find(|it| model[*it].next.is_some()).unwrap();
    let it = &ALL["northwind-instruments"];
    let company = Company::new(&model, &it.answers);
    let evidence = evidence(it, &company);
    let mut decision = it.decision.clone();
    let event = decision.events.first().unwrap().clone();
    decision.events = [1, 0, 3, 2].map(|changed| EventOutcome { changed, ..event.clone() }).into();
    let to = it.answers.level(factor).unwrap();
    let answers = vec![(factor, to)];
    let advice = decision.settled;
    let change = Changes { answers, advice, closed: Vec::new(), opened: Vec::new() };
    let found = |counts: &[Changes]| {
        let changed = |it| match it {
            Reversal::Event(it) => Some(it.changed),
            Reversal::Count { .. } => None,
        };
        let found = evidence.reverses(&decision, counts).into_iter();
        found.map(changed).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), [Some(3), Some(2), Some(1)]);
    assert_eq!(found(std::slice::from_ref(&change)), [Some(3), Some(2), None]);
    assert_eq!(found(&[change.clone(), change]), [Some(3), Some(2), None]);
}

/// The weights are read off the paper as a reader would: in tenths, and with a point to spare.
#[test]
fn the_questions_named_first_are_enough_and_one_fewer_is_not() {
    let mut model = builtin_model();
    let answers = example(&model, "kisima-meters");
    let mut found = 0;
    for (minimum_weight, minimum_points) in [(60, 0), (50, 0), (40, 0), (0, 50), (0, 35), (45, 40)]
    {
        (model.bands.minimum_weight, model.bands.minimum_points) = (minimum_weight, minimum_points);
        let it = worked(&model, answers.clone());
        let evaluation = &it.decision.evaluation;
        let Some(count) = it.findings.coverage.enough_after else { continue };
        let tenths = |count: usize| {
            let named = it.findings.agenda[..count].iter();
            let weights = named.map(|it| (model.weight(*it) as f64 / 10.0).round());
            evaluation.answered_weight as f64 / 10.0 + weights.sum::<f64>()
        };
        let share = minimum_weight as f64 * evaluation.applicable_weight as f64 / 1000.0;
        let needed = share.max(minimum_points as f64 * 10.0) + 10.0;
        assert!(tenths(count) >= needed - 1.0, "{minimum_weight} {minimum_points}");
        assert!(tenths(count - 1) < needed, "{minimum_weight} {minimum_points}");
        found += 1;
    }
    assert!(found > 2, "{found}");
}

/// What works or is in place is not proposed again; what ended comes again only with something new.
#[test]
fn an_arrangement_that_was_tried_comes_again_by_how_it_turned_out() {
    let model = builtin_model();
    let question = model.roles.tried.unwrap();
    let it = &ALL["northwind-instruments"];
    let ContextKind::Outcomes { items, outcomes } = &model[question].kind else { panic!() };
    let evaluation = &it.decision.evaluation;
    let proposed = |answers: &Answers| {
        let case = Case { model: &model, answers, evaluation };
        let chosen = proposed::arrangements(&model, &People::new(&case), &[]);
        chosen.iter().map(|it| it.passage.id.clone()).collect::<Vec<_>>()
    };
    let first = proposed(&it.answers)[0].clone();
    let item = items.iter().position(|it| it.id == first).unwrap();
    for (outcome, choice) in outcomes.iter().enumerate() {
        let mut answers = it.answers.clone();
        answers.set_about(question, Some(ContextAnswer::Outcomes(vec![(item, outcome)])));
        let comes = model.tried.first.contains(&outcome);
        assert_eq!(proposed(&answers).contains(&first), comes, "{}", choice.id);
    }
}

#[test]
fn days_without_a_date_are_not_put_together() {
    let model = builtin_model();
    let it = &ALL["northwind-instruments"];
    let mut answers = it.answers.clone();
    for question in model.context_ids() {
        if answers.date(question).is_some() {
            answers.set_about(question, None);
        }
    }
    let it = worked(&model, answers);
    let counsel = counsel::Counsel::new(&model, &it.answers, &it.decision.evaluation);
    let rows = plan::plan(&counsel, &it.findings.calendar);
    assert!(rows.len() > 2 && rows.iter().all(|it| it.date.is_none()), "{rows:?}");
    let mut days: Vec<_> = rows
        .iter()
        .map(|it| it.chosen.iter().map(|it| it.passage.by.unwrap()))
        .map(|mut it| {
            let first = it.next().unwrap();
            assert!(it.all(|it| it == first));
            first
        })
        .collect();
    let all = days.len();
    days.dedup();
    assert_eq!(days.len(), all, "a day has one row");
}

#[test]
fn a_stay_that_enough_trials_give_is_capped_if_it_is_not_called_firm() {
    let model = builtin_model();
    let capped = |name: &str, strength, of_100| {
        let Worked { answers, mut decision, .. } = worked(&model, example(&model, name));
        decision.strength = Some(strength);
        decision.stress.both.same_advice = Some(Share::of(of_100, 100));
        find(&model, &answers, &decision).advised.is_capped
    };
    assert!(capped("brisa-manaca", Strength::Moderate, 100));
    assert!(!capped("brisa-manaca", Strength::Firm, 100));
    assert!(!capped("brisa-manaca", Strength::Moderate, 50));
    assert!(!capped("lanternfield-mutual", Strength::Moderate, 100), "a move is not a stay");
}

#[test]
fn two_are_a_group_in_which_those_asked_may_count() {
    let model = builtin_model();
    let one = example(&model, "northwind-instruments");
    let two = Answers::together(&model, &[one.clone(), one.clone()]);
    for (answers, people) in [(one, None), (two, Some(2))] {
        let it = worked(&model, answers);
        assert_eq!(it.findings.group.as_ref().map(|it| it.people.len()), people);
        let case =
            Case { model: &model, answers: &it.answers, evaluation: &it.decision.evaluation };
        let counts = |factor: &FactorId| {
            let who = disputes::settles(&case, *factor);
            who.is_some_and(|it| model[*factor].asks.contains(&it))
        };
        assert_eq!(model.factor_ids().any(|it| counts(&it)), people.is_some());
    }
}

#[test]
fn where_all_are_done_alike_no_persona_is_short() {
    let model = builtin_model();
    let mut answers = example(&model, "northwind-instruments");
    for factor in model.personas.iter().flat_map(|it| &it.behaviours) {
        let reply = Reply::Level(Level::ALL[2]);
        answers.set(*factor, answers::Answer { reply, ..answers::Answer::default() });
    }
    let profile = worked(&model, answers).findings.profile.unwrap();
    assert!(profile.weakest.is_some() && !profile.is_short, "{profile:?}");
}

#[test]
fn where_no_home_is_ready_those_that_pass_are_below_the_floor() {
    let mut model =
        crate::decide::fixture::model(2).with_section(100, &[(100, &[[0, 0, 0, 0, 1], [0; 5]])]);
    model.bands.floor_without_home = 90;
    let it = worked(&model, model.answers(4, &[5]));
    assert_eq!(it.decision.evaluation.verdict.kind, VerdictKind::NoHome);
    assert!(it.findings.placements.iter().all(|it| it.standing == Standing::BelowFloor));
}

/// Where all of them are needed, none is said to be enough.
#[test]
fn fewer_questions_than_all_are_named_as_enough() {
    let mut model = builtin_model();
    let it = worked(&model, example(&model, "kisima-meters"));
    let mut counts = Vec::new();
    for minimum_points in 30..=100 {
        model.bands.minimum_points = minimum_points;
        let found = find(&model, &it.answers, &it.decision);
        let Some(count) = found.coverage.enough_after else { continue };
        assert!(count < found.agenda.len(), "{minimum_points}");
        counts.push(count);
    }
    assert!(counts.len() > 5 && counts.is_sorted(), "{counts:?}");
}

/// What was tried and ended is no news, even where something differs this time.
#[test]
fn an_arrangement_that_ended_comes_after_one_that_is_new() {
    let model = builtin_model();
    let [tried, differs] = [model.roles.tried, model.roles.differs].map(Option::unwrap);
    let it = &ALL["northwind-instruments"];
    let proposed = |answers: &Answers| {
        let case = Case { model: &model, answers, evaluation: &it.decision.evaluation };
        let chosen = proposed::arrangements(&model, &People::new(&case), &[]);
        chosen.iter().map(|it| it.passage.id.clone()).collect::<Vec<_>>()
    };
    let new = proposed(&it.answers);
    let place = |question: ContextId| match &model[question].kind {
        ContextKind::Outcomes { items, .. } | ContextKind::Remarks(items) => {
            items.iter().position(|it| it.id == new[0]).unwrap()
        }
        _ => panic!("it has items"),
    };
    for &outcome in &model.tried.again {
        let mut answers = it.answers.clone();
        let ended = ContextAnswer::Outcomes(vec![(place(tried), outcome)]);
        answers.set_about(tried, Some(ended));
        let remark = ContextAnswer::Remarks(vec![(place(differs), "We have two more.".into())]);
        answers.set_about(differs, Some(remark));
        assert_eq!(proposed(&answers)[..2], [new[1].clone(), new[0].clone()]);
    }
}

/// An hour has room for five disputes of ten minutes, and for ten minutes to open and close it.
#[test]
fn a_meeting_has_an_hour() {
    let model = builtin_model();
    let people = ["cio", "cmo", "mops", "sales"];
    let each = people.map(|it| example(&model, &format!("kestrel-bay-coatings/{it}")));
    let Worked { answers, mut decision, .. } = worked(&model, Answers::together(&model, &each));
    let side = decision.disputes.all[0].sides[0];
    let dispute =
        |factor| Dispute { factor, sides: vec![side], is_counted: false, gates: Vec::new() };
    let all: Vec<_> = model.scored_factors().take(8).collect();
    decision.disputes.all = all.iter().copied().map(dispute).collect();
    for matter in 0..=8 {
        decision.disputes.fewest = Fewest::These(all[..matter].to_vec());
        let group = find(&model, &answers, &decision).group.unwrap();
        assert_eq!(group.meeting.len(), matter.min(5));
        let named = group.disputes.iter().take(group.meeting.len()).map(|it| it.dispute.factor);
        assert_eq!(group.meeting, named.collect::<Vec<_>>());
    }
}

#[test]
fn nothing_reverses_an_advice_where_the_home_is_decided_already() {
    let model = builtin_model();
    let Worked { answers, mut decision, findings } =
        worked(&model, example(&model, "northwind-instruments"));
    assert!(!findings.reverses.is_empty());
    decision.evaluation.verdict.reason = Some(Reason::HomeIsFixed);
    assert_eq!(find(&model, &answers, &decision).reverses, []);
}
