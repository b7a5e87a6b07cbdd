//! Runs the wizard, for trying it.

use std::path::PathBuf;
use std::process::ExitCode;

use mops_advisor::model::builtin_model;
use mops_advisor::store::AnswersFile;
use mops_advisor::terminal::{self, Colour};
use mops_advisor::wizard::{self, Ending};

fn main() -> ExitCode {
    match ask() {
        Ok(Ending::Finished) => ExitCode::SUCCESS,
        Ok(Ending::Left) => ExitCode::from(130),
        Err(error) => {
            terminal::tell(&format!("Error: {error}"));
            ExitCode::from(2)
        }
    }
}

fn ask() -> anyhow::Result<Ending> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let plain = arguments.iter().any(|it| it == "--plain");
    let path = arguments.iter().find(|it| *it != "ask" && *it != "--plain");
    let path = PathBuf::from(path.map_or("mops-answers.toml", String::as_str));
    let model = builtin_model();
    let mut file = AnswersFile::open(&path, &model).map_err(|it| anyhow::anyhow!("{it}"))?;
    let answers = file.answers().clone();
    let mut dialogue = terminal::dialogue(plain, Colour::Auto)?;
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let (_, ending) = wizard::run(&model, answers, &mut *dialogue, &mut file, today)?;
    Ok(ending)
}
