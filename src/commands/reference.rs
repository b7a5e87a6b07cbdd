//! Commands that print what is built in, or write it out: the questionnaire and the model.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{failure::Failure, load_model, shown};
use crate::cli::{self, Cli, QuestionsFormat};
use crate::diagnostic::{SourceFile, near, one_of, quoted};
use crate::files;
use crate::model::{BUILTIN_FOLDER, Model, RespondentId, builtin_model, builtin_sources};
use crate::pages::explanation::{Contents, Page};
use crate::pages::questionnaire::Questionnaire;
use crate::phrases::{self, argument, fill};
use crate::templates::{PAPER, Templates, paper_templates};
use crate::terminal;

/// The folder that templates are copied into.
const TEMPLATES: &str = "templates";
/// How many columns a page of plain text has.
const PAGE_WIDTH: usize = 78;
/// The most pieces that are named where none has the id that was typed.
const MOST_NEAR: usize = 3;

/// Prints the questionnaire, or an answers file to fill in.
pub(super) fn questions(args: &cli::Questions) -> Result<(), Failure> {
    let model = load_model(args.model.as_deref())?.model;
    let role = args.role.as_deref().map(|it| respondent(&model, it)).transpose()?;
    let template = match args.format {
        _ if args.blank => "blank.toml",
        QuestionsFormat::Md => "questions.md",
        QuestionsFormat::Text => "questions.txt",
    };
    let text = Templates::new()?.fill(template, &Questionnaire::new(&model, role))?;
    match args.format {
        QuestionsFormat::Md => Ok(terminal::print(&text)?),
        QuestionsFormat::Text => Ok(terminal::print_columns(&text, PAGE_WIDTH)?),
    }
}

fn respondent(model: &Model, id: &str) -> Result<RespondentId, Failure> {
    model.respondent(id).ok_or_else(|| {
        let known: Vec<&str> = model.respondents.iter().map(|it| it.id.as_str()).collect();
        let help = one_of(id, "the roles are", &known);
        Failure::Usage(vec![fill(phrases::UNKNOWN_ROLE, &[("role", id), ("help", &help)])])
    })
}

/// Explains a piece of the model, or lists all of them.
pub(super) fn show(args: &cli::ModelShow) -> Result<(), Failure> {
    let model = load_model(args.model.as_deref())?.model;
    let templates = Templates::new()?;
    let text = match &args.id {
        None => templates.fill("show/list.txt", &Contents::new(&model))?,
        Some(id) => {
            let page = Page::find(&model, id).ok_or_else(|| unknown_piece(&model, id))?;
            templates.fill(page.template(), &page)?
        }
    };
    Ok(terminal::print_wrapped(&text)?)
}

fn unknown_piece(model: &Model, id: &str) -> Failure {
    let ids = Page::ids(model);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut near = near(id, &ids);
    if near.is_empty() && !id.is_empty() {
        near = ids.into_iter().filter(|it| it.contains(id)).collect();
    }
    let help = match quoted(&near[..near.len().min(MOST_NEAR)]) {
        near if near.is_empty() => phrases::LIST_PIECES.to_owned(),
        near => fill(phrases::NEAR_PIECES, &[("ids", &near)]),
    };
    Failure::Usage(vec![fill(phrases::UNKNOWN_PIECE, &[("id", id), ("help", &help)])])
}

/// Copies the built-in model and the templates of the paper out, each into a folder of its own.
pub(super) fn export(folder: &Path) -> Result<(), Failure> {
    let name = builtin_model().id;
    let folders = [(&*name, bare(builtin_sources())), (TEMPLATES, paper_templates())];
    files::write_new_folders(folder, &folders)?;
    let (model, templates) = (folder.join(&name), folder.join(TEMPLATES));
    let paper = templates.join(PAPER);
    let [model, templates, paper] = [&model, &templates, &paper].map(|it| argument(&shown(it)));
    let words = [("model", &*model), ("templates", &templates), ("paper", &paper)];
    terminal::tell_wrapped(&fill(phrases::EXPORTED, &words));
    Ok(())
}

/// Takes the folder of the package off the names of the built-in model's files.
fn bare(mut files: Vec<SourceFile>) -> Vec<SourceFile> {
    for file in &mut files {
        if let Some(name) = file.name.strip_prefix(BUILTIN_FOLDER) {
            file.name = name.trim_start_matches('/').to_owned();
        }
    }
    files
}

/// Prints the completions of a shell.
pub(super) fn completions(shell: Shell) -> Result<(), Failure> {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    Ok(terminal::print(&String::from_utf8_lossy(&script))?)
}

/// Prints the manual page of the program, or of the command that the words name.
pub(super) fn manual(words: &[String]) -> Result<(), Failure> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let found = words.iter().try_fold(&command, |command, word| command.find_subcommand(word));
    let Some(found) = found.cloned() else {
        let command = words.join(" ");
        return Err(Failure::Usage(vec![fill(phrases::UNKNOWN_COMMAND, &[("command", &command)])]));
    };
    let mut page = Vec::new();
    let program = concat!("mops-advisor ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(found).source(program).render(&mut page)?;
    Ok(terminal::print(&unfilled(&String::from_utf8_lossy(&page)))?)
}

/// Returns a manual page in which examples and exit codes keep their lines.
fn unfilled(page: &str) -> String {
    page.replace(".SH EXTRA\n", ".SH EXTRA\n.nf\n").replace("\n.SH VERSION", "\n.fi\n.SH VERSION")
}
