//! The examples of the ruling as a table, and cases worked out by hand.

use super::*;

const M: usize = 0;
const IT: usize = 1;
const S: usize = 2;
const R: usize = 3;

fn frame(home: Home, is_small: bool) -> Frame {
    let bands = Bands {
        tie_margin: 3,
        move_margin: 5,
        minimum_weight: 40,
        minimum_points: 25,
        floor: 53,
        floor_without_home: 50,
        move_share: 50,
        small_team: 3,
    };
    Frame { placements: 4, bands, home: Some(home), is_small }
}

/// Returns the placements whose letter is one of `letters`.
fn set(gates: &str, letters: &str) -> u8 {
    let chosen = gates.chars().enumerate().filter(|(_, it)| letters.contains(*it));
    chosen.fold(0, |set, (place, _)| set | 1 << place)
}

fn at(place: usize) -> Home {
    Home::Placement(PlacementId(place))
}

fn one(kind: VerdictKind, place: usize) -> Advice {
    Advice::at(kind, Place::Placement(PlacementId(place)))
}

fn stay(place: usize) -> Advice {
    one(VerdictKind::Stay, place)
}

fn go(place: usize) -> Advice {
    one(VerdictKind::Move, place)
}

fn tie(places: &[usize]) -> Advice {
    let places = Places(places.iter().fold(0, |set, it| set | 1 << it));
    Advice { kind: VerdictKind::Tie, places, reason: None }
}

const NO_HOME: Advice = Advice::nowhere(VerdictKind::NoHome);

/// Applies rules 4, 5 and 7. Gates: p passed, c conditional, o open, f failed.
fn advice(frame: &Frame, scores: [i64; 4], gates: &str) -> Advice {
    frame.small(frame.open(&scores, set(gates, "f"), set(gates, "o")))
}

/// The numbers are those of the ruling. Number 5 is number 4 with fewer runs; the tests of the
/// trials cover it.
#[test]
fn the_examples_of_the_ruling() {
    use Home::{Elsewhere, None as Nowhere, Split};
    use Reason::{OpenGate, SmallTeam};
    let stay_elsewhere = Advice::at(VerdictKind::Stay, Place::Elsewhere);
    for (number, home, scores, gates, small, expected) in [
        (1, at(M), [58, 52, 49, 50], "pppf", false, stay(M)),
        (2, at(M), [50, 54, 53, 49], "pppf", false, stay(M)),
        (3, at(M), [50, 56, 55, 49], "pppf", false, tie(&[IT, S])),
        (4, at(M), [50, 56, 52, 49], "pppf", false, go(IT)),
        (6, at(M), [44, 57, 48, 47], "fopf", false, go(IT).not_yet(OpenGate)),
        (7, at(M), [51, 50, 48, 47], "oppf", false, stay(M).not_yet(OpenGate)),
        (8, at(M), [46, 57, 48, 47], "oppf", false, go(IT)),
        (9, at(M), [43, 44, 48, 51], "ffff", false, NO_HOME),
        (10, at(S), [46, 41, 48, 47], "cfff", false, NO_HOME),
        (11, Elsewhere, [53, 49, 48, 50], "pppf", false, stay_elsewhere),
        (12, Elsewhere, [56, 49, 48, 50], "pppf", false, go(M)),
        (13, at(R), [60, 54, 47, 48], "ppfc", false, go(M)),
        (14, Split, [55, 54, 48, 49], "pppf", false, tie(&[M, IT])),
        (15, Nowhere, [49, 50, 54, 58], "pfpp", false, go(R)),
        (16, at(M), [50, 56, 52, 49], "pppf", true, go(IT).not_yet(SmallTeam)),
        (17, at(M), [46, 48, 51, 49], "ffpf", false, NO_HOME),
        (18, at(IT), [55, 52, 49, 48], "pcpf", false, stay(IT)),
        (19, at(M), [49, 56, 55, 54], "pppc", false, tie(&[IT, S, R])),
        (20, Nowhere, [57, 50, 48, 48], "pppf", true, go(M).not_yet(SmallTeam)),
    ] {
        let frame = frame(home, small);
        assert_eq!(advice(&frame, scores, gates), expected, "example {number}");
    }
}

#[test]
fn the_floor_binds_a_move_but_not_a_stay() {
    // Five points ahead but below 53, so the team does not move.
    assert_eq!(advice(&frame(at(M), false), [46, 52, 48, 40], "pppf"), stay(M));
    assert_eq!(advice(&frame(at(M), false), [46, 53, 48, 40], "pppf"), go(IT));
    // Without a present home to stay in, the floor is 50.
    assert_eq!(advice(&frame(Home::Split, false), [44, 50, 46, 40], "pppf"), go(IT));
    assert_eq!(advice(&frame(Home::None, false), [44, 49, 46, 40], "pppf"), NO_HOME);
}

#[test]
fn a_tie_in_every_way_is_a_tie_among_those_that_stand_in_all() {
    // IT, Sales and the joint team are level; the gate of the joint team depends on an open answer.
    let frame = frame(at(M), false);
    assert_eq!(advice(&frame, [49, 56, 55, 54], "pppo"), tie(&[IT, S]));
    // With two, one of them open: if it fails, the team moves to the other. So the advice is open.
    let open = advice(&frame, [49, 56, 55, 48], "ppof");
    assert_eq!(open, tie(&[IT, S]).not_yet(Reason::OpenGate));
    // Two of three are open: if both fail, one home is left.
    let open = advice(&frame, [49, 56, 55, 54], "ppoo");
    assert_eq!(open, tie(&[IT, S, R]).not_yet(Reason::OpenGate));
}

#[test]
fn ties_that_share_one_place_alone_leave_it_open() {
    // With IT it is a tie of IT and Sales, without it one of Sales and the last.
    let open = advice(&frame(at(M), false), [40, 60, 58, 56], "fopp");
    assert_eq!(open, tie(&[IT, S]).not_yet(Reason::OpenGate));
}

#[test]
fn after_no_home_nothing_is_leaned_to() {
    // The home fails. Sales, below the floor, and an open IT at the floor.
    let open = advice(&frame(at(M), false), [46, 53, 51, 40], "fopf");
    assert_eq!((open.kind, open.places), (VerdictKind::NotYet, go(IT).places));
    // The home may fail, and then nothing passes: the leaning is to stay.
    let open = advice(&frame(at(M), false), [46, 50, 48, 40], "offf");
    assert_eq!(open, stay(M).not_yet(Reason::OpenGate));
    // An open gate of a placement below the floor changes nothing.
    assert_eq!(advice(&frame(at(M), false), [46, 50, 48, 40], "fofo"), NO_HOME);
}

#[test]
fn only_placements_that_change_the_result_decide() {
    // Marketing is home and leads. IT is open and far behind: only Marketing decides.
    let frame = frame(at(M), false);
    assert_eq!(frame.deciding(&[58, 40, 54, 40], 0, 0b0011), 0b0001);
    // Marketing fails or not, and IT, open too, would be the one to move to.
    assert_eq!(frame.deciding(&[51, 57, 48, 40], 0, 0b0011), 0b0011);
    assert_eq!(frame.deciding(&[51, 57, 48, 40], 0, 0), 0);
    // Sales passes and is far ahead of an open IT.
    assert_eq!(frame.deciding(&[51, 60, 70, 40], 0, 0b0010), 0);
}

#[test]
fn a_small_team_stays_or_waits() {
    let frame = frame(at(M), true);
    assert_eq!(advice(&frame, [58, 52, 49, 50], "pppf"), stay(M));
    assert_eq!(advice(&frame, [43, 44, 48, 51], "ffff"), NO_HOME);
    let waits = advice(&frame, [44, 57, 48, 47], "fopf");
    assert_eq!(waits, go(IT).not_yet(Reason::SmallTeam));
}

#[test]
fn advice_agrees_by_kind_and_by_place() {
    assert!(go(M).agrees_with(&go(M)) && !go(M).agrees_with(&go(IT)));
    assert!(!go(M).agrees_with(&stay(M)));
    assert!(tie(&[M, IT]).agrees_with(&tie(&[IT, S])));
    assert_eq!(go(M).not_yet(Reason::OpenGate).place(), None);
    assert_eq!(tie(&[M, IT]).place(), None);
}
