//! The program's own phrases: what the wizard and the commands say that is not in the model or in a
//! template. Mistakes in files are worded where they are found.
//!
//! Each is a whole message; words in braces are filled in by [`fill`]. Words that the program
//! writes into answers files and reads again are in [`words`](crate::answers::words).

/// Returns the phrase with each `{word}` replaced, and each `{number|one|many}` by its second part if the
/// number is 1, else by its third. Inserted text is not searched again.
pub fn fill(phrase: &str, words: &[(&str, &str)]) -> String {
    let word = |key: &str| words.iter().find(|it| it.0 == key).map(|it| it.1.to_owned());
    let one_or_many = |slot: &str| {
        let (key, (one, many)) =
            slot.split_once('|').and_then(|it| Some((it.0, it.1.split_once('|')?)))?;
        Some(if word(key)? == "1" { one } else { many }.to_owned())
    };
    let mut filled = String::with_capacity(phrase.len());
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after
            .split_once('}')
            .and_then(|(slot, after)| Some((word(slot).or_else(|| one_or_many(slot))?, after)));
        rest = match found {
            Some((word, after)) => {
                filled.push_str(&word);
                after
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled + rest
}

/// Returns the message about questions that were reworded since they were answered; `None` if there
/// are none.
pub fn reworded(number: usize) -> Option<String> {
    match number {
        0 => None,
        1 => Some(REWORDED_ONE.to_owned()),
        _ => Some(fill(REWORDED, &[("number", &number.to_string())])),
    }
}

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {$(
        $(#[$doc])*
        pub const $name: &str = $text;
    )*};
}

mod argument;
mod commands;
mod prompts;
mod result;
mod templates;

pub use argument::argument;
pub use commands::*;
pub use prompts::*;
pub use result::*;
pub use templates::*;

pub use crate::answers::words::{DOES_NOT_APPLY, DONT_KNOW, NOT_ANSWERED};

// The first screens.
phrases! {
    /// Before anything is answered: what this is.
    PURPOSE = "Answer what you know about the company. In the end there is a recommendation, and a \
decision paper to put before its leaders. MOps stands for marketing operations.";
    /// Before anything is answered: how much there is to do.
    WELCOME = "There are {first} short {first|question|questions} on the company, then {questions} in {parts} {parts|part|parts}. \
Some answers add a question or leave some out. Answer for the last two quarters.";
    /// Before anything is answered: how long it takes, and how that is worked out.
    TIMES = "From memory that takes about {minutes} {minutes|minute|minutes}, at half a minute a question and ten seconds a short \
one; from records about {hours} {hours|hour|hours} of people's time, at ten minutes a question. Both are guesses: nobody has timed \
them.";
    /// Before anything is answered: where the answers go.
    KEPT_IN = "Nothing leaves this computer. Your answers are saved in {place} after every question, so you can leave at any time \
and go on later.";
    /// With answers in the file: what there is.
    FOUND = "Found {answered} of {questions} {questions|answer|answers} in {place}.";
    /// With answers in the file: since when, and by whom.
    FOUND_BY = "Found {answered} of {questions} {questions|answer|answers} in {place}, dated {date}, by {person}.";
    /// With answers in the file: since when.
    FOUND_DATED = "Found {answered} of {questions} {questions|answer|answers} in {place}, dated {date}.";
    /// With answers in the file: questions that the model words differently now.
    REWORDED = "The wording of {number} answered {number|question|questions} has changed since. They count as open \
until you look at them again.";
    /// With answers in the file: a question that the model words differently now.
    REWORDED_ONE = "The wording of one answered question has changed since. It counts as open until \
you look at it again.";
    /// Over the menu of a first screen or the check page.
    WHAT_NEXT = "What would you like to do?";
    /// Menu: the first menu again.
    CHOOSE_VERSION = "Choose again between the full and the short version";
    /// Menu: the short version, from the full one.
    ONLY_CORE = "Go on with the short version only: {open} {open|question|questions} open (about {minutes} {minutes|minute|minutes})";
    /// Menu: all the questions.
    START_ALL = "Full version: {questions} {questions|question|questions} to begin with (about {minutes} {minutes|minute|minutes})";
    /// Menu: the core questions.
    START_CORE = "Short version: {questions} to begin with, those that decide most (about {minutes} {minutes|minute|minutes})";
    /// Menu: see the questions before they are asked.
    READ_FIRST = "Write all the questions to a file, to read or print them first";
    /// Menu: what to look up before.
    LOOK_UP_FIRST = "See what to look up first, and who has it";
    /// Over the questions that weigh most.
    LOOK_UP_TITLE = "Look these up first: they weigh most. The file with all the questions has the rest.";
    /// A question that weighs much.
    LOOK_UP = "- {reference} {name}. {look} Who has it: {people}.";
    /// The same, where nobody is named.
    LOOK_UP_ALONE = "- {reference} {name}. {look}";
    /// Before anything is answered: what may be left out.
    FURTHER = "The full version then offers {number} more, to answer or leave out (about {minutes} {minutes|minute|minutes}).";
    /// The name of the optional questions on the company.
    MORE_TITLE = "More about the company";
    /// Where all the questions can be read.
    QUESTIONS_IN = "All the questions are in {place} now. Any editor opens it, to read, print or hand \
out.";
    /// Another file already has the name of the file with the questions.
    QUESTIONS_TAKEN = "{place} is there already and holds something else, so nothing was written. \
Move it away and choose this again.";
    /// Menu: another company.
    START_NEW = "Start anew in another file; this one stays as it is";
    /// Menu: the questions still open, of all.
    GO_ON_ALL = "Go on with all the questions: {open} are open (about {minutes} {minutes|minute|minutes})";
    /// Menu: the last question still open.
    GO_ON_ALL_ONE = "Go on with the one open question";
    /// Menu: the core questions still open.
    GO_ON_CORE = "Go on with the short version: {open} are open (about {minutes} {minutes|minute|minutes})";
    /// Menu: the last core question still open.
    GO_ON_CORE_ONE = "Go on with the short version: one question is open (about one minute)";
    /// Menu: the check page.
    CHECK_ANSWERS = "Check and change the answers";
    /// Menu: finish with the answers as they are.
    FINISH = "See the result";
    /// Menu: leave before anything is answered.
    LEAVE = "Leave";
    /// Menu: leave with answers given.
    SAVE_AND_LEAVE = "Save and leave";
    /// Menu: do not leave.
    STAY = "Go on";
    /// Asked when somebody goes back from the first question.
    LEAVE_QUESTION = "This is the first question. Your answers are saved.";
}

// Questions.
phrases! {
    /// Over a scored question.
    PROGRESS = "Question {number} of {total} - {section}";
    /// Over a question among some that are asked beside the questionnaire.
    PROGRESS_DETOUR = "{number} of {total} to go through - {section}";
    /// Over a scored question that is asked alone.
    PROGRESS_ALONE = "Question {reference} - {section}";
    /// Over a scored question that comes right after its section's heading.
    PROGRESS_FIRST = "Question {number} of {total}";
    /// Over the first questions on the company.
    PROGRESS_ABOUT = "First, about the company - {number} of {total}";
    /// Over the optional questions on the company.
    PROGRESS_MORE = "More about the company, optional - {number} of {total}";
    /// In place of the number of questions, once answers have made them more.
    TOTAL_MORE = "{total} ({number} added by your answers)";
    /// In place of the number of questions, once answers have made them fewer.
    TOTAL_FEWER = "{total} ({number} left out by your answers)";
    /// Opens a section.
    SECTION = "Part {number} of {total} - {section}";
    /// Opens the questions on the company.
    ABOUT_INTRO = "Before the questions: the company and you. Most of these take one key, and Enter \
leaves most of them out.";
    /// Opens the optional questions on the company.
    MORE_INTRO = "The scored questions are behind you. These change no score: they fit the paper to \
your company. Leave out what you like by pressing Enter, or type r to finish from the page with all \
answers.";
    /// Beside a question: the answer in an earlier file.
    EARLIER = "Earlier answer: {answer}. It counts only if you give it again.";
    /// The same, if it is said how it was known.
    EARLIER_KNOWN = "Earlier answer: {answer} ({basis}). It counts only if you give it again.";
    /// The name of the questions on what others say to the advice.
    AFTER_TITLE = "On the advice";
    /// Opens the questions on what others say to the advice.
    AFTER_INTRO = "What do the leaders say to this advice? Ask them first; leave out whom nobody has \
asked.";
    /// Over a question on what others say to the advice.
    PROGRESS_AFTER = "On the advice - {number} of {total}";
    /// Before the questions of a small team.
    SMALL_TEAM = "For a team this small there are fewer questions: a better arrangement comes before \
any move. The others can be asked for from the page with all answers.";
    /// An option beside the items of a list.
    NONE_OF_THESE = "None of these";
    /// Chosen together with an item.
    NONE_AND_SOME = "\"None of these\" and one of them cannot both be right. Type the numbers again.";
    /// Said of an answer that cannot stand beside another one.
    CONTRADICTION = "{message}. Both cannot be right: answer otherwise here, or change the other answer first.";
    /// Asks something of an item that was chosen.
    OF_EACH = "{name}: {question}";
    /// How to answer that.
    DATE_OR_NOTHING = "Write the date as year-month-day, for example 2026-05-11. If the date is not \
known, type nothing.";
    /// The day of an item.
    UNTIL = "until {date}";
    /// The day of an item that nobody knows.
    DATE_NOT_KNOWN = "date not known";
    /// No open answer can change the outcome.
    SETTLED = "No answer still open can change the outcome. More answers only make the paper fuller.";
    /// Under two answers that are hard to believe together.
    BOTH_CAN_BE_TRUE = "The two are hard to believe together. Change one, or keep both if both are right.";
    /// Menu: keep both answers.
    KEEP_BOTH = "Keep both";
    /// Menu: change one of the two.
    CHANGE_ONE = "Change: {name}";
    /// Menu: go on with what is open.
    GO_ON_FULLER = "Go on with the open questions";
    /// Menu: finish early.
    CHECK_AND_FINISH = "Check the answers and finish";
    /// In front of the chosen option or the typed text.
    YOUR_ANSWER = "Your answer:";
    /// Menu: leave an optional question out.
    LEAVE_OUT = "Leave this out";
    /// An option that gives the reason.
    DOES_NOT_APPLY_BECAUSE = "Does not apply: {reason}";
    /// Under a question that was answered in other words.
    WORDED_ANEW = "This question was worded differently when you answered it.";
    /// After such an answer on the check page.
    REWORDED_SINCE = "reworded since";
    /// Under a question that has a note or a basis.
    KNOWN = "Known from: {basis}.";
    /// After a new note on an answer whose basis was said before.
    STILL_KNOWN = "Still known from: {basis}. To change that, type n again and press Enter at the note.";
    /// Under a question that has a note.
    NOTE = "Your note: {note}";
    /// Explains: the reason for asking.
    WHY = "Why we ask: {why}";
    /// Explains: where the answer can be found.
    LOOK = "Where to look: {look}";
    /// Explains: who knows.
    WHOM = "Whom to ask: {people}.";
    /// Between the last two people of a list.
    OR = " or ";
    /// Explains: how the reply works.
    NOT_SURE = "If nobody knows, answer \"Don't know\": the paper then says what to find out first.";
    /// Asks for a note.
    NOTE_QUESTION = "What is this answer based on? One fact with a number, as it may be printed. \
Press Enter to go on without a note.";
    /// Asks for a note where there is one.
    NOTE_THERE = "What is this answer based on? One fact with a number, as it may be printed. \
Press Enter to keep the note as it stands.";
    /// Before the first scored question.
    USUAL_BASIS = "To note what an answer rests on and how you know it, type n; or 3n to answer 3 \
and note something. Nothing is presumed where you do not say it.";
    /// Under a question whose answer is a day.
    DATE_SHAPE = "Write the date as year-month-day, for example 2026-05-11.";
    /// Asks for the basis.
    BASIS_QUESTION = "How do you know?";
    /// The basis: measured.
    MEASURED = "Measured: counted, or taken from a record";
    /// The basis: seen.
    SEEN = "Seen at first hand";
    /// The basis: believed.
    BELIEVED = "Believed, or heard from others";
    /// The basis: not stated.
    NOT_STATED = "Leave this open";
    /// The basis in few words: measured.
    MEASURED_SHORT = "measured";
    /// The basis in few words: seen.
    SEEN_SHORT = "seen at first hand";
    /// The basis in few words: believed.
    BELIEVED_SHORT = "believed or heard";
    /// The basis in few words: not stated.
    NOT_STATED_SHORT = "basis not stated";
    /// A reply that is not a number.
    NOT_A_NUMBER = "\"{typed}\" is not a whole number. Type digits, for example 6, or nothing.";
    /// A reply that is longer than the question allows.
    TOO_LONG = "That is too long: the most is {longest}, counted in characters. Write it shorter, or type nothing.";
    /// A reply that can be one of two days.
    EITHER_DATE = "\"{typed}\" can be {first} or {second}. Type the one you mean.";
    /// A reply that is not a day.
    NOT_A_DATE = "\"{typed}\" is not a date. Write it as year-month-day, for example 2026-05-11, or \
type nothing.";
}

// The check page.
phrases! {
    /// Over the check page.
    CHECK_TITLE = "Check your answers";
    /// Over the rows on the company.
    ABOUT_TITLE = "About the company";
    /// After an answer: how it is known, and whether there is a note.
    WITH_REMARKS = "{answer} ({remarks})";
    /// Between two remarks.
    AND_REMARK = ", ";
    /// There is a note.
    HAS_NOTE = "note";
    /// Under the rows.
    COUNT = "{answered} answered, {unknown} don't know, {open} not answered.";
    /// Under the rows, when some questions were never put.
    COUNT_SHORT = "{answered} answered, {unknown} don't know, {open} not answered, {rest} of the full \
version not asked.";
    /// A question on the company that the advice needs is open.
    REQUIRED_OPEN = "Still missing: {name}. The advice depends on it.";
    /// Over the answers that decide the outcome.
    HANGS_ON = "The outcome hangs most on these answers: another one there could change it";
    /// Over the only answer that decides the outcome.
    HANGS_ON_ONE = "The outcome hangs most on this answer: another one there could change it";
    /// Over an answer that decides the outcome.
    HINGE = "The outcome hangs on this answer";
    /// Asks how it is known.
    HINGE_QUESTION = "How do you know? Enter alone keeps what is marked.";
    /// Menu: the list of all answers.
    CHANGE = "Look at the answers, and change them";
    /// Menu: go through the open ones.
    ANSWER_OPEN = "Go through the {open} that are open or not known";
    /// Menu: go through the only open one.
    ANSWER_OPEN_ONE = "Go to the one that is open or not known";
    /// Offers a section that may be left out.
    OFFER = "{questions} more {questions|question|questions} on: {section} (about {minutes} {minutes|minute|minutes}). They earn no points; they add a section to the paper. Ask them?";
    /// The same, for one question.
    OFFER_ONE = "One more question on: {section}. It earns no points; it adds a section to the paper. Ask it?";
    /// Accepts it.
    OFFER_YES = "Yes";
    /// Declines it.
    OFFER_NO = "No, leave this out";
    /// Menu: a section that was left out.
    ASK_SECTION = "Answer {questions} more {questions|question|questions} on: {section} (about {minutes} {minutes|minute|minutes})";
    /// Menu: the same, if it has one question.
    ASK_SECTION_ONE = "Answer one more question on: {section}";
    /// Menu: widen the short version.
    ASK_REST = "Answer the other {rest} {rest|question|questions} too (about {minutes} {minutes|minute|minutes})";
    /// Menu: widen the short version by one question.
    ASK_REST_ONE = "Answer the one other question too";
    /// Menu: the optional questions on the company.
    SAY_MORE = "Say more about the company ({open} optional {open|question|questions})";
    /// Menu: the only optional question on the company.
    SAY_MORE_ONE = "Say more about the company (one optional question)";
}

// Endings and trouble.
phrases! {
    /// After leaving.
    LEFT = "Saved {answered} of {questions} {questions|answer|answers} in {place}.";
    /// The same, if only questions on the company are answered.
    LEFT_ABOUT = "Saved {about} {about|answer|answers} about the company in {place}. Of the {questions} \
{questions|question|questions} that follow, none is answered yet.";
    /// After leaving with a reply to every question of the short version.
    LEFT_SHORT = "Saved {answered} {answered|answer|answers} in {place}. The short version is complete.";
    /// After leaving: how to go on. The command is on its own line, to be copied.
    GO_ON_WITH = "Go on later with:";
    /// After leaving: the command to go on.
    GO_ON_COMMAND = "mops-advisor ask {place}";
    /// After leaving without an answer.
    LEFT_EMPTY = "Nothing was answered, so nothing was saved.";
    /// After leaving when the answers could not be saved.
    LEFT_UNSAVED = "The last answers are not saved.";
    /// Saving failed.
    NOT_SAVED = "Your answers could not be saved: {reason}";
    /// Saving failed, because the file was edited meanwhile.
    EDITED_WRONGLY = "{place} was edited meanwhile and has mistakes in it now. Mend it, or move it \
away, then try again.";
    /// After a failure to save.
    NOT_SAVED_NEXT = "They are kept in memory while this window is open.";
    /// Menu: save again.
    TRY_AGAIN = "Try to save again";
    /// Menu: save somewhere else.
    SAVE_ELSEWHERE = "Save in another file, and go on there";
    /// Asks for another file for these answers.
    OTHER_PLACE = "Where to? Type a file name, for example ~/mops-answers.toml. Type nothing to go \
back.";
    /// Asks for a file for a new start.
    NEW_PLACE = "Where to keep the new answers? Type a file name, for example acme.toml. Type \
nothing to go back.";
    /// In front of a file name to type.
    FILE_NAME = "File:";
    /// Something is there already.
    PLACE_TAKEN = "{place} is there already. Type another name.";
    /// The answers are kept somewhere else now.
    MOVED = "All your answers are saved in {place} now.";
    /// Menu: go on without saving.
    GO_ON_UNSAVED = "Go on; saving is tried again after the next answer";
    /// Menu: leave without saving.
    LEAVE_UNSAVED = "Leave, and lose what is not saved";
    /// In front of a complaint.
    ERROR = "Error: {message}";
    /// Printed when a signal ends the program.
    STOPPED = "Stopped. What could be saved is in your answers file; run the program again to go on.";
    /// Without a terminal.
    NO_TERMINAL = "no terminal to ask questions on";
    /// Without a terminal: what to do.
    NO_TERMINAL_HELP = "Write an answers file with `mops-advisor questions --blank`, fill it in, and \
run `mops-advisor report FILE`. Or pipe the answers in with `--plain`.";
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_counted_is_one_or_many() {
        let phrase = "{hours} {hours|hour|hours}";
        assert_eq!(fill(phrase, &[("hours", "1")]), "1 hour");
        assert_eq!(fill(phrase, &[("hours", "11")]), "11 hours");
        assert_eq!(fill("{hours|hour} {a|b|c}", &[("hours", "1")]), "{hours|hour} {a|b|c}");
    }

    #[test]
    fn no_phrase_counts_with_a_plural_alone() {
        let texts = [
            include_str!("phrases.rs"),
            include_str!("phrases/commands.rs"),
            include_str!("phrases/prompts.rs"),
            include_str!("phrases/result.rs"),
            include_str!("phrases/templates.rs"),
        ];
        let verbs = ["is", "has", "was", "writes", "says"];
        let texts = texts.join("\n").replace("\\\n", "");
        for line in texts.lines().filter(|it| it.contains(" = \"")) {
            for after in line.split("} ").skip(1) {
                let mut words = after.split([' ', '.', ',', ')']).take(2);
                let plural = words.find(|it| it.ends_with('s') && !it.contains(['{', '|', '\'']));
                assert!(plural.is_none_or(|it| verbs.contains(&it)), "{plural:?} in {line}");
            }
        }
    }

    #[test]
    fn words_are_filled_in_once() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(fill("{ {x} {a", &[("a", "1")]), "{ {x} {a");
    }
}
