//! Messages after a command, and about a wrong command line.

phrases! {
    /// The paper is written.
    PAPER_WRITTEN = "The paper is in {paper}. {opened}";
    /// How a Markdown file is opened.
    MARKDOWN_OPENED = "Any editor opens it.";
    /// How a page is opened.
    PAGE_OPENED = "Any browser opens it, also without a network, and prints it.";
    /// How a Word file is opened.
    WORD_OPENED = "Word and other word processors open it.";
    /// After the paper: what else can be made of it.
    PAPER_COPIES = "`mops-advisor report {answers}` prints page one alone with --brief, and with \
--circulate a copy without notes on sensitive questions.";
    /// Where the answers are.
    ANSWERS_KEPT = "Your answers are in {answers}.";
    /// A question was reworded since it was answered, and nobody is asked now.
    REWORDED_UNASKED_ONE = "The wording of one answered question has changed since. Its answer counts as \
it stands.";
    /// The same of several questions.
    REWORDED_UNASKED = "The wording of {number} answered {number|question|questions} has changed since. Their answers count \
as they stand.";
    /// How to look at them.
    REWORDED_COMMAND = "To look at what was reworded: mops-advisor ask {answers}";
    /// An answer stands in a comment.
    COMMENTED_OUT = "{path}, line {line}: the answer to `{id}` is behind `#` and does not count. Take the `#` away.";
    /// A leader spoke on another advice.
    ON_ANOTHER_ADVICE = "{path}, line {line}: by `{key}`, the position of {person} is about the advice \"{on}\". The advice \
is \"{advice}\" now, so the paper says nothing of it. If it holds for this advice too, write \
{key} = \"{advice}\"; otherwise ask {person} again.";
    /// How to ask them.
    ASK_AGAIN_COMMAND = "To say what leaders think of this advice: mops-advisor ask {answers}";
    /// Another run is saving.
    WAITING = "Waiting for another run of mops-advisor that is writing in {folder}.";
    /// A file is written.
    WRITTEN = "Written: {path}";
    /// The output file exists.
    REPLACE_QUESTION = "{path} is there already. Replace it?";
    /// After a form: how it is sent, and what becomes of what comes back.
    FORM_SENT = "A form goes out attached to a mail. Some mail systems hold such a file back: send it zipped, or from a \
share. An answers file comes back. Look for mistakes in it, and take all answers together, with:";
    /// After a form: how the answers file that comes back is looked at.
    FORM_CHECK = "mops-advisor check FILE";
    /// After a form: how it is read together with the other answers.
    FORM_TOGETHER = "mops-advisor report {answers} FILE";
    /// A role that the model does not know.
    UNKNOWN_ROLE = "there is no role `{role}`: {help}";
    /// An id that the model does not know.
    UNKNOWN_PIECE = "the model has nothing called `{id}`: {help}";
    /// No piece of the model has the word that is looked for.
    NOTHING_FOUND = "nothing in the model has `{word}` in its id or name; `mops-advisor model show` lists \
all there is.";
    /// A command that the program does not have.
    UNKNOWN_COMMAND = "there is no command `{command}`; `mops-advisor --help` lists them.";
    /// The nearest ids.
    NEAR_PIECES = "the nearest there is: {ids}. `mops-advisor model show` lists all there is.";
    /// No id is near.
    LIST_PIECES = "`mops-advisor model show` lists all there is.";
    /// The model and the templates are copied out.
    EXPORTED = "The model is in {model}, the templates of the paper are in {templates}. To look for \
mistakes: mops-advisor check {model} {paper}. To use them: mops-advisor report FILE --model {model} \
--template {paper}";
    /// A file that was checked has no mistakes.
    NO_MISTAKES = "{path}: no mistakes";
    /// Two answers in a file are hard to believe together.
    HARD_TO_BELIEVE = "{path}: {text} The two are hard to believe together. Change one, or keep both if both are right.";
    /// Arrangements in a file that was checked.
    ENDED_WITHOUT_DIFFERENCE = "{path}: {ids} {number|was|were} tried and ended. Unless `differs` says what is new this time, the paper does not propose {number|it|them} again.";
    /// Files of one company that cannot be taken together.
    NOT_TOGETHER = "{one} and {other} answer {id} differently: `mops-advisor report` cannot take the two \
together.";
    /// Everything was taken over from an earlier file.
    TAKEN_OVER = "Taken over from {from}: {about} {about|answer|answers} about the company, {notes} {notes|note|notes}.";
    /// Some was taken over from an earlier file.
    TAKEN_OVER_IN_PART = "Taken over from {from}: {about} {about|answer|answers} about the company, {notes} {notes|note|notes}. \
Left behind, because it is asked otherwise now or is over: {ids}.";
    /// An earlier file gave answers about the company that are asked again.
    TO_CONFIRM = "Time has passed, so all else is asked again. Each earlier answer is shown with its question, \
and counts only if you give it again.";
    /// An earlier file is named twice.
    FROM_ITSELF = "`--from` names the file that is to be made; name a new file to keep the earlier one \
as it is";
    /// Setting a level drops the note and the basis of the one before.
    SETTING_DROPS = "{id} has another answer now: its note and how it was known are dropped.";
    /// The same, where there was a note alone.
    SETTING_DROPS_NOTE = "{id} has another answer now: its note is dropped.";
    /// The same, where there was no note.
    SETTING_DROPS_BASIS = "{id} has another answer now: how it was known is dropped.";
    /// A setting is not of the form ID=LEVEL.
    SETTING_SHAPE = "`--set {setting}` is not of the form ID=LEVEL, such as cmo_trusts_mops=4";
    /// A setting names no question, but nearly.
    SETTING_NEAR = "`--set` names an unknown id `{id}`; did you mean `{near}`?";
    /// A setting names no question.
    SETTING_UNKNOWN = "`--set` names an unknown id `{id}`; take an id from the answers file, or a reference from a \
paper, such as A2";
    /// Two settings answer one question.
    SETTING_TWICE = "`--set` answers `{id}` twice; keep one of the answers";
    /// A setting gives no answer that the question takes.
    SETTING_VALUES = "`{id}` cannot be `{value}`; give a level from 1 to 5, or `unknown`";
    /// The same, where the question may not apply.
    SETTING_VALUES_AND_NOT_APPLICABLE =
        "`{id}` cannot be `{value}`; give a level from 1 to 5, `unknown` or `not_applicable`";
    /// `--only` matches no question, but nearly.
    ONLY_NEAR = "`--only {glob}` matches no question; did you mean `{near}`?";
    /// `--only` matches no question.
    ONLY_NOTHING =
        "`--only {glob}` matches no question; `mops-advisor model show` lists the ids, sections and letters";
    /// The answers are saved and no paper was wanted.
    ANSWERS_ONLY = "Your answers are in {answers}. No paper was written. To write it:";
    /// The command that writes the paper.
    PAPER_COMMAND = "mops-advisor report {answers} -o {paper}";
    /// Asking for page one as JSON.
    BRIEF_IS_MARKDOWN = "`--brief` is for the paper; JSON always holds everything";
    /// For both `--agreement` and `--format json`.
    AGREEMENT_IS_MARKDOWN = "`--agreement` is a page to sign; the data for it is in JSON under `ladder`";
    /// For an output file whose name does not say what to write.
    ENDING_UNKNOWN = "a report cannot be written as `.{ending}`: the endings are {known}. With `--format`, the file may have any name";
    /// For a Word file that would go to a terminal.
    WORD_IS_NO_TEXT = "a Word file is no text for a terminal. Name a file to write: `-o paper.docx`";
    /// For `--page-size` with another format.
    PAGE_SIZE_IS_OF_WORD = "`--page-size` is for a Word file: `-o paper.docx`. A browser asks for the size of the paper when it prints";
    /// For `--agreement`, if no single open answer decides.
    NOTHING_TO_COUNT = "there is nothing to agree on before a count: no open answer decides by itself where the team belongs. `mops-advisor report FILE` writes the paper";
    /// The name of answers that came through a pipe.
    STANDARD_INPUT = "standard input";
}
