//! The conditions of a home: met, unmet, or not known. Those of the joint team are copied here by
//! hand; those of the other homes are read from their files, without the program's loader.

use toml::{Table, Value};

use super::answers::{Answers, Company, Reply, prospect};
use super::domain::Test::{AtLeast, AtMost, Exactly};
use super::domain::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    Met,
    Unmet,
    Unknown,
}

pub(crate) struct Condition {
    pub(crate) about: &'static str,
    pub(crate) met: Rows,
    pub(crate) unmet: Rows,
}

pub(crate) const OF_REVOPS: [Condition; 6] = [
    Condition {
        about: "authority in writing",
        met: &[&[Exactly(H1, 5)]],
        unmet: &[&[AtMost(H1, 4)]],
    },
    Condition {
        about: "one set of definitions",
        met: &[&[Exactly(H2, 5)]],
        unmet: &[&[AtMost(H2, 3)]],
    },
    Condition {
        about: "a right to refuse",
        met: &[&[AtLeast(RIGHT_TO_REFUSE, 4)]],
        unmet: &[&[AtMost(RIGHT_TO_REFUSE, 3)]],
    },
    // An action: it is always asked for, and no answer shows whether it is met.
    Condition { about: "marketing's share of capacity", met: &[], unmet: &[] },
    Condition {
        about: "an executive who pays for demand",
        met: &[&[AtLeast(G4, 4)]],
        unmet: &[&[AtMost(G4, 2)]],
    },
    Condition {
        about: "people of another team",
        met: &[&[AtLeast(TEAMS_TO_JOIN, 4)]],
        unmet: &[&[AtMost(TEAMS_TO_JOIN, 2)]],
    },
];

pub(crate) fn state(met: Rows, unmet: Rows, answers: &Answers) -> State {
    if prospect(met, answers).certain {
        State::Met
    } else if prospect(unmet, answers).certain {
        State::Unmet
    } else {
        State::Unknown
    }
}

/// Returns id, `met_when` and `unmet_when` of every condition in a file of homes.
pub(crate) fn conditions_in(file: &str) -> Vec<(String, Rows, Rows)> {
    let file: Table = file.parse().expect("the file is TOML");
    let homes = file["placements"].as_array().expect("a list of homes").iter();
    let all = homes.flat_map(|it| it["conditions"].as_array().expect("a list of conditions"));
    let read = |it: &Value| {
        let id = it["id"].as_str().expect("an id").to_owned();
        (id, rows(it.get("met_when")), rows(it.get("unmet_when")))
    };
    all.map(read).collect()
}

/// Rows live as long as the tests, like those that are copied out by hand.
fn rows(value: Option<&Value>) -> Rows {
    let rows = value.map_or(&[][..], |it| it.as_array().expect("a list of rows"));
    let row = |it: &Value| {
        let tests = it.as_table().expect("a row").iter().map(|(subject, it)| test(subject, it));
        &*tests.collect::<Vec<_>>().leak()
    };
    rows.iter().map(row).collect::<Vec<_>>().leak()
}

fn test(subject: &str, value: &Value) -> Test {
    let leak = |text: &str| &*text.to_owned().leak();
    let (subject, text) = (leak(subject), value.as_str());
    let level = |digits: &str| digits.parse().expect("a level");
    if let Some(choices) = value.as_array() {
        let choices = choices.iter().map(|it| leak(it.as_str().expect("a choice")));
        return Test::Choice(subject, choices.collect::<Vec<_>>().leak());
    }
    let text = text.expect("a test is a text or a list");
    match (text.strip_prefix("<="), text.strip_prefix(">="), text.strip_prefix('=')) {
        (Some(most), ..) => Test::AtMost(subject, level(most)),
        (_, Some(least), _) => Test::AtLeast(subject, level(least)),
        (_, _, Some(exactly)) => Test::Exactly(subject, level(exactly)),
        _ if text == "not_applicable" => Test::NotApplicable(subject),
        _ => Test::Choice(subject, vec![leak(text)].leak()),
    }
}

#[test]
fn conditions_are_met_unmet_or_not_known() {
    let states = |levels: &[(&'static str, i128)]| {
        let mut company = Company::default();
        company.replies.extend(levels.iter().map(|(id, level)| (*id, Reply::Level(*level))));
        let answers = Answers::of(&company);
        OF_REVOPS.map(|it| (it.about, state(it.met, it.unmet, &answers)))
    };
    use State::{Met, Unknown, Unmet};
    let found = states(&[(H1, 5), (H2, 4), (RIGHT_TO_REFUSE, 3), (G4, 4), (TEAMS_TO_JOIN, 2)]);
    assert_eq!(found.map(|(_, state)| state), [Met, Unknown, Unmet, Unknown, Met, Unmet]);
    // Without authority the questions that follow from it do not apply, which settles nothing.
    let found = states(&[(H1, 2), (H2, 5), (RIGHT_TO_REFUSE, 5), (G4, 2)]);
    assert_eq!(found.map(|(_, state)| state), [Unmet, Unknown, Unknown, Unknown, Unmet, Unknown]);
}

#[test]
fn conditions_are_read_from_a_file() {
    let file = r#"
        [[placements]]
        id = "it"
        [[placements.conditions]]
        id = "a_say"
        met_when = [{ marketing_say_over_it_work = ">=4", technical_home = ["it", "none"] }]
        unmet_when = [{ marketing_say_over_it_work = "<=3" }, { technical_home = "outside_firm" }]
        [[placements.conditions]]
        id = "an_action"
    "#;
    let states = |choice, level| {
        let mut company = Company::default();
        company.choices.insert(TECHNICAL_HOME, choice);
        company.replies.insert(B1, Reply::Level(level));
        let answers = Answers::of(&company);
        let found = conditions_in(file).into_iter();
        found.map(|(id, met, unmet)| (id, state(met, unmet, &answers))).collect::<Vec<_>>()
    };
    let wanted = |it| [("a_say".to_owned(), it), ("an_action".to_owned(), State::Unknown)];
    assert_eq!(states("it", 4), wanted(State::Met));
    assert_eq!(states("it", 3), wanted(State::Unmet));
    assert_eq!(states("outside_firm", 5), wanted(State::Unmet));
    assert_eq!(states("engineering_or_data", 4), wanted(State::Unknown));
}
