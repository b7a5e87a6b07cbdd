//! The screens, one a file. Each names those that it opens itself, and no file names all.

pub(super) mod again;
pub(super) mod check;
pub(super) mod company;
pub(super) mod each;
pub(super) mod end;
pub(super) mod forms;
pub(super) mod hinge;
pub(super) mod level;
pub(super) mod list;
pub(super) mod look_up;
pub(super) mod not_saved;
pub(super) mod note;
pub(super) mod offer;
pub(super) mod old_note;
pub(super) mod place;
pub(super) mod result;
pub(super) mod settled;
pub(super) mod start;
pub(super) mod stay;
pub(super) mod tension;
pub(super) mod what_if;
