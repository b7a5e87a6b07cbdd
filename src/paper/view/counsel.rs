//! What the paper proposes besides a home, ready to print.

use serde::Serialize;

use super::Material;
use super::passage::{Field, Fields};
use crate::answers::Answers;
use crate::answers::names::Names;
use crate::decide::{Case, Evaluation};
use crate::findings::calendar::calendar;
use crate::findings::counsel::Counsel;
use crate::model::{Holds, Kind, Model, Of, TOPICS};

/// What the paper proposes besides a home: a list for each kind of passage.
/// Serialised as documented in `docs/json.md`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct CounselView(Fields);

impl CounselView {
    /// Returns the counsel of a model that fits one company.
    pub fn new(model: &Model, answers: &Answers, evaluation: &Evaluation) -> Self {
        let names = &Names::new(model, answers);
        let calendar = &calendar(&Case { model, answers, evaluation });
        let material = Material { model, answers, evaluation, names, calendar };
        material.counsel(&Counsel::new(model, answers, evaluation))
    }
}

impl Material<'_> {
    pub(super) fn counsel(&self, counsel: &Counsel<'_>) -> CounselView {
        let lists = Kind::all_of(Of::Model).map(|it| (it.row().shown_in, self.list(it, counsel)));
        CounselView(Fields(lists.collect()))
    }

    /// Returns the passages of a kind: by topic or by row, if its kind has these.
    fn list(&self, kind: Kind, counsel: &Counsel<'_>) -> Field {
        let row = kind.row();
        if row.key_of(Holds::Topic).is_some() {
            self.by_topic(kind, counsel)
        } else if let Some(key) = row.key_of(Holds::RowHeading) {
            self.by_row(kind, key, counsel)
        } else {
            Field::Passages(counsel.of(kind).map(|it| self.passage(it)).collect())
        }
    }

    /// Returns the passages of each topic; every topic is there, in alphabetical order.
    fn by_topic(&self, kind: Kind, counsel: &Counsel<'_>) -> Field {
        let mut topics = TOPICS;
        topics.sort_unstable();
        let list = |topic| {
            let own = counsel.of(kind).filter(|it| it.passage.topic == Some(topic));
            (topic, Field::Passages(own.map(|it| self.passage(it)).collect()))
        };
        Field::Table(Fields(topics.map(list).into()))
    }

    /// Returns the passages by row, in the order in which the rows first come.
    fn by_row(&self, kind: Kind, key: &'static str, counsel: &Counsel<'_>) -> Field {
        let mut rows: Vec<(String, Vec<_>)> = Vec::new();
        for chosen in counsel.of(kind) {
            let heading = self.fill(chosen.passage.heading().unwrap_or_default());
            let passage = self.passage(chosen);
            match rows.iter_mut().find(|it| it.0 == heading) {
                Some((_, same)) => same.push(passage),
                None => rows.push((heading, vec![passage])),
            }
        }
        let table = |(heading, own)| {
            let own = (kind.row().shown_in, Field::Passages(own));
            Fields(vec![(key, Field::Text(Some(heading))), own])
        };
        Field::List(rows.into_iter().map(table).collect())
    }
}
