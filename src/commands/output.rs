//! Where a command writes what it made: standard output, or a file.

use std::path::Path;

use serde::Serialize;

use super::content::Content;
use super::failure::Failure;
use super::inputs::shown;
use crate::files::{self, Access, Existing};
use crate::phrases::{self, fill};
use crate::terminal;

/// Writes to standard output, or to a file that is none of those it was made from, and says so. What
/// becomes of a file that is there already is asked for only then.
pub(super) fn write<'a>(
    output: &Path,
    content: &Content,
    from: impl IntoIterator<Item = &'a Path>,
    existing: impl FnOnce() -> Existing,
) -> Result<(), Failure> {
    if files::is_standard(output) {
        match content {
            Content::Text(text) => terminal::print(text)?,
            Content::Word(bytes) => terminal::print_bytes(bytes)?,
        }
        return Ok(());
    }
    files::check_is_no_source(output, from)?;
    files::write(output, content.bytes(), Access::Shared, existing())?;
    terminal::tell(&fill(phrases::WRITTEN, &[("path", &shown(output))]));
    Ok(())
}

/// Returns a value as JSON in lines.
pub(super) fn json(value: &impl Serialize) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
