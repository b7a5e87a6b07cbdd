//! The table of kinds: for each kind of passage, which keys it has, when it is shown, and what
//! papers and pages print of it.
//!
//! To add a kind of text, add a row; to add a text to a kind, extend its row. Only the templates
//! that print it have to change as well. Every predicate of a passage may read the verdict and
//! everything that led to it.

use self::Told::{
    As, Basis, By, Confirmer, Counted, Doer, Fact, IsFirst, Owner, Part, References, State, Text,
    Today, Tried,
};

/// Everything about a kind.
#[derive(Debug)]
pub struct Row {
    /// What a passage is called in messages and in the templates of `model show`.
    pub name: &'static str,
    /// The list in the model's files that holds it.
    pub list: &'static str,
    /// What that list belongs to.
    pub of: Of,
    /// The list in a paper's view that it is shown in.
    pub shown_in: &'static str,
    /// The keys that it has besides its id, in the order in which messages list them.
    pub keys: &'static [Key],
    /// Whether the model limits how many a paper shows.
    pub is_limited: bool,
    /// The keys that `model show` prints besides the heading.
    pub page: &'static [&'static str],
    /// The parts that a paper's view holds besides the id.
    pub paper: &'static [Told],
}

/// What a list of passages belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The model. These passages are not shown if too little is known for a verdict.
    Model,
    /// A placement.
    Placement,
}

/// One key of a passage.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The key, and the name of what it holds.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// What a key of a passage can hold. The key is required unless stated otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A text that the passage is listed under.
    Heading,
    /// A text.
    Text,
    /// Texts with predicates; the first that holds is printed.
    Texts,
    /// Texts with predicates; the first that holds and names nobody whom another text of the passage
    /// names is printed.
    TextsOfOthers,
    /// Texts with predicates; the passage is shown only if one of them holds.
    DecidingTexts,
    /// A text, or texts with predicates, of which the first that holds is printed.
    TextOrTexts,
    /// A predicate; the one called `when` decides whether the passage is shown.
    Predicate,
    /// A predicate with which the passage comes before others of its kind. It may be left out.
    First,
    /// A predicate for measures that are compared with later answers. It may be left out.
    Later,
    /// A predicate with which the passage is met. It may be left out together with its opposite.
    Met,
    /// The predicate with which the passage is not met. No answers may fulfil both.
    Opposite,
    /// A person.
    Owner,
    /// A question whose answer describes the state today. It may be left out.
    Factor,
    /// Who does it, one or several.
    Doers,
    /// Who may confirm it, the first choice first. It may be left out.
    Confirmers,
    /// The day of the plan by which it is done.
    By,
    /// The day of the plan by which it is done, where it cannot wait. It may be left out.
    Deadline,
    /// One of [`TOPICS`].
    Topic,
    /// The part that it plays in a paper, one of [`PARTS`]. It may be left out.
    Part,
    /// The arrangement that it comes to, which may have been tried before. It may be left out.
    Arrangement,
    /// Where the passage comes from.
    Source,
}

/// Something that a paper's view holds of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The text with this name that is printed.
    Text(&'static str),
    /// The same text under another key; the other key comes first.
    As(&'static str, &'static str),
    /// The answers because of which it is shown.
    References,
    /// How the answers are known whose counts the text with this name prints, if one is a belief or
    /// not stated.
    Basis(&'static str),
    /// Whether it comes before others of its kind.
    IsFirst,
    /// How it turned out if it was tried before, and what differs this time.
    Tried,
    /// Who acts, or watches it.
    Owner,
    /// The placement, and whether the passage is met.
    State,
    /// The question that describes the state today, and what its answer says.
    Today,
    /// Whether an answer holds the number that it is measured by today.
    Counted,
    /// What the note on that question adds, if the passage is shown because of its answer.
    Fact,
    /// Who does it.
    Doer,
    /// Who confirms it: somebody who gains nothing by it.
    Confirmer,
    /// The day of the plan by which it is done.
    By,
    /// The part that it plays.
    Part,
}

/// The topics that a passage can be about. The paper has a place for each.
pub const TOPICS: [&str; 11] = [
    "reversal",
    "as_is",
    "heads",
    "line",
    "fixed",
    "data",
    "small",
    "unchanged",
    "purpose",
    "people",
    "case",
];

/// The parts that a passage can play in a paper, so that no template knows its id: what went wrong
/// and has to stop at once, a leader's own request, what others do not take up, what was tried
/// before, what may be named in the first sentence, what those hear of who have to agree before something
/// is counted, the agreement that they sign, what is spent once, what one of several homes costs, what is agreed
/// earlier than it works, what hangs on the next budget, and what the advice means for whoever decides.
pub const PARTS: [&str; 12] = [
    "incident",
    "request",
    "handover",
    "tried",
    "in_the_ask",
    "parties",
    "agreement",
    "once",
    "of_a_home",
    "from_the_start",
    "of_a_budget",
    "decider",
];

impl Row {
    /// Returns the key that holds this, if the kind has one.
    pub fn key_of(&self, holds: Holds) -> Option<&'static str> {
        self.keys.iter().find(|it| it.holds == holds).map(|it| it.name)
    }

    /// Returns the key of the text that passages are listed under, if the kind has one.
    pub fn heading(&self) -> Option<&'static str> {
        self.key_of(Holds::Heading)
    }
}

impl Kind {
    /// Returns the kinds whose lists belong to this, in the order of the table.
    pub fn all_of(of: Of) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |it| it.row().of == of)
    }
}

const fn of_model(name: &'static str, list: &'static str) -> Row {
    let (keys, page, paper) = (&[], &[], &[]);
    Row { name, list, of: Of::Model, shown_in: list, keys, is_limited: false, page, paper }
}

const fn of_placement(name: &'static str, list: &'static str) -> Row {
    Row { of: Of::Placement, ..of_model(name, list) }
}

const fn key(name: &'static str, holds: Holds) -> Key {
    Key { name, holds }
}

const fn heading(name: &'static str) -> Key {
    key(name, Holds::Heading)
}

const fn text(name: &'static str) -> Key {
    key(name, Holds::Text)
}

const fn texts(name: &'static str) -> Key {
    key(name, Holds::Texts)
}

const fn texts_of_others(name: &'static str) -> Key {
    key(name, Holds::TextsOfOthers)
}

const fn text_or_texts(name: &'static str) -> Key {
    key(name, Holds::TextOrTexts)
}

const fn deciding(name: &'static str) -> Key {
    key(name, Holds::DecidingTexts)
}

const WHEN: Key = key("when", Holds::Predicate);
const FIRST: Key = key("first_when", Holds::First);
/// With which first answers it is enough that the count is no worse later on.
const KEPT: Key = key("kept_when", Holds::Later);
/// With which later answers the measure speaks against the advice.
const AGAINST: Key = key("against_when", Holds::Later);
const OWNER: Key = key("owner", Holds::Owner);
const DOERS: Key = key("doers", Holds::Doers);
const CONFIRMERS: Key = key("confirmers", Holds::Confirmers);
const BY: Key = key("by", Holds::By);
const ARRANGEMENT: Key = key("arrangement", Holds::Arrangement);
const PART: Key = key("part", Holds::Part);
const SOURCE: Key = key("source", Holds::Source);

/// Makes the table, and an enum with a name for each row.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $row:expr;)*) => {
        /// A kind of passage.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Returns the row of the kind.
            pub fn row(self) -> &'static Row {
                static ROWS: &[Row] = &[$($row,)*];
                &ROWS[self as usize]
            }
        }
    };
}

kinds! {
    /// What threatens it.
    Risk = Row {
        keys: &[text("text"), WHEN, text("early_sign"), text("response"), OWNER, SOURCE],
        page: &["text", "early_sign", "response", "owner"],
        paper: &[Text("text"), References, Text("early_sign"), Text("response"), Owner],
        ..of_placement("risk", "risks")
    };
    /// What makes it work.
    Condition = Row {
        keys: &[
            heading("name"), PART, text("must"), texts("today"), DOERS, CONFIRMERS,
            text_or_texts("done_when"),
            BY, key("met_when", Holds::Met), key("unmet_when", Holds::Opposite), ARRANGEMENT,
            SOURCE,
        ],
        page: &[
            "part", "must", "today", "doers", "confirmers", "done_when", "by", "met_when", "unmet_when",
            "arrangement",
        ],
        paper: &[
            State, Text("name"), Text("must"), Text("today"), References, Doer, Confirmer,
            Text("done_when"), By,
        ],
        ..of_placement("condition", "conditions")
    };
    /// What is decided together with the reporting line, the most important first.
    Arrangement = Row {
        keys: &[
            heading("name"), PART, FIRST, deciding("sentences"), SOURCE,
        ],
        is_limited: true,
        page: &["first_when", "sentences", "part"],
        paper: &[
            Text("name"), As("sentence", "sentences"), Basis("sentences"), Tried, References, IsFirst,
            Told::Part,
        ],
        ..of_model("arrangement", "arrangements")
    };
    /// What raised the question, and what the answers say to it. The one that leads comes first.
    Trigger = Row {
        keys: &[
            heading("name"), PART, WHEN, FIRST, deciding("why"), texts("touches"), texts("half"),
            texts("measure"), texts("baseline"), texts("target"), texts("against"),
            texts("counter"), texts("first_step"), KEPT, OWNER, key("by", Holds::Deadline),
            key("factor", Holds::Factor), SOURCE,
        ],
        page: &[
            "first_when", "why", "touches", "half", "measure", "baseline", "target",
            "against", "counter", "first_step", "kept_when", "owner", "by", "factor", "part",
        ],
        paper: &[
            Text("name"), Text("why"), Basis("why"), Fact, Text("touches"), Text("half"), References, Text("measure"), Text("against"),
            Text("baseline"), Counted, Text("target"), Text("counter"), Text("first_step"), Owner, By,
            IsFirst, Part,
        ],
        ..of_model("trigger", "triggers")
    };
    /// A right to decide. Those in dispute come first.
    Right = Row {
        keys: &[
            heading("decision"), WHEN, FIRST, deciding("decides"), texts_of_others("otherwise"),
            texts_of_others("heard"), ARRANGEMENT, SOURCE,
        ],
        is_limited: true,
        page: &["first_when", "decides", "heard", "otherwise", "arrangement"],
        paper: &[
            Text("decision"), Text("decides"), Text("heard"), Text("otherwise"), References,
            IsFirst,
        ],
        ..of_model("decision right", "rights")
    };
    /// A cost or an effort that somebody has to fill in.
    Cost = Row {
        keys: &[deciding("name"), text("unit"), text_or_texts("filled_by"), PART],
        is_limited: true,
        page: &["name", "unit", "filled_by", "part"],
        paper: &[Text("name"), Basis("name"), Text("unit"), Text("filled_by"), Part, References],
        ..of_model("cost", "costs")
    };
    /// An option that was considered and rejected. Those under discussion come first.
    Rejected = Row {
        keys: &[heading("option"), PART, FIRST, deciding("because"), SOURCE],
        is_limited: true,
        page: &["first_when", "because", "part"],
        paper: &[Text("option"), Text("because"), References, IsFirst, Part],
        ..of_model("rejected option", "rejected")
    };
    /// A single statement, under a topic that the paper has a place for.
    Notice = Row {
        keys: &[key("topic", Holds::Topic), text_or_texts("text"), WHEN, SOURCE],
        page: &["text"],
        paper: &[Text("text"), References],
        ..of_model("notice", "notices")
    };
    /// What the advice means for one leader.
    Leader = Row {
        keys: &[
            heading("name"), PART, texts("gains"), texts("gives_up"), deciding("asked"), SOURCE,
        ],
        page: &["gains", "gives_up", "asked", "part"],
        paper: &[Text("name"), Text("gains"), Text("gives_up"), Text("asked"), Part],
        ..of_model("leader", "leaders")
    };
    /// What a leader who objects is answered, whatever the concern.
    Objection = Row {
        keys: &[heading("to"), OWNER, deciding("answers"), key("factor", Holds::Factor), SOURCE],
        page: &["owner", "answers", "factor"],
        paper: &[Text("to"), As("answer", "answers"), Basis("answers"), Fact],
        ..of_model("answer to an objection", "objections")
    };
    /// Something that has to be in place whichever home is chosen, beside the conditions.
    Prerequisite = Row {
        keys: &[
            heading("name"), text("must"), texts("today"), DOERS, CONFIRMERS,
            text_or_texts("done_when"),
            BY, PART, ARRANGEMENT, WHEN, SOURCE,
        ],
        page: &["must", "today", "doers", "confirmers", "done_when", "by", "part", "arrangement"],
        paper: &[
            Text("name"), Text("must"), Text("today"), References, Doer, Confirmer,
            Text("done_when"), By, Part,
        ],
        ..of_model("prerequisite", "prerequisites")
    };
    /// Something that happens on a day of the plan, and who does it.
    Milestone = Row {
        keys: &[BY, text_or_texts("what"), text_or_texts("who"), PART, WHEN, SOURCE],
        page: &["by", "what", "who", "part"],
        paper: &[By, Text("what"), Text("who"), References],
        ..of_model("milestone", "milestones")
    };
    /// Who tells whom, in this order.
    Message = Row {
        keys: &[
            BY, text_or_texts("from"), text_or_texts("to"), text_or_texts("what"), PART, WHEN, SOURCE,
        ],
        page: &["by", "from", "to", "what", "part"],
        paper: &[By, Text("from"), Text("to"), Text("what"), References],
        ..of_model("message", "messages")
    };
    /// A measure that shows whether the change works.
    Measure = Row {
        keys: &[
            heading("name"), key("factor", Holds::Factor), text("target"), text("against"), DOERS,
            CONFIRMERS, WHEN, KEPT, AGAINST, SOURCE,
        ],
        is_limited: true,
        page: &["target", "against", "doers", "confirmers", "factor", "kept_when", "against_when"],
        paper: &[Text("name"), Today, Text("target"), Text("against"), Confirmer],
        ..of_model("measure", "measures")
    };
}

#[cfg(test)]
mod tests;
