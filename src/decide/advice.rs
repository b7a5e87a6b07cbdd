//! From scores and gates to advice: rules 4, 5 and 7 of the verdict.
//!
//! Each rule is a function of a few lines. [`Frame::settle`] is rule 4: what follows once every
//! gate is decided. [`Frame::open`] is rule 5: rule 4 for every way in which open gates can turn
//! out. [`Frame::small`] is rule 7. They take plain numbers and sets of bits, so that a trial is
//! cheap. The other rules need the answers too, and are in [`super::judge`] and [`super::trials`].

#[cfg(test)]
mod tests;

use super::rules::ByPlacement;
use crate::answers::{AdviceName, Home};
use crate::model::{Bands, Model, PlacementId, VerdictKind};

/// Where a team stays or moves to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// One of the placements.
    Placement(PlacementId),
    /// A present home that is not one of the placements.
    Elsewhere,
}

impl Place {
    /// Returns the placement, if it is one.
    pub fn placement(self) -> Option<PlacementId> {
        match self {
            Self::Placement(placement) => Some(placement),
            Self::Elsewhere => None,
        }
    }
}

/// A set of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Places(u8);

impl Places {
    /// No place.
    pub const NONE: Self = Self(0);
    const ELSEWHERE: usize = Model::MAX_PLACEMENTS;

    /// Returns the set of one place.
    pub fn one(place: Place) -> Self {
        Self(match place {
            Place::Placement(placement) => 1 << placement.0,
            Place::Elsewhere => 1 << Self::ELSEWHERE,
        })
    }

    /// Returns the set of some places.
    pub fn all(places: impl IntoIterator<Item = Place>) -> Self {
        places.into_iter().fold(Self::NONE, |set, it| Self(set.0 | Self::one(it).0))
    }

    /// Returns the places, placements in file order.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        (0..=Self::ELSEWHERE).filter(move |it| self.0 >> it & 1 == 1).map(Self::place)
    }

    fn place(bit: usize) -> Place {
        match bit {
            Self::ELSEWHERE => Place::Elsewhere,
            _ => Place::Placement(PlacementId(bit)),
        }
    }

    /// Returns the first place, placements in file order.
    #[inline]
    pub fn first(self) -> Option<Place> {
        (self.0 != 0).then(|| Self::place(self.0.trailing_zeros() as usize))
    }

    /// Returns the place, if there is exactly one.
    #[inline]
    pub fn single(self) -> Option<Place> {
        self.first().filter(|_| self.0.is_power_of_two())
    }

    /// Returns the number of places.
    pub fn count(self) -> usize {
        self.0.count_ones() as usize
    }
}

/// Why nothing is advised yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// An open answer could undo the move.
    OpenGate,
    /// Too few of the stress runs give the move.
    FewRuns,
    /// The team is too small for the question.
    SmallTeam,
}

impl Reason {
    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::OpenGate => "open_gate",
            Self::FewRuns => "few_runs",
            Self::SmallTeam => "small_team",
        }
    }
}

/// What is advised: the settled advice is what rules 1 to 7 give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// What to do.
    pub kind: VerdictKind,
    /// Where to move to or to stay; the placements of a tie; where the points lean to while nothing
    /// is advised yet. Otherwise empty.
    pub places: Places,
    /// Why nothing is advised yet.
    pub reason: Option<Reason>,
}

impl Advice {
    pub(super) const NOT_ENOUGH: Self = Self::nowhere(VerdictKind::NotEnough);

    const fn nowhere(kind: VerdictKind) -> Self {
        Self { kind, places: Places::NONE, reason: None }
    }

    pub(super) fn at(kind: VerdictKind, place: Place) -> Self {
        Self { kind, places: Places::one(place), reason: None }
    }

    /// Returns what it is called where somebody speaks on it. The reason why nothing is advised yet does not
    /// make it another advice.
    pub fn name(self) -> AdviceName {
        AdviceName { kind: self.kind, homes: self.places.iter().map(Place::placement).collect() }
    }

    /// Returns that nothing is advised yet, and where this advice leans to.
    pub(super) fn not_yet(self, reason: Reason) -> Self {
        Self { kind: VerdictKind::NotYet, places: self.places, reason: Some(reason) }
    }

    /// Returns where the team is advised to move to or to stay.
    #[inline]
    pub fn place(&self) -> Option<Place> {
        let is_settled = matches!(self.kind, VerdictKind::Move | VerdictKind::Stay);
        self.places.first().filter(|_| is_settled)
    }

    /// Returns the placement that the team is advised to move to or to stay in.
    pub fn placement(&self) -> Option<PlacementId> {
        self.place().and_then(Place::placement)
    }

    /// Tells whether both advise the same: the kind, and the place to move to or to stay in.
    #[inline]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.kind == other.kind && self.place() == other.place()
    }

    /// Tells whether a reader is told the same: the kind and all places, those of a tie or a leaning
    /// too.
    #[inline]
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.places == other.places
    }
}

/// The circumstances that turn scores and gates into advice.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) placements: usize,
    pub(crate) bands: Bands,
    /// Where the team sits. None: not given.
    pub(crate) home: Option<Home>,
    /// Whether the team has too few people to be moved.
    pub(crate) is_small: bool,
}

/// The points of a present home that is not a placement, so that no question scores it.
pub(crate) const NEUTRAL: i64 = 50;

impl Frame {
    /// Rule 4: the advice with every gate decided, from the scores shown.
    #[inline]
    pub(crate) fn settle(&self, shown: &ByPlacement<i64>, failed: u8) -> Advice {
        let present = self.present(shown, failed);
        let least = match (present, self.home) {
            (Some((_, score)), _) => (score + self.bands.move_margin).max(self.bands.floor),
            (None, Some(Home::Placement(_))) => self.bands.floor,
            (None, _) => self.bands.floor_without_home,
        };
        let all = (1_u8 << self.placements) - 1;
        let challengers = from(shown, least) & all & !(failed | self.home_bit());
        if challengers == 0 {
            return match present {
                Some((place, _)) => Advice::at(VerdictKind::Stay, place),
                None => Advice::nowhere(VerdictKind::NoHome),
            };
        }
        let points = |it: usize| if challengers >> it & 1 == 1 { shown[it] } else { least };
        let best = (0..Model::MAX_PLACEMENTS).fold(least, |best, it| best.max(points(it)));
        let places = Places(challengers & from(shown, best - self.bands.tie_margin + 1));
        let kind = if places.count() == 1 { VerdictKind::Move } else { VerdictKind::Tie };
        Advice { kind, places, reason: None }
    }

    /// Returns the bit of the present home; zero if it is not a placement.
    #[inline]
    fn home_bit(&self) -> u8 {
        match self.home {
            Some(Home::Placement(home)) => 1 << home.0,
            _ => 0,
        }
    }

    /// Rule 3: returns the present home and its points, if there is one and it passes.
    #[inline]
    pub(crate) fn present(&self, shown: &ByPlacement<i64>, failed: u8) -> Option<(Place, i64)> {
        match self.home? {
            Home::Placement(it) if failed >> it.0 & 1 == 0 => {
                Some((Place::Placement(it), shown[it.0]))
            }
            Home::Elsewhere => Some((Place::Elsewhere, NEUTRAL)),
            _ => None,
        }
    }

    /// Rule 5: rule 4 for every way in which placements with open gates can pass or fail. `open`
    /// holds no placement that has failed.
    #[inline]
    pub(crate) fn open(&self, shown: &ByPlacement<i64>, failed: u8, open: u8) -> Advice {
        let first = self.settle(shown, failed);
        if open == 0 { first } else { self.every_way(first, shown, failed, open) }
    }

    /// Rule 5 where some gates are open: `first` is what rule 4 gives if all of them pass.
    fn every_way(&self, first: Advice, shown: &ByPlacement<i64>, failed: u8, open: u8) -> Advice {
        // A home below the floor never challenges, whether it passes or fails.
        let floor = self.bands.floor.min(self.bands.floor_without_home);
        let open = open & (from(shown, floor) | self.home_bit());
        let mut same = true;
        let mut common = first.places;
        for closed in subsets(open) {
            let way = self.settle(shown, failed | closed);
            same &= way == first;
            common = Places(common.0 & way.places.0);
            if !same && common.count() < 2 {
                break; // No other way can change the result.
            }
        }
        if same {
            first
        } else if common.count() > 1 {
            Advice { places: common, ..first } // Only a tie has several places, so every way is one.
        } else {
            first.not_yet(Reason::OpenGate)
        }
    }

    /// Returns the placements with open gates whose passing or failing changes what rule 4 gives.
    pub(crate) fn deciding(&self, shown: &ByPlacement<i64>, failed: u8, open: u8) -> u8 {
        let decides = |it: &usize| {
            let bit = 1 << it;
            open & bit != 0
                && subsets(open & !bit).any(|others| {
                    let passing = self.settle(shown, failed | others);
                    passing != self.settle(shown, failed | others | bit)
                })
        };
        (0..self.placements).filter(decides).fold(0, |set, it| set | 1 << it)
    }

    /// Rule 7: a small team neither moves nor waits for a gate.
    #[inline]
    pub(crate) fn small(&self, advice: Advice) -> Advice {
        match advice.kind {
            VerdictKind::Stay | VerdictKind::NoHome => advice,
            _ if self.is_small => advice.not_yet(Reason::SmallTeam),
            _ => advice,
        }
    }

    /// Returns the present home as a place to stay in, even if it fails its gates.
    pub(crate) fn home_place(&self) -> Option<Place> {
        match self.home? {
            Home::Placement(placement) => Some(Place::Placement(placement)),
            Home::Elsewhere => Some(Place::Elsewhere),
            Home::Split | Home::None => None,
        }
    }
}

/// Returns one bit for each placement with so many points.
#[inline]
fn from(shown: &ByPlacement<i64>, points: i64) -> u8 {
    let reaches = |it: usize| u8::from(shown[it] >= points) << it;
    (0..Model::MAX_PLACEMENTS).fold(0, |set, it| set | reaches(it))
}

/// Returns every subset of a set, the empty one first.
fn subsets(set: u8) -> impl Iterator<Item = u8> {
    (0..=set).filter(move |it| it & !set == 0)
}
