//! Answers kept in a file while the wizard asks.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::answers::{Answers, Document};
use crate::diagnostic::{Mistakes, SourceFile};
use crate::files::{self, Access, Existing, FileError, FolderLock};
use crate::model::Model;
use crate::pages::questionnaire::Questionnaire;
use crate::phrases;
use crate::templates::Templates;
use crate::wizard::Store;

/// The name of the file with all the questions, beside the answers.
const QUESTIONS: &str = "mops-questions.md";

/// An answers file. It may be edited while the wizard runs: edits to answers that the wizard did
/// not change are kept.
#[derive(Debug)]
pub struct AnswersFile<'m> {
    model: &'m Model,
    path: PathBuf,
    /// The answers last read or saved here.
    known: Answers,
    /// Says that another run writes in the folder, if saving has to wait for it.
    waits: fn(&Path),
}

/// Why answers cannot be read or kept.
#[derive(Debug, Error)]
pub enum AnswersFileError {
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The answers in it are wrong.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
}

impl<'m> AnswersFile<'m> {
    /// Opens an answers file, which may not exist yet.
    ///
    /// # Errors
    ///
    /// Returns why the file cannot be read, or every mistake in it.
    pub fn open(path: &Path, model: &'m Model) -> Result<Self, AnswersFileError> {
        files::check_place(path)?;
        FolderLock::take(path, |_| {})?.clear();
        let present = read(path, |it| Document::parse(it, model))?;
        let known = present.map_or_else(|| Answers::blank(model), |it| it.answers().clone());
        Ok(Self { model, path: path.to_owned(), known, waits: |_| {} })
    }

    /// Calls this with the folder when saving has to wait for another run that writes in it.
    pub fn telling(self, waits: fn(&Path)) -> Self {
        Self { waits, ..self }
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the answers last read or saved.
    pub fn answers(&self) -> &Answers {
        &self.known
    }

    /// Returns the answers, joined with edits made in the file meanwhile, and the text for them.
    /// Once they are saved, this is the text of the file.
    ///
    /// # Errors
    ///
    /// Returns why the file cannot be read, or every mistake in it.
    pub fn joined(&self, answers: &Answers) -> Result<(Answers, SourceFile), AnswersFileError> {
        let (_, joined, text) = self.join(answers)?;
        Ok((joined, SourceFile { name: self.path.display().to_string(), text }))
    }

    /// Saves the answers, without those to questions that are not asked in this company, which
    /// would be mistakes in the file. The caller keeps them, and can save them later. From reading
    /// the file to replacing it, no other run writes there, so that nobody's answers are lost.
    ///
    /// # Errors
    ///
    /// Returns why the file cannot be read or written, or every mistake in it.
    pub fn keep(&mut self, answers: &Answers) -> Result<(), AnswersFileError> {
        let answers = &answers.asked_only(self.model);
        let lock = FolderLock::take(&self.path, self.waits)?;
        let (present, _, text) = self.join(answers)?;
        if present.is_none_or(|it| it.text() != text) {
            lock.write(&self.path, &text, Access::Private, Existing::Replace)?;
        }
        self.known = answers.clone();
        Ok(())
    }

    /// Returns the present file, the answers joined with it, and the text for them.
    fn join(
        &self,
        answers: &Answers,
    ) -> Result<(Option<Document>, Answers, String), AnswersFileError> {
        let answers = &answers.asked_only(self.model);
        let unfinished = |it: &SourceFile| Document::parse_unfinished(it, self.model);
        let Some(present) = read(&self.path, unfinished)? else {
            let text = Document::new(self.model).with(answers, self.model);
            return Ok((None, answers.clone(), text));
        };
        let joined = merge(self.model, &self.known, answers, present.answers().clone());
        let text = present.with(&joined, self.model);
        Ok((Some(present), joined, text))
    }
}

impl Store for AnswersFile<'_> {
    fn place(&self) -> String {
        called(&self.path)
    }

    fn save(&mut self, answers: &Answers) -> Result<(), String> {
        self.keep(answers).map_err(|error| match error {
            AnswersFileError::Mistakes(_) => {
                let place = self.place();
                phrases::fill(phrases::EDITED_WRONGLY, &[("place", &place)])
            }
            AnswersFileError::File(error) => error.to_string(),
        })
    }

    fn hand_out(&self) -> Result<String, String> {
        let path = self.path.with_file_name(QUESTIONS);
        let place = called(&path);
        let questionnaire = Questionnaire::new(self.model, None);
        let filled = Templates::new().and_then(|it| it.fill("questions.md", &questionnaire));
        let text = filled.map_err(|it| it.to_string())?;
        match files::read_kept(&path).map_err(|it| it.to_string())? {
            Some(present) if present == text => {}
            Some(_) => return Err(phrases::fill(phrases::QUESTIONS_TAKEN, &[("place", &place)])),
            None => files::write(&path, &text, Access::Shared, Existing::Keep)
                .map_err(|it| it.to_string())?,
        }
        Ok(place)
    }

    fn move_to(&mut self, place: &str, answers: &Answers) -> Result<(), String> {
        let path = files::from_home(place);
        let taken = || phrases::fill(phrases::PLACE_TAKEN, &[("place", place)]);
        let answers = answers.asked_only(self.model);
        let text = Document::new(self.model).with(&answers, self.model);
        if files::read_kept(&path).map_err(|it| it.to_string())?.is_some() {
            return Err(taken());
        }
        files::write(&path, &text, Access::Private, Existing::Keep).map_err(|it| {
            if matches!(it, FileError::Exists(_)) { taken() } else { it.to_string() }
        })?;
        self.path = path;
        self.known = answers;
        Ok(())
    }
}

/// Returns the name of a file for messages.
fn called(path: &Path) -> String {
    let shown = files::shown(path);
    let is_bare = path.components().count() == 1 && !path.is_absolute();
    if is_bare { format!("./{shown}") } else { shown }
}

/// Returns the document in a file; none if the file is missing or empty. Emptying or deleting the
/// file does not delete answers from the wizard.
fn read(
    path: &Path,
    parse: impl Fn(&SourceFile) -> Result<Document, Mistakes>,
) -> Result<Option<Document>, AnswersFileError> {
    let Some(text) = files::read_kept(path)?.filter(|text| !text.trim().is_empty()) else {
        return Ok(None);
    };
    let file = SourceFile { name: path.display().to_string(), text };
    Ok(Some(parse(&file)?))
}

/// Returns the answers of the file, with our own answers where we changed them.
fn merge(model: &Model, known: &Answers, ours: &Answers, theirs: Answers) -> Answers {
    let mut merged = theirs;
    for factor in model.factor_ids().filter(|it| known.answer(*it) != ours.answer(*it)) {
        merged.set(factor, ours.answer(factor).clone());
    }
    for factor in known.reworded().iter().filter(|it| !ours.is_reworded(**it)) {
        merged.confirm(*factor);
    }
    for question in model.context_ids().filter(|it| known.about(*it) != ours.about(*it)) {
        merged.set_about(question, ours.about(question).cloned());
    }
    for stance in model.positions.iter().map(|it| it.stance) {
        let is_same = |it: &Answers| {
            (it.about(stance), it.advice_of(stance)) == (ours.about(stance), ours.advice_of(stance))
        };
        if !is_same(known) {
            merged.set_advice_of(stance, ours.advice_of(stance).cloned());
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answer, ContextAnswer, Level, Reply};
    use crate::fixture;
    use crate::model::{Accepted, Asked, ContextId, FactorId, Predicate, Subject, Test};

    const HOME: ContextId = ContextId(4);

    fn level(number: i64) -> Answer {
        Answer { reply: Reply::Level(Level::new(number).unwrap()), ..Answer::default() }
    }

    fn put(path: &Path, text: &str) {
        files::write(path, text, Access::Private, Existing::Replace).unwrap();
    }

    #[test]
    fn what_is_saved_is_opened() {
        let (model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let path = folder.path().join("a.toml");
        let mut file = AnswersFile::open(&path, &model).unwrap();
        let mut answers = file.answers().clone();
        answers.set(FactorId(1), level(4));
        file.save(&answers).unwrap();
        assert_eq!(*AnswersFile::open(&path, &model).unwrap().answers(), answers);
    }

    #[test]
    fn an_editor_meanwhile_loses_nothing_and_neither_does_the_wizard() {
        let (model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let path = folder.path().join("a.toml");
        let mut file = AnswersFile::open(&path, &model).unwrap();
        let mut ours = file.answers().clone();
        ours.set(FactorId(0), level(1));
        file.save(&ours).unwrap();
        let edited = "[answers]\n# from the editor\nspeed = 5\n";
        let text = files::read(&path).unwrap().replace("[answers]\n", edited);
        put(&path, &text);
        ours.set(FactorId(1), level(2));
        file.save(&ours).unwrap();
        let saved = AnswersFile::open(&path, &model).unwrap();
        let levels = [0, 1, 2].map(|it| saved.answers().level(FactorId(it)).map(Level::number));
        assert_eq!(levels, [Some(1), Some(2), Some(5)]);
        assert!(files::read(&path).unwrap().contains("# from the editor"));
    }

    #[test]
    fn a_file_broken_meanwhile_is_not_overwritten() {
        let (model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let path = folder.path().join("a.toml");
        let mut file = AnswersFile::open(&path, &model).unwrap();
        put(&path, "speed = = 5");
        let mut answers = file.answers().clone();
        answers.set(FactorId(0), level(1));
        let refused = file.save(&answers).unwrap_err();
        assert!(refused.contains("has mistakes in it now"), "{refused}");
        assert_eq!(files::read(&path).unwrap(), "speed = = 5");
        files::write(&path, "", Access::Private, Existing::Replace).unwrap();
        file.save(&answers).unwrap();
    }

    #[test]
    fn answers_move_to_a_new_file_and_stay_there() {
        let (model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let (old, new) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
        let mut file = AnswersFile::open(&old, &model).unwrap();
        let mut answers = file.answers().clone();
        answers.set(FactorId(0), level(1));
        put(&old, "speed = = 5");
        file.move_to(&new.display().to_string(), &answers).unwrap();
        answers.set(FactorId(1), level(2));
        file.save(&answers).unwrap();
        assert_eq!(file.path(), new);
        assert_eq!(*AnswersFile::open(&new, &model).unwrap().answers(), answers);
        assert_eq!(files::read(&old).unwrap(), "speed = = 5");
        let taken = file.move_to(&old.display().to_string(), &answers).unwrap_err();
        assert!(taken.ends_with("is there already. Type another name."), "{taken}");
        for place in ["none/a.toml", ".", "-"] {
            file.move_to(place, &answers).unwrap_err();
        }
        assert_eq!(file.path(), new, "a refusal moves nothing");
    }

    #[test]
    fn the_questions_go_to_a_file_beside_the_answers_and_take_no_others_place() {
        let (model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let file = AnswersFile::open(&folder.path().join("a.toml"), &model).unwrap();
        let place = file.hand_out().unwrap();
        assert_eq!(place, folder.path().join(QUESTIONS).display().to_string());
        let path = Path::new(&place);
        assert!(files::read(path).unwrap().contains("Because trust matters."));
        assert_eq!(file.hand_out().unwrap(), place, "it is there as it should be");
        put(path, "mine");
        let refused = file.hand_out().unwrap_err();
        assert!(refused.contains("is there already and holds something else"), "{refused}");
        assert_eq!(files::read(path).unwrap(), "mine");
    }

    #[test]
    fn a_file_emptied_meanwhile_gets_every_answer_again() {
        let (model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let path = folder.path().join("a.toml");
        let mut file = AnswersFile::open(&path, &model).unwrap();
        let mut answers = file.answers().clone();
        for (factor, number) in [(0, 1), (1, 2)] {
            put(&path, " \n");
            answers.set(FactorId(factor), level(number));
            file.save(&answers).unwrap();
        }
        assert_eq!(*AnswersFile::open(&path, &model).unwrap().answers(), answers);
    }

    #[test]
    fn an_answer_that_is_not_asked_for_stays_out_of_the_file_until_it_is() {
        let (mut model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let nobody = Test { subject: Subject::Context(HOME), accepts: Accepted::OneOf(vec![2]) };
        model.factors[0].asked = Asked::Unless(Predicate { rows: vec![vec![nobody]] });
        let path = folder.path().join("a.toml");
        let mut file = AnswersFile::open(&path, &model).unwrap();
        let mut answers = file.answers().clone();
        answers.set(FactorId(0), level(1));
        for (home, expected) in [(0, Some(1)), (2, None), (1, Some(1))] {
            answers.set_about(HOME, Some(ContextAnswer::Choice(home)));
            file.save(&answers).unwrap();
            let saved = AnswersFile::open(&path, &model).unwrap();
            assert_eq!(saved.answers().level(FactorId(0)).map(Level::number), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn answers_are_not_kept_in_what_is_no_file() {
        let model = fixture::model();
        for path in ["/dev/null", "-"] {
            let refused = AnswersFile::open(Path::new(path), &model).unwrap_err();
            assert!(matches!(refused, AnswersFileError::File(FileError::NotAFile(_))), "{refused}");
        }
    }

    #[test]
    fn a_wrong_file_is_not_opened() {
        let (model, folder) = (fixture::model(), tempfile::tempdir().unwrap());
        let path = folder.path().join("a.toml");
        put(&path, "schema = 2\nmodel = \"small\"\n[answers]\ntrust = 9\n");
        let wrong = AnswersFile::open(&path, &model).unwrap_err();
        assert!(matches!(wrong, AnswersFileError::Mistakes(_)), "{wrong}");
        let lost = AnswersFile::open(&folder.path().join("none/a.toml"), &model).unwrap_err();
        assert!(matches!(lost, AnswersFileError::File(FileError::NoFolder(_))), "{lost}");
        let wrong = AnswersFile::open(folder.path(), &model).unwrap_err();
        assert!(matches!(wrong, AnswersFileError::File(FileError::IsFolder(_))), "{wrong}");
    }
}
