//! What leaders said to another advice than the one that follows from the answers now.

use std::path::Path;

use super::inputs::shown;
use crate::answers::names::Names;
use crate::answers::{self, AdviceName, Answers};
use crate::diagnostic::SourceFile;
use crate::files;
use crate::model::Model;
use crate::phrases::{self, fill};
use crate::terminal;

/// Tells of each position in these files that is about another advice: where it stands, and how to mend it.
pub(super) fn tell_positions(model: &Model, sources: &[SourceFile], advice: &str) {
    let Some(advice) = AdviceName::parse(model, advice) else { return };
    for source in sources {
        if let Ok(answers) = answers::read(source, model) {
            tell_of_one(model, source, &answers, &advice);
        }
    }
}

fn tell_of_one(model: &Model, source: &SourceFile, answers: &Answers, advice: &AdviceName) {
    let names = Names::new(model, answers);
    let said = answers.said_to_another(model, advice);
    for it in &said {
        let Some(key) = model.advice_key(it.said.0) else { continue };
        let line = answers::line_of(source, &key).unwrap_or_default().to_string();
        let words = [
            ("path", &*shown(Path::new(&source.name))),
            ("line", &line),
            ("key", &key),
            ("on", &it.on.text(model)),
            ("advice", &advice.text(model)),
            ("person", &names.fill(&model[it.of].name)),
        ];
        terminal::tell_wrapped(&fill(phrases::ON_ANOTHER_ADVICE, &words));
    }
    let path = Path::new(&source.name);
    if !said.is_empty() && !files::is_standard(path) && source.name != phrases::STANDARD_INPUT {
        let answers = phrases::argument(path);
        terminal::tell(&fill(phrases::ASK_AGAIN_COMMAND, &[("answers", &answers)]));
    }
}
