//! The twenty examples that the rules of the verdict were decided on.

use super::decision::compared;
use super::domain::*;
use super::fraction::Fraction;
use super::verdict::{
    Case, Kind, Outcome, Reason, Standing, Strength, Verdict, after_trials, settled,
    settled_in_a_trial, strength,
};

struct Example {
    home: &'static str,
    shown: [i128; 4],
    /// One letter a home: passed, conditional, open, failed.
    gates: &'static str,
    /// Of 100 trials, those with the same advice.
    runs: Option<i128>,
    team: Option<i128>,
    kind: Kind,
    homes: &'static [&'static str],
    reason: Option<Reason>,
}

const fn example(
    home: &'static str,
    shown: [i128; 4],
    gates: &'static str,
    kind: Kind,
    homes: &'static [&'static str],
) -> Example {
    Example { home, shown, gates, runs: None, team: None, kind, homes, reason: None }
}

impl Example {
    const fn runs(self, runs: i128) -> Self {
        Self { runs: Some(runs), ..self }
    }

    const fn team(self, team: i128) -> Self {
        Self { team: Some(team), ..self }
    }

    const fn because(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    fn standing(&self) -> Standing {
        let outcome = |letter| match letter {
            'p' => Outcome::Passed,
            'c' => Outcome::Conditional,
            'o' => Outcome::Open,
            'f' => Outcome::Failed,
            _ => panic!("not an outcome: {letter}"),
        };
        let outcomes: Vec<_> = self.gates.chars().map(outcome).collect();
        let outcomes = outcomes.try_into().expect("four homes");
        Standing { home: self.home, exact: self.shown.map(Fraction::whole), outcomes }
    }

    fn settled(&self) -> Verdict {
        settled(&Case {
            standing: Some(&self.standing()),
            enough_is_answered: true,
            any_gate_open: self.gates.contains('o'),
            team: self.team,
            open_questions: &<[_]>::to_vec,
            undoing: &|_| Vec::new(),
        })
    }

    fn verdict(&self) -> Verdict {
        let settled = self.settled();
        let share = Fraction::new(self.runs.unwrap_or(100), 100);
        after_trials(&settled, &self.standing(), share)
    }
}

use Kind::{Move, NoHome, NotYet, Stay, Tie};
use Reason::{FewRuns, OpenGate, SmallTeam};

#[rustfmt::skip]
const EXAMPLES: [Example; 20] = [
    example(MARKETING, [58, 52, 49, 50], "pppf", Stay, &[MARKETING]),
    example(MARKETING, [50, 54, 53, 49], "pppf", Stay, &[MARKETING]),
    example(MARKETING, [50, 56, 55, 49], "pppf", Tie, &[IT, SALES]),
    example(MARKETING, [50, 56, 52, 49], "pppf", Move, &[IT]).runs(71),
    example(MARKETING, [50, 56, 52, 49], "pppf", NotYet, &[IT]).runs(43).because(FewRuns),
    example(MARKETING, [44, 57, 48, 47], "fopf", NotYet, &[IT]).because(OpenGate),
    example(MARKETING, [51, 50, 48, 47], "oppf", NotYet, &[MARKETING]).because(OpenGate),
    example(MARKETING, [46, 57, 48, 47], "oppf", Move, &[IT]).runs(66),
    example(MARKETING, [43, 44, 48, 51], "ffff", NoHome, &[]),
    example(SALES, [46, 41, 48, 47], "cfff", NoHome, &[]),
    example(ELSEWHERE, [53, 49, 48, 50], "pppf", Stay, &[ELSEWHERE]),
    example(ELSEWHERE, [56, 49, 48, 50], "pppf", Move, &[MARKETING]).runs(83),
    example(REVOPS, [60, 54, 47, 48], "ppfc", Move, &[MARKETING]).runs(87),
    example(SPLIT, [55, 54, 48, 49], "pppf", Tie, &[MARKETING, IT]),
    example(NONE, [49, 50, 54, 58], "pfpp", Move, &[REVOPS]).runs(59),
    example(MARKETING, [50, 56, 52, 49], "pppf", NotYet, &[IT]).team(2).because(SmallTeam),
    example(MARKETING, [46, 48, 51, 49], "ffpf", NoHome, &[]),
    example(IT, [55, 52, 49, 48], "pcpf", Stay, &[IT]),
    example(MARKETING, [49, 56, 55, 54], "pppc", Tie, &[IT, SALES, REVOPS]),
    example(NONE, [57, 50, 48, 48], "pppf", NotYet, &[MARKETING]).team(2).because(SmallTeam),
];

#[test]
fn the_examples_come_out_as_decided() {
    for (number, example) in EXAMPLES.iter().enumerate() {
        let found = example.verdict();
        assert_eq!(
            (found.kind, &*found.homes, found.reason),
            (example.kind, example.homes, example.reason),
            "example {}",
            number + 1
        );
        let lists_a_leaning = matches!(example.kind, Tie | NotYet);
        let leaning = if lists_a_leaning { example.homes } else { &[] };
        assert_eq!(found.leaning(), leaning, "example {}", number + 1);
        let home = matches!(example.kind, Stay | Move).then(|| example.homes[0]);
        assert_eq!(found.placement(), home, "example {}", number + 1);
    }
}

#[test]
fn each_verdict_names_the_rule_that_decided() {
    let rules = EXAMPLES.map(|it| it.verdict().rule);
    assert_eq!(rules, [4, 4, 4, 4, 8, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 7, 4, 4, 4, 7]);
}

#[test]
fn nobody_moves_below_the_floor() {
    let cases = [
        (example(MARKETING, [60, 53, 48, 47], "fppf", Move, &[IT]), Kind::Move),
        (example(MARKETING, [60, 52, 48, 47], "fppf", NoHome, &[]), Kind::NoHome),
        (example(MARKETING, [47, 52, 48, 47], "pppf", Stay, &[]), Kind::Stay),
        (example(SPLIT, [44, 50, 46, 47], "pppf", Move, &[IT]), Kind::Move),
        (example(NONE, [44, 49, 46, 47], "pppf", NoHome, &[]), Kind::NoHome),
        (example(ELSEWHERE, [55, 49, 46, 47], "pppf", Move, &[MARKETING]), Kind::Move),
        (example(ELSEWHERE, [54, 49, 46, 47], "pppf", Stay, &[]), Kind::Stay),
    ];
    for (case, kind) in cases {
        assert_eq!(case.settled().kind, kind, "{} {:?}", case.home, case.shown);
    }
}

#[test]
fn the_advice_is_compared_with_the_home_it_leaves() {
    let pair = |case: &Example| {
        let found = compared(&case.standing(), &case.verdict())?;
        Some((found.homes.0, found.homes.1, found.margin))
    };
    for (number, wanted) in [
        (1, Some((MARKETING, IT, 6))),
        (3, Some((IT, MARKETING, 6))),
        (5, Some((IT, MARKETING, 6))),
        // The present home fails, with fewer points.
        (6, Some((IT, MARKETING, 13))),
        // A leaning to stay is compared as a stay.
        (7, Some((MARKETING, IT, 1))),
        (9, None),
        (11, Some((ELSEWHERE, MARKETING, -3))),
        (12, Some((MARKETING, ELSEWHERE, 6))),
        (14, Some((MARKETING, IT, 1))),
        (15, Some((REVOPS, SALES, 4))),
    ] {
        assert_eq!(pair(&EXAMPLES[number - 1]), wanted, "example {number}");
    }
    // The present home fails but has more points, so it is not compared; there may be no other home
    // to compare.
    let case = example(MARKETING, [60, 55, 48, 47], "fppf", Move, &[IT]);
    assert_eq!(pair(&case), Some((IT, SALES, 7)));
    let case = example(MARKETING, [60, 55, 48, 47], "fpff", Move, &[IT]);
    assert_eq!(pair(&case), None);
}

/// Only questions on the home whose gate decides are asked.
#[test]
fn an_open_gate_is_asked_about_where_it_decides() {
    let asked = |number: usize| EXAMPLES[number - 1].settled().settle_first;
    assert_eq!(asked(6), [IT]);
    assert_eq!(asked(7), [MARKETING]);
    assert_eq!(asked(8), [""; 0]);
    let two_open = example(MARKETING, [50, 56, 48, 47], "pooo", NotYet, &[IT]);
    assert_eq!(two_open.settled().settle_first, [IT]);
}

/// Rule 5b.
#[test]
fn a_tie_in_every_way_is_a_tie_of_those_that_are_always_in_it() {
    let case = example(MARKETING, [49, 56, 55, 54], "pppo", Tie, &[IT, SALES]);
    let found = case.settled();
    assert_eq!((found.kind, &*found.homes, found.rule), (Tie, case.homes, 5));
    // Here only Sales is in every tie: if the joint team passes, IT is three behind.
    let case = example(MARKETING, [45, 55, 57, 58], "pppo", NotYet, &[REVOPS, SALES]);
    let found = case.settled();
    assert_eq!((found.kind, &*found.homes), (NotYet, case.homes));
}

#[test]
fn nobody_moves_where_one_answer_would_undo_it() {
    let standing = EXAMPLES[3].standing();
    let case = |team, undoing| {
        settled(&Case {
            standing: Some(&standing),
            enough_is_answered: true,
            any_gate_open: false,
            team,
            open_questions: &<[_]>::to_vec,
            undoing,
        })
    };
    let found = case(None, &|_| vec![B1]);
    assert_eq!((found.kind, found.reason, found.rule), (NotYet, Some(OpenGate), 6));
    assert_eq!((found.leaning(), found.settle_first), (vec![IT], vec![B1]));
    let found = case(Some(2), &|_| vec![B1]);
    assert_eq!((found.kind, found.reason, found.rule), (NotYet, Some(SmallTeam), 7));
    assert_eq!((found.leaning(), found.settle_first), (vec![IT], Vec::new()));
}

#[test]
fn too_few_answers_are_no_verdict_except_for_a_small_team() {
    let standing = EXAMPLES[0].standing();
    let case = |standing, team| {
        settled(&Case {
            standing,
            enough_is_answered: false,
            any_gate_open: false,
            team,
            open_questions: &<[_]>::to_vec,
            undoing: &|_| Vec::new(),
        })
    };
    assert_eq!(case(Some(&standing), None).kind, Kind::NotEnough);
    assert_eq!(case(Some(&standing), Some(3)).kind, Kind::NotEnough);
    assert_eq!(case(None, Some(2)).kind, Kind::NotEnough);
    let found = case(Some(&standing), Some(2));
    assert_eq!((found.kind, found.reason, found.rule), (NotYet, Some(SmallTeam), 7));
    assert_eq!(found.leaning(), [MARKETING]);
    // A team stays where it is, whatever the points are; without a team there is no leaning.
    let (weak, no_team) = (EXAMPLES[8].standing(), EXAMPLES[19].standing());
    assert_eq!(case(Some(&weak), Some(2)).leaning(), [MARKETING]);
    assert_eq!(case(Some(&no_team), Some(2)).leaning(), [""; 0]);
}

#[test]
fn a_small_team_stays_where_a_large_one_would() {
    for (number, kind) in [(1, Stay), (9, NoHome), (18, Stay)] {
        let standing = EXAMPLES[number - 1].standing();
        assert_eq!(settled_in_a_trial(&standing, Some(1)).kind, kind, "example {number}");
    }
    let (tie, moving) = (EXAMPLES[2].standing(), EXAMPLES[3].standing());
    assert_eq!(settled_in_a_trial(&tie, Some(2)).reason, Some(SmallTeam));
    assert_eq!(settled_in_a_trial(&tie, Some(3)).kind, Tie);
    assert_eq!(settled_in_a_trial(&moving, None).kind, Move);
}

/// Rules 8 and 9: the share of the trials, and the word for it.
#[test]
fn trials_settle_whether_to_move_and_how_firmly() {
    use Strength::{Close, Firm, Moderate};
    let cases: &[(usize, i128, Kind, Option<Strength>)] = &[
        (4, 80, Move, Some(Firm)),
        (4, 79, Move, Some(Moderate)),
        (4, 60, Move, Some(Moderate)),
        (4, 59, Move, Some(Close)),
        (4, 50, Move, Some(Close)),
        (4, 49, NotYet, None),
        // A team without a home to stay in cannot wait.
        (15, 30, Move, Some(Close)),
        (3, 95, Tie, Some(Close)),
        (9, 95, NoHome, None),
        (1, 80, Stay, Some(Firm)),
        (1, 30, Stay, Some(Close)),
        // Others are ahead of the present home, or less than three behind it.
        (2, 95, Stay, Some(Moderate)),
        (11, 95, Stay, Some(Moderate)),
        (18, 70, Stay, Some(Moderate)),
    ];
    for (number, runs, kind, word) in cases {
        let example = &EXAMPLES[number - 1];
        let share = Fraction::new(*runs, 100);
        let found = after_trials(&example.settled(), &example.standing(), share);
        assert_eq!(found.kind, *kind, "example {number}, {runs} runs");
        assert_eq!(strength(&found, &example.standing(), share), *word, "example {number}, {runs}");
    }
    // A home that is open does not count as passing, and one that is three behind is far enough.
    for (gates, word) in [("pofp", Firm), ("popf", Firm), ("pppf", Moderate)] {
        let case = example(MARKETING, [53, 52, 50, 50], gates, Stay, &[MARKETING]);
        let share = Fraction::whole(1);
        assert_eq!(strength(&case.settled(), &case.standing(), share), Some(word), "{gates}");
    }
}
