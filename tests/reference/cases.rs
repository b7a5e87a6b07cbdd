//! The companies on which program and reference are compared, and how differences are told: with the
//! smallest company that still shows one.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::num::NonZeroU32;
use std::sync::LazyLock;

use mops_advisor::model::{Model, builtin_model};
use mops_advisor::paper::{Paper, view::View};
use serde_json::Value;

use super::companies::Chance;
use super::domain::*;
use super::sheet::{OPEN, Tables};
use super::swift::{Brief, Standing, Subject, enough_is_answered};
use super::told::{Told, random_told, told_in, view_of};
use super::verdict::{Kind, Outcome, Reason};

/// One company, and what the program says about it.
pub(crate) struct Case {
    pub(crate) told: Told,
    pub(crate) subject: Subject,
    pub(crate) standing: Standing,
    pub(crate) advice: Brief,
    pub(crate) json: Value,
    /// The paper, or why there is none.
    pub(crate) paper: Result<String, String>,
    pub(crate) runs: u32,
}

/// What is different, in words.
pub(crate) type Differences = Vec<String>;

pub(crate) type Check = fn(&Case) -> Differences;

const RUNS: NonZeroU32 = NonZeroU32::new(4000).expect("it is not zero");

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);
static MODEL: LazyLock<Model> = LazyLock::new(builtin_model);
static PAPER: LazyLock<Paper> = LazyLock::new(|| Paper::new().expect("the templates parse"));

/// A hundred companies.
pub(crate) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| cases(1, 1, 11, RUNS));

/// How many companies of a hundred have each kind of verdict. Ties are rare otherwise.
const MIX: [(Kind, usize); 6] = [
    (Kind::Move, 25),
    (Kind::Stay, 25),
    (Kind::Tie, 12),
    (Kind::NotYet, 20),
    (Kind::NoHome, 13),
    (Kind::NotEnough, 5),
];

/// Returns so many hundreds of companies, or a part of a hundred, every kind of verdict as often as in
/// the mix.
pub(crate) fn cases(hundreds: usize, part: usize, seed: u64, runs: NonZeroU32) -> Vec<Case> {
    let mut chance = Chance(seed);
    let mut left = MIX.map(|(kind, count)| (kind, (count * hundreds).div_ceil(part)));
    let mut cases = Vec::new();
    while left.iter().any(|(_, count)| *count > 0) {
        let told = random_told(&mut chance);
        let kind = TABLES.advice(&Subject::of(&TABLES, &told.company)).kind;
        let (_, count) = left.iter_mut().find(|it| it.0 == kind).expect("a kind of the mix");
        if *count > 0 {
            *count -= 1;
            cases.push(Case::of(told, runs));
        }
    }
    cases
}

impl Case {
    fn of(told: Told, runs: NonZeroU32) -> Self {
        let view = view_of(&MODEL, &told, runs, 1);
        Self::with(told, runs, &view)
    }

    /// Reads what a company answered from what the program says about it.
    pub(crate) fn read(view: &View, runs: NonZeroU32) -> Self {
        let json = serde_json::to_value(view).expect("the view is JSON");
        Self::with(told_in(&json, &TABLES.ids), runs, view)
    }

    fn with(told: Told, runs: NonZeroU32, view: &View) -> Self {
        let subject = Subject::of(&TABLES, &told.company);
        let standing = TABLES.standing(&subject.given);
        let advice = TABLES.advice(&subject);
        let json = serde_json::to_value(view).expect("the view is JSON");
        let paper = PAPER.markdown(view).map_err(|it| it.diagnostics[0].message.clone());
        Self { told, subject, standing, advice, json, paper, runs: runs.get() }
    }
}

impl Case {
    /// Tells whether enough is answered for an advice. A small team of which too little is known is
    /// told "not yet"; how firm that is may be left unsaid.
    pub(crate) fn knows_enough(&self) -> bool {
        let enough = enough_is_answered(&self.standing.settled, &TABLES.own_weights());
        enough && self.advice.kind != Kind::NotEnough
    }
}

pub(crate) fn different<T: PartialEq + Debug>(what: &str, program: T, own: T) -> Differences {
    let same = program == own;
    (!same).then(|| format!("{what}: program {program:?}, own {own:?}")).into_iter().collect()
}

/// Panics if program and reference differ anywhere, with the first of these companies cut down.
pub(crate) fn agree<'a>(cases: impl IntoIterator<Item = &'a Case>, check: Check) {
    let mut tried = 0;
    let mut differ = Vec::new();
    for case in cases {
        tried += 1;
        let differences = check(case);
        if !differences.is_empty() {
            differ.push((case, differences));
        }
    }
    let Some((first, _)) = differ.first() else { return };
    let all: Vec<_> = differ.iter().map(|(_, differences)| differences).collect();
    let small = shrunk(first, check);
    let told = (&small.told, small.advice, check(&small));
    panic!("{} of {tried} companies differ: {all:#?}\nthe first, cut down: {told:#?}", all.len());
}

/// Takes answers out of a company for as long as it is still different.
fn shrunk(case: &Case, check: Check) -> Case {
    let runs = NonZeroU32::new(case.runs).expect("there are runs");
    let mut small = Case::of(case.told.clone(), runs);
    loop {
        let company = &small.told.company;
        let ids: Vec<_> = company.replies.keys().chain(company.choices.keys()).copied().collect();
        let without = |id: &&'static str| {
            let mut told = small.told.clone();
            told.company.replies.remove(id);
            told.company.choices.remove(id);
            told.bases.remove(id);
            Case::of(told, runs)
        };
        match ids.iter().map(without).find(|it| !check(it).is_empty()) {
            Some(smaller) => small = smaller,
            None => return small,
        }
    }
}

/// A comparison on these companies means something only if every case is there.
#[test]
fn the_hundred_companies_are_of_every_kind() {
    let mut counts = BTreeMap::<String, usize>::new();
    for case in &*CASES {
        let advice = case.advice;
        let mut count = |it: String| *counts.entry(it).or_default() += 1;
        count(format!("home {:?}", case.told.company.choices.get(CURRENT_HOME)));
        if let Kind::Stay | Kind::Move = advice.kind {
            count(format!("advised {:b}", advice.homes));
        }
        if advice.reason == Some(Reason::SmallTeam) {
            count("small team".into());
        }
        for outcome in [Outcome::Open, Outcome::Failed, Outcome::Conditional] {
            if case.standing.outcomes.contains(&outcome) {
                count(format!("gate {outcome:?}"));
            }
        }
        let is_open = case.standing.settled.contains(&OPEN);
        count(format!("anything open: {is_open}"));
    }
    // Eight homes, five homes advised, three outcomes of gates, open or not, small teams.
    assert_eq!(counts.len(), 8 + 5 + 3 + 2 + 1, "{counts:#?}");
    assert!(counts.values().all(|it| *it >= 2), "{counts:#?}");
}
