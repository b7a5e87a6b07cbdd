//! The table of kinds: for each kind of passage, what it is written with, when it is shown, and what
//! papers and pages print of it.
//!
//! A new kind of text is a new row, and so is a text more in a kind a longer one; besides, the
//! templates that print it have to be changed, and nothing else.
//! Every predicate of a passage may read the verdict and all that led to it.

use crate::model::Shown;

/// All there is to know about a kind.
#[derive(Debug)]
pub struct Row {
    /// What one is called in messages, and the kind that `model show` tells templates.
    pub name: &'static str,
    /// The list in the model's files that it stands in.
    pub list: &'static str,
    /// What that list belongs to.
    pub of: Of,
    /// The list in a paper's view that it is shown in.
    pub shown_in: &'static str,
    /// What it is written with beside its id, in the order in which messages list it.
    pub parts: &'static [Part],
    /// The most that a paper shows, of those in a phase in each, if that is limited.
    pub most: Option<fn(&Shown) -> usize>,
    /// What `model show` prints of it beside its heading, by the names of its parts.
    pub page: &'static [&'static str],
    /// What a paper's view holds of it beside its id.
    pub paper: &'static [Told],
}

/// What a list of passages belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The model. Where too little is known for a verdict, none of these is shown.
    Model,
    /// A placement.
    Placement,
}

/// One key of a passage.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The key, and the name of what it holds.
    pub key: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// What a key of a passage can hold. It must be there unless this says that it may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A text that the passage is listed under.
    Heading,
    /// Such a text; passages with the same one share a row.
    RowHeading,
    /// A text.
    Text,
    /// Texts with predicates, of which the first that holds is said.
    Texts,
    /// The same; the passage is shown only if one of them holds, or if it has an open text.
    DecidingTexts,
    /// The text that stands in for the deciding ones where none of them holds. It may be left out.
    OpenText,
    /// A predicate; the one called `when` decides whether the passage is shown.
    Predicate,
    /// A predicate that no answers fulfil together with the one before it.
    Opposite,
    /// A person.
    Owner,
    /// A question whose answer tells how things stand today. It may be left out.
    Factor,
    /// The phase that the passage stands in.
    Phase,
    /// One of [`TOPICS`].
    Topic,
    /// A year.
    Year,
    /// A first and a last day. They may be left out.
    Days,
    /// Where the passage comes from.
    Source,
}

/// Something that a paper's view holds of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The text of this name that is said.
    Text(&'static str),
    /// The same under another key, which comes first.
    As(&'static str, &'static str),
    /// The answers on which it is shown.
    References,
    /// A note on one of these answers that nothing before it quotes.
    Note,
    /// Whether the open text is said.
    IsOpen,
    /// Whether it is the model's own judgement, at least in part.
    IsJudgement,
    /// Who acts, or watches it.
    Owner,
    /// The placement, and whether the passage is met.
    State,
    /// The question that tells how things stand today, and what its answer says.
    Today,
    /// Its first and last day.
    Days,
    /// What stands in this phase, by list.
    InPhase,
    /// The year.
    Year,
    /// The authors of its sources, and whether one was read at second hand.
    Authors,
}

/// What a passage under a topic can be about. The paper has a place for each.
pub const TOPICS: [&str; 6] = ["before", "waiting", "stake", "small_team", "reversal", "opinion"];

impl Row {
    /// Returns the key that holds this, if the kind has one.
    pub fn key_of(&self, holds: Holds) -> Option<&'static str> {
        self.parts.iter().find(|it| it.holds == holds).map(|it| it.key)
    }

    /// Tells whether passages of the kind stand in a phase.
    pub fn is_in_phase(&self) -> bool {
        self.key_of(Holds::Phase).is_some()
    }

    /// Returns the key of the text that passages are listed under, if the kind has one.
    pub fn heading(&self) -> Option<&'static str> {
        self.key_of(Holds::Heading).or_else(|| self.key_of(Holds::RowHeading))
    }
}

impl Kind {
    /// Returns the kinds whose lists belong to this, in the order of the table.
    pub fn all_of(of: Of) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |it| it.row().of == of)
    }
}

const fn part(key: &'static str, holds: Holds) -> Part {
    Part { key, holds }
}

const fn heading(key: &'static str) -> Part {
    part(key, Holds::Heading)
}

const fn text(key: &'static str) -> Part {
    part(key, Holds::Text)
}

const fn texts(key: &'static str) -> Part {
    part(key, Holds::Texts)
}

const fn deciding(key: &'static str) -> Part {
    part(key, Holds::DecidingTexts)
}

const OPEN: Part = part("open", Holds::OpenText);
const WHEN: Part = part("when", Holds::Predicate);
const OWNER: Part = part("owner", Holds::Owner);
const SOURCE: Part = part("source", Holds::Source);

/// Makes the table and the names by which code calls its rows.
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

            /// Returns what there is to know about the kind.
            pub fn row(self) -> &'static Row {
                static ROWS: &[Row] = &[$($row,)*];
                &ROWS[self as usize]
            }
        }
    };
}

kinds! {
    /// What a placement brings.
    Benefit = Row {
        name: "benefit",
        list: "benefits",
        of: Of::Placement,
        shown_in: "benefits",
        parts: &[text("text"), WHEN, SOURCE],
        most: None,
        page: &["text"],
        paper: &[Told::Text("text"), Told::References, Told::Note],
    };
    /// What threatens it.
    Risk = Row {
        name: "risk",
        list: "risks",
        of: Of::Placement,
        shown_in: "risks",
        parts: &[text("text"), WHEN, text("early_sign"), text("response"), OWNER, SOURCE],
        most: None,
        page: &["text", "early_sign", "response", "owner"],
        paper: &[
            Told::Text("text"), Told::References, Told::Note, Told::Text("early_sign"), Told::Text("response"), Told::Owner,
        ],
    };
    /// What makes it work.
    Condition = Row {
        name: "condition",
        list: "conditions",
        of: Of::Placement,
        shown_in: "conditions",
        parts: &[
            heading("name"), text("text"), part("met_when", Holds::Predicate), part("unmet_when", Holds::Opposite), OWNER,
            text("action"), text("done_when"), SOURCE,
        ],
        most: None,
        page: &["text", "action", "owner", "done_when", "met_when", "unmet_when"],
        paper: &[
            Told::State, Told::Text("name"), Told::Text("text"), Told::References, Told::Owner, Told::Text("action"),
            Told::Text("done_when"),
        ],
    };
    /// What goes with the reporting line, the most important first.
    Arrangement = Row {
        name: "arrangement",
        list: "arrangements",
        of: Of::Model,
        shown_in: "arrangements",
        parts: &[heading("name"), text("text"), deciding("reasons"), text("write_down"), text("hurts"), SOURCE],
        most: Some(|it| it.arrangements),
        page: &["text", "write_down", "hurts", "reasons"],
        paper: &[
            Told::Text("name"), Told::Text("text"), Told::As("reason", "reasons"), Told::References, Told::Text("write_down"),
            Told::Text("hurts"), Told::IsJudgement,
        ],
    };
    /// A term on which the team works.
    Term = Row {
        name: "term",
        list: "terms",
        of: Of::Model,
        shown_in: "terms",
        parts: &[part("row", Holds::RowHeading), WHEN, deciding("variants"), OPEN, SOURCE],
        most: None,
        page: &["variants", "open"],
        paper: &[Told::As("text", "variants"), Told::IsOpen],
    };
    /// A single statement, under a topic that the paper has a place for.
    Notice = Row {
        name: "notice",
        list: "notices",
        of: Of::Model,
        shown_in: "notices",
        parts: &[part("topic", Holds::Topic), text("text"), WHEN, SOURCE],
        most: None,
        page: &["text"],
        paper: &[Told::Text("text"), Told::References],
    };
    /// What the advice means for one leader.
    Leader = Row {
        name: "leader",
        list: "leaders",
        of: Of::Model,
        shown_in: "leaders",
        parts: &[heading("name"), texts("gains"), texts("gives_up"), deciding("asked"), SOURCE],
        most: None,
        page: &["gains", "gives_up", "asked"],
        paper: &[Told::Text("name"), Told::Text("gains"), Told::Text("gives_up"), Told::Text("asked")],
    };
    /// What somebody will hold against the advice, with an honest answer.
    Objection = Row {
        name: "objection",
        list: "objections",
        of: Of::Model,
        shown_in: "objections",
        parts: &[text("who"), text("text"), text("answer"), WHEN, SOURCE],
        most: Some(|it| it.objections),
        page: &["text", "who", "answer"],
        paper: &[Told::Text("who"), Told::Text("text"), Told::Text("answer"), Told::References],
    };
    /// A question that somebody will ask before agreeing.
    Inquiry = Row {
        name: "inquiry",
        list: "inquiries",
        of: Of::Model,
        shown_in: "questions",
        parts: &[text("who"), text("question"), WHEN, deciding("answers"), OPEN, SOURCE],
        most: Some(|it| it.questions),
        page: &["question", "who", "answers", "open"],
        paper: &[
            Told::Text("who"), Told::Text("question"), Told::As("answer", "answers"), Told::References, Told::IsOpen,
        ],
    };
    /// A stage of the change, in order of time.
    Phase = Row {
        name: "phase",
        list: "phases",
        of: Of::Model,
        shown_in: "phases",
        parts: &[heading("name"), part("days", Holds::Days)],
        most: None,
        page: &["days"],
        paper: &[Told::Text("name"), Told::Days, Told::InPhase],
    };
    /// Something to be done in a phase.
    Step = Row {
        name: "step",
        list: "steps",
        of: Of::Model,
        shown_in: "steps",
        parts: &[part("phase", Holds::Phase), OWNER, text("text"), WHEN, SOURCE],
        most: Some(|it| it.steps),
        page: &["text", "owner", "phase"],
        paper: &[Told::Text("text"), Told::Owner, Told::References],
    };
    /// By what one sees whether the change works.
    Measure = Row {
        name: "measure",
        list: "measures",
        of: Of::Model,
        shown_in: "measures",
        parts: &[heading("name"), part("factor", Holds::Factor), text("trigger"), WHEN, SOURCE],
        most: Some(|it| it.measures),
        page: &["trigger", "factor"],
        paper: &[Told::Text("name"), Told::Today, Told::Text("trigger")],
    };
    /// A published figure.
    Figure = Row {
        name: "figure",
        list: "figures",
        of: Of::Model,
        shown_in: "figures",
        parts: &[text("text"), part("year", Holds::Year), WHEN, SOURCE],
        most: Some(|it| it.figures),
        page: &["text", "year"],
        paper: &[Told::Text("text"), Told::Year, Told::Authors, Told::References],
    };
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_part_is_printed_and_nothing_else() {
        for row in Kind::ALL.iter().map(|it| it.row()) {
            let on_top = [Holds::Heading, Holds::RowHeading, Holds::Topic, Holds::Source];
            let parts = row.parts.iter().filter(|it| !on_top.contains(&it.holds));
            let parts: BTreeSet<_> = parts.map(|it| it.key).filter(|it| *it != "when").collect();
            assert_eq!(row.page.iter().copied().collect::<BTreeSet<_>>(), parts, "{}", row.name);
            for told in row.paper {
                if let Told::Text(name) | Told::As(_, name) = told {
                    assert!(row.parts.iter().any(|it| it.key == *name), "{}: {name}", row.name);
                }
            }
        }
    }

    #[test]
    fn no_two_kinds_share_a_name_or_a_list() {
        let rows = || Kind::ALL.iter().map(|it| it.row());
        let names: BTreeSet<_> = rows().map(|it| it.name).collect();
        let lists: BTreeSet<_> = rows().map(|it| it.list).collect();
        assert_eq!((names.len(), lists.len()), (Kind::ALL.len(), Kind::ALL.len()));
    }

    #[test]
    fn an_open_text_stands_in_for_deciding_ones() {
        for row in Kind::ALL.iter().map(|it| it.row()) {
            let deciding = row.parts.iter().filter(|it| it.holds == Holds::DecidingTexts).count();
            let open = row.key_of(Holds::OpenText).is_some();
            assert!(deciding <= 1 && (deciding == 1 || !open), "{}", row.name);
        }
    }
}
