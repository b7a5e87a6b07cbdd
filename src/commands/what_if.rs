//! `what-if`: shows what moves if some answers were different.

use super::decision::view;
use super::failure::Failure;
use super::inputs::{load_model, source};
use super::output;
use super::settings::with_settings;
use crate::answers;
use crate::cli::{self, WhatIfFormat};
use crate::paper::{Paper, WhatIf};
use crate::terminal;

/// The columns of the text.
const WIDTH: usize = 80;

/// Decides on the answers as they are and as supposed, and prints both side by side.
pub(super) fn what_if(args: &cli::WhatIf) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let source = source(&args.answers)?;
    let answers = answers::read(&source, &loaded.model)?;
    // Nothing is saved, so nothing is lost that would have to be told.
    let supposed = with_settings(&loaded.model, &answers, &args.set)?.answers;
    let sources = [source];
    let before = view(&loaded, &answers, &sources, &args.stress);
    let after = view(&loaded, &supposed, &sources, &args.stress);
    let what_if = WhatIf::new(&before, &after);
    let written = match args.format {
        WhatIfFormat::Text => terminal::print_columns(&Paper::new()?.what_if(&what_if)?, WIDTH),
        WhatIfFormat::Json => terminal::print(&output::json(&what_if)?),
    };
    Ok(written?)
}
