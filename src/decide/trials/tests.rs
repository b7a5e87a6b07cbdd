#![expect(clippy::float_cmp, reason = "shares of none, half and all runs are exact")]

mod enumerated;

use rand_xoshiro::rand_core::Rng;

use super::*;
use crate::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
use crate::decide::fixture::{Dice, NUMBER, POST, STRESS, model, rows, with_reply};
use crate::decide::{Reason, Step, decide, evaluate};
use crate::model::{
    FactorId, Model, Odds, Origin, Outlook, OutlookRules, OwnStanding, Predicate, Question, Slant,
    Stress,
};

const RUNS: u32 = 20_000;

fn tallies(model: &Model, answers: &Answers, runs: u32, seed: u64, threads: usize) -> Tallies {
    let company = Company::new(model, answers);
    let draws = Draws::new(&company);
    let details = Details { levels: draws.levels(), points: Points::new() };
    let empty = Tallies { details: Some(details), ..Tallies::default() };
    tally(&draws, &empty, runs, seed, threads)
}

fn stress(model: &Model, answers: &Answers) -> StressRuns {
    stress_runs(&Company::new(model, answers), NonZeroU32::new(RUNS).unwrap(), 7)
}

fn strength_of(model: &Model, answers: &Answers, stress: &StressRuns) -> Option<Strength> {
    let company = Company::new(model, answers);
    strength(&company, &company.evaluation.verdict, stress)
}

/// Published with the reference implementation of Blackman and Vigna, from the state 1, 2, 3, 4.
#[test]
fn the_generator_is_xoshiro_256_plus_plus() {
    let mut seed = [0; 32];
    for (word, place) in (1..=4_u64).zip([0, 8, 16, 24]) {
        seed[place..place + 8].copy_from_slice(&word.to_le_bytes());
    }
    let mut generator = Xoshiro256PlusPlus::from_seed(seed);
    for expected in [
        41_943_041,
        58_720_359,
        3_588_806_011_781_223,
        3_591_011_842_654_386,
        9_228_616_714_210_784_205,
        9_973_669_472_204_895_162,
        14_011_001_112_246_962_877,
        12_406_186_145_184_390_807,
        15_849_039_046_786_891_736,
        10_450_023_813_501_588_000,
    ] {
        assert_eq!(generator.next_u64(), expected);
    }
}

/// The state comes from the seed by SplitMix64; for the seed 1234567 its published numbers begin
/// 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431.
#[test]
fn the_seed_is_spread_by_split_mix_64() {
    let words: [u64; 4] = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
    ];
    let mut seed = [0; 32];
    for (word, bytes) in words.iter().zip(seed.chunks_mut(8)) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    let mut expected = Xoshiro256PlusPlus::from_seed(seed);
    let mut generator = Xoshiro256PlusPlus::seed_from_u64(1_234_567);
    assert_eq!(generator.next_u64(), expected.next_u64());
}

#[test]
fn threads_change_nothing_and_the_seed_does() {
    let mut dice = Dice::new(3);
    let model = dice.model(6, 3);
    let answers = dice.answers(&model);
    let one = tallies(&model, &answers, 5_000, 1, 1);
    assert_eq!(one, tallies(&model, &answers, 5_000, 1, 2));
    assert_eq!(one, tallies(&model, &answers, 5_000, 1, 7));
    assert_ne!(one, tallies(&model, &answers, 5_000, 2, 1));
}

/// A believed answer is one level lower in a third of the runs and one higher in another third.
#[test]
fn the_points_spread_as_far_as_the_answers_move() {
    let model = model(2).with_section(100, &[(100, &[[-3, -1, 0, 1, 3], [0; 5]])]);
    let answers = model.answers(0, &[3]);
    let believed = Answer { basis: Basis::Believed, ..answers.answer(FactorId(0)).clone() };
    let mut moving = answers.clone();
    moving.set(FactorId(0), believed);
    let spreads =
        |answers: &Answers| decide(&model, answers, NonZeroU32::new(RUNS).unwrap(), 7).spreads;
    let spread = |low, high| Spread { low, high };
    assert_eq!(spreads(&moving), [spread(33, 67), spread(50, 50)]);
    assert_eq!(spreads(&measured(&model, answers)), [spread(50, 50), spread(50, 50)]);
}

#[track_caller]
fn assert_near(share: Share, exact: f64) {
    let exact = exact.clamp(0.0, 1.0);
    let error = (exact * (1.0 - exact) / f64::from(RUNS)).sqrt();
    assert!((share.value - exact).abs() <= 5.0 * error + 1e-12, "{share:?} is not near {exact}");
    assert!((share.standard_error - error).abs() < 0.002);
}

/// Weights of 60 and 40, each moved evenly by up to half: the first counts more where
/// `60 * a > 40 * b` with a and b even between 0.5 and 1.5, which is 13/16 of the square.
#[test]
fn moved_weights_agree_with_an_area_worked_out_by_hand() {
    let first = [[0, 0, 0, 0, 2], [0; 5]];
    let second = [[0; 5], [0, 0, 0, 0, 2]];
    let sections = model(2).with_section(60, &[(100, &first)]).with_section(40, &[(100, &second)]);
    let shares = model(2).with_section(100, &[(60, &first), (40, &second)]);
    for model in [sections, shares] {
        let answers = measured(&model, model.answers(0, &[5, 5]));
        let stress = stress(&model, &answers);
        assert_near(stress.weights.confidence(PlacementId(0)), 13.0 / 16.0);
        assert_near(stress.both.confidence(PlacementId(0)), 13.0 / 16.0);
        assert_eq!(stress.answers.confidence(PlacementId(0)).value, 1.0);
    }
}

fn measured(model: &Model, mut answers: Answers) -> Answers {
    for factor in model.factor_ids() {
        let reply = answers.answer(factor).reply;
        answers.set(factor, Answer { reply, basis: Basis::Measured, note: None });
    }
    answers
}

#[test]
fn with_weights_held_both_tables_count_the_same_runs() {
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(5, 4);
        model.stress = Stress { weights: 0, ..STRESS };
        let answers = dice.answers(&model);
        let tallies = tallies(&model, &answers, 2_000, seed, 1);
        assert_eq!(tallies.answers, tallies.both, "seed {seed}");
        let still = measured(&model, answers);
        let kind = evaluate(&model, &still).verdict.kind;
        if kind == VerdictKind::NotYet {
            continue; // What waits for one answer is not looked for in the runs.
        }
        let tallies = self::tallies(&model, &still, 100, seed, 1);
        let share = tallies.weights.acceptability(NonZeroU32::new(100).unwrap(), 4, true);
        assert_eq!(share.same_advice.unwrap().value, 1.0);
    }
}

#[test]
fn every_rank_and_every_placement_adds_to_one() {
    let mut dice = Dice::new(11);
    for placements in 1..=4 {
        let model = dice.model(5, placements);
        let stress = stress(&model, &dice.answers(&model));
        for table in [&stress.answers, &stress.weights, &stress.both] {
            let all: f64 = table.outcomes.iter().map(|it| it.share.value).sum();
            assert!((all - 1.0).abs() < 1e-9, "every run ends in one outcome: {all}");
            for place in 0..placements {
                let row: f64 = table.ranks[place].iter().map(|it| it.value).sum();
                let column: f64 = table.ranks.iter().map(|it| it[place].value).sum();
                assert!((row - 1.0).abs() < 1e-9 && (column - 1.0).abs() < 1e-9);
            }
        }
    }
}

#[test]
fn equal_placements_share_their_ranks_whatever_the_weights() {
    // p0 and p1 pull alike on every factor; p2 is behind both.
    let factor = |share| (share, &[[3, 2, 1, 2, 3], [3, 2, 1, 2, 3], [-3; 5]][..]);
    let model =
        model(3).with_section(70, &[factor(30), factor(70)]).with_section(30, &[factor(100)]);
    let answers = model.answers(0, &[1, 0, 4]);
    let stress = stress(&model, &answers);
    for table in [&stress.answers, &stress.weights, &stress.both] {
        let values: Vec<Vec<f64>> =
            table.ranks.iter().map(|it| it.iter().map(|it| it.value).collect()).collect();
        assert_eq!(values, [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 1.0]]);
        assert_eq!(table.same_advice.unwrap().value, 1.0);
    }
    // The team stays in every run, though its home is not ahead of any other.
    assert_eq!(strength_of(&model, &answers, &stress), Some(Strength::Moderate));
}

#[test]
fn a_shown_half_rounds_up_under_moved_weights_too() {
    // 50 + 50 * 3/4 / 3 = 62.5, shown as 63: three points ahead of 60 and a bit, no tie.
    let mut model = model(2).with_section(100, &[(100, &[[0, 0, 0, 0, 3], [0; 5]])]);
    model.factors[0].pulls[0][4] = crate::points::Pull::whole(3).halved().halved();
    model.factors[0].pulls[1][4] = crate::points::Pull::whole(1)
        .halved()
        .plus(crate::points::Pull::whole(1).halved().halved().halved());
    let answers = measured(&model, model.answers(0, &[5]));
    let evaluation = evaluate(&model, &answers);
    assert_eq!((evaluation.score(PlacementId(0)), evaluation.score(PlacementId(1))), (63, 60));
    let stress = stress(&model, &answers);
    assert_eq!(stress.both.same_advice.unwrap().value, 1.0);
    assert_eq!(strength_of(&model, &answers, &stress), Some(Strength::Firm));
}

#[test]
fn placements_that_fail_rank_last_and_among_themselves_by_score() {
    let pulls = [[3; 5], [0; 5], [-3; 5]];
    let always = || rows(&[&[(0, 1..=5)]]);
    let model = model(3)
        .with_section(100, &[(100, &pulls)])
        .with_gate(0, always(), Predicate::default())
        .with_gate(2, always(), Predicate::default());
    let answers = model.answers(0, &[3]);
    let ranks = stress(&model, &answers).both.ranks;
    assert_eq!((ranks[1][0].value, ranks[0][1].value, ranks[2][2].value), (1.0, 1.0, 1.0));

    let model = model.with_gate(1, always(), Predicate::default());
    let none = stress(&model, &answers);
    assert_eq!(none.both.same_advice, None);
    assert_eq!(strength_of(&model, &answers, &none), None);
    assert_eq!(none.both.confidence(PlacementId(0)).value, 1.0);
}

/// No question scores the present home, so it has 50 points; the best other home is this far
/// behind.
#[test]
fn a_stay_is_firm_only_where_the_home_is_well_ahead() {
    for (behind, strength) in [(2, Strength::Moderate), (3, Strength::Firm)] {
        // A pull of 1 at a weight of 6 in 100 is one point.
        let model =
            model(1).with_section(100, &[(6 * behind, &[[-1; 5]]), (100 - 6 * behind, &[[0; 5]])]);
        let elsewhere = measured(&model, model.answers(1, &[3, 3]));
        let stress = stress(&model, &elsewhere);
        assert_eq!(stress.both.towards(Place::Elsewhere).value, 1.0);
        assert_eq!(strength_of(&model, &elsewhere, &stress), Some(strength), "{behind}");
    }
}

/// Example 5 of the ruling: a third of the runs give the move.
#[test]
fn a_move_that_few_runs_give_waits_for_what_splits_them() {
    let mut model =
        model(2).with_section(100, &[(50, &[[0, 0, 0, 3, 0], [0; 5]]), (50, &[[0; 5]; 2])]);
    model.bands.move_share = 50;
    let runs = NonZeroU32::new(RUNS).unwrap();
    let believed = |home: usize| {
        let mut answers = measured(&model, model.answers(home, &[4, 3]));
        let reply = answers.answer(FactorId(0)).reply;
        answers.set(FactorId(0), Answer { reply, basis: Basis::Believed, note: None });
        decide(&model, &answers, runs, 7)
    };
    let decision = believed(1);
    let verdict = &decision.evaluation.verdict;
    let first = Place::Placement(PlacementId(0));
    assert_eq!((verdict.kind, verdict.reason), (VerdictKind::NotYet, Some(Reason::FewRuns)));
    assert_eq!((verdict.rule, &verdict.leaning, verdict.place), (8, &vec![first], None));
    assert_eq!(verdict.settle_first, [Question::Factor(FactorId(0))]);
    assert_eq!((decision.settled.kind, decision.strength), (VerdictKind::Move, None));
    assert_near(decision.stress.both.towards(first), 1.0 / 3.0);
    // Without a home to stay in, the move is still advised.
    let decision = believed(3);
    assert_eq!(decision.evaluation.verdict.kind, VerdictKind::Move);
    assert_eq!(decision.strength, Some(Strength::Close));
}

/// Rule 10: what is decided is kept, and points and trials still say what they say.
#[test]
fn a_home_that_is_decided_is_kept_whatever_the_points_say() {
    let mut model = model(2).with_section(100, &[(100, &[[-3, -3, 0, 3, 3], [0; 5]])]);
    model.bands.move_share = 50;
    let runs = NonZeroU32::new(RUNS).unwrap();
    let decided = |model: &Model, home: usize| {
        decide(model, &measured(model, model.answers(home, &[5])), runs, 7)
    };
    let free = decided(&model, 1);
    assert_eq!(free.evaluation.verdict.kind, VerdictKind::Move);
    // A row without tests always holds.
    model.fixed_home = Predicate { rows: vec![Vec::new()] };
    let kept = decided(&model, 1);
    let verdict = &kept.evaluation.verdict;
    assert_eq!((verdict.kind, verdict.reason), (VerdictKind::Stay, Some(Reason::HomeIsFixed)));
    assert_eq!((verdict.place, verdict.rule), (Some(Place::Placement(PlacementId(1))), 10));
    assert!(verdict.compared.is_some_and(|it| it.margin < 0), "{verdict:?}");
    assert_eq!(kept.strength, None);
    assert_eq!(kept.evaluation.scores, free.evaluation.scores);
    assert_eq!((kept.settled, kept.stress), (free.settled, free.stress));
    assert_eq!(verdict.trace.iter().map(Step::rule).collect::<Vec<_>>(), Vec::from_iter(1..=8));
    // Without a home to stay in, there is nothing to keep.
    assert_eq!(decided(&model, 3).evaluation.verdict.kind, VerdictKind::Move);
}

/// Rule 10: it says nothing where too little is known, or the team is too small for the question.
#[test]
fn a_home_that_is_decided_is_not_advised_where_nothing_would_be() {
    let mut model = model(2).with_section(100, &[(100, &[[-3, -3, 0, 3, 3], [0; 5]])]);
    model.bands.minimum_weight = 50;
    model.fixed_home = Predicate { rows: vec![Vec::new()] };
    model.roles.team_size = Some(NUMBER);
    let decided = |level: i64, people: i64| {
        let mut answers = measured(&model, model.answers(1, &[level]));
        answers.set_about(NUMBER, Some(ContextAnswer::Number(people)));
        let verdict = decide(&model, &answers, NonZeroU32::MIN, 7).evaluation.verdict;
        (verdict.kind, verdict.reason)
    };
    assert_eq!(decided(5, 3), (VerdictKind::Stay, Some(Reason::HomeIsFixed)));
    assert_eq!(decided(0, 3), (VerdictKind::NotEnough, None));
    assert_eq!(decided(5, 2), (VerdictKind::NotYet, Some(Reason::SmallTeam)));
}

#[test]
fn a_tie_is_close_even_if_all_runs_give_it() {
    let model = model(2).with_section(100, &[(100, &[[3; 5], [3; 5]])]);
    let answers = measured(&model, model.answers(2, &[3]));
    let stress = stress(&model, &answers);
    assert_eq!(stress.both.share_of(|it| it.kind == VerdictKind::Tie).value, 1.0);
    assert_eq!(strength_of(&model, &answers, &stress), Some(Strength::Close));
}

#[test]
fn a_small_team_waits_in_every_run_that_would_move_it() {
    let mut model = model(2).with_section(100, &[(100, &[[-3, -3, 0, 3, 3], [0; 5]])]);
    model.roles.team_size = Some(NUMBER);
    let mut answers = measured(&model, model.answers(1, &[4]));
    answers.set_about(NUMBER, Some(ContextAnswer::Number(2)));
    let found = stress(&model, &answers).both;
    assert_eq!(found.same_advice, None);
    let [outcome] = found.outcomes[..] else { panic!("one outcome: {found:?}") };
    let place = Some(Place::Placement(PlacementId(0)));
    assert_eq!((outcome.kind, outcome.place), (VerdictKind::NotYet, place));
    assert_eq!(outcome.share.value, 1.0);
}

#[test]
fn a_fact_stays_and_what_people_saw_of_their_own_work_is_believed() {
    let mut model = model(2).with_section(100, &[(100, &[[0, 0, 0, 0, 3], [0; 5]])]);
    model.roles.role = POST;
    model.own_standing = vec![OwnStanding { role: 1, factors: vec![FactorId(0)] }];
    model.stress.measured = Odds { down: 1, same: 0, up: 0 };
    model.stress.believed = Odds { down: 0, same: 0, up: 1 };
    let mut share = |fact: bool, role: usize, basis: Basis| {
        model.factors[0].fact = fact;
        let mut answers = model.answers(0, &[4]);
        let reply = answers.answer(FactorId(0)).reply;
        answers.set(FactorId(0), Answer { reply, basis, note: None });
        answers.set_about(POST, Some(ContextAnswer::Choice(role)));
        // It is strictly first only with level 5; otherwise both are equal.
        stress(&model, &answers).answers.confidence(PlacementId(0)).value
    };
    assert_eq!(share(true, 0, Basis::Measured), 0.5);
    assert_eq!(share(false, 1, Basis::Measured), 0.5);
    assert_eq!(share(false, 1, Basis::Seen), 1.0);
    assert!((share(false, 0, Basis::Seen) - 0.625).abs() < 0.02);
}

#[test]
fn strength_follows_the_bands() {
    let pulls = [[-3, -3, 0, 3, 3], [0; 5]];
    let mut model = model(2).with_section(100, &[(100, &pulls)]);
    let mut answers = model.answers(1, &[4]);
    answers.set(
        FactorId(0),
        Answer { reply: Reply::Level(Level::ALL[3]), basis: Basis::Believed, note: None },
    );
    // Two thirds of the runs keep level 4 or 5.
    let stress = stress(&model, &answers);
    assert_eq!(strength_of(&model, &answers, &stress), Some(Strength::Moderate));
    model.stress.firm = 66;
    assert_eq!(strength_of(&model, &answers, &stress), Some(Strength::Firm));
    (model.stress.firm, model.stress.moderate) = (80, 68);
    assert_eq!(strength_of(&model, &answers, &stress), Some(Strength::Close));
}

#[test]
fn all_unknown_draws_every_level() {
    let mut model = model(2).with_section(100, &[(100, &[[1, 0, 0, 0, 0], [0, 0, 0, 0, 1]])]);
    model.bands.minimum_weight = 40;
    let answers = model.answers(0, &[0]);
    let stress = stress(&model, &answers);
    assert_eq!(stress.both.same_advice, None);
    assert!((stress.answers.confidence(PlacementId(0)).value - 0.5).abs() < 0.02);
    assert_eq!(stress.weights.confidence(PlacementId(0)).value, 0.5);
}

/// The outlook is about the first home, and is not printed beside a move to it.
#[test]
fn a_move_that_is_taken_back_leaves_the_outlook_open() {
    let mut model =
        model(2).with_section(100, &[(50, &[[0, 0, 0, 3, 0], [0; 5]]), (50, &[[0; 5]; 2])]);
    model.bands.move_share = 50;
    model.outlook = Some(OutlookRules {
        placement: Some(PlacementId(0)),
        stages: Vec::new(),
        signals: Vec::new(),
        meanings: Vec::new(),
        steps: Vec::new(),
        bearings: Vec::new(),
        origin: Origin::default(),
    });
    let mut answers = measured(&model, model.answers(1, &[4, 3]));
    assert_eq!(evaluate(&model, &answers).outlook, None);
    let reply = answers.answer(FactorId(0)).reply;
    answers.set(FactorId(0), Answer { reply, basis: Basis::Believed, note: None });
    let decision = decide(&model, &answers, NonZeroU32::new(1_000).unwrap(), 7);
    assert_eq!(decision.evaluation.verdict.reason, Some(Reason::FewRuns));
    assert_eq!(decision.evaluation.outlook, Some(Outlook::Unknown));
}
