//! Looking at the answers, the result, and what can be done with it.

// The list of all answers.
phrases! {
    /// Over the list.
    CHANGE_WHICH = "All answers; those left open come first. Choose one to change it. To find it, type \
a word, a reference such as A2, or: open, believed, note.";
    /// In front of what is typed to find an answer.
    PICK = "Find:";
    /// Finds answers that are not given.
    TAG_OPEN = "open";
    /// The same.
    TAG_SKIPPED = "skipped";
    /// Finds answers that are measured.
    TAG_MEASURED = "measured";
    /// Finds answers that are seen.
    TAG_SEEN = "seen";
    /// Finds answers that are believed.
    TAG_BELIEVED = "believed";
    /// Finds answers without a basis.
    TAG_NOT_STATED = "not stated";
}

// A note or a basis on an answer that was changed.
phrases! {
    /// An answer with a note was changed.
    OLD_NOTE = "You have changed this answer. It had the note: {note}. Does the note hold for the new \
answer?";
    /// Removes the note.
    OLD_NOTE_REMOVE = "No: remove the note";
    /// Keeps it.
    OLD_NOTE_KEEP = "Yes: keep the note";
    /// Replaces it.
    OLD_NOTE_CHANGE = "Write another note";
    /// An answer with a basis was changed.
    OLD_BASIS = "The answer you have changed was known from: {basis}. That is not kept for the new \
answer. To say how you know the new one, go back with Esc and type n.";
}

// The result.
phrases! {
    /// While it is worked out.
    DECIDING = "Working out the result ...";
    /// While the difference that another answer makes is worked out.
    COMPARING = "Working out the difference ...";
    /// While a file is written.
    WRITING = "Writing ...";
    /// Menu: write the paper.
    WRITE_PAPER = "Write the decision paper to {paper} ({format})";
    /// Menu: write it where there is one.
    REPLACE_PAPER = "Write the decision paper in place of {paper}, which is there already ({format})";
    /// Menu: suppose another answer.
    TRY_ANOTHER = "What if an answer were different?";
    /// Menu: what others say to the advice.
    SAY_AFTER = "Say what the leaders think of this advice";
    /// Menu: no paper.
    NO_PAPER = "Stop here, without a paper";
    /// Menu: the paper is written.
    DONE = "Done";
    /// The format of a paper: Markdown.
    MARKDOWN = "Markdown, a text file";
    /// The format of a paper: a page for a browser.
    PAGE = "a page for a browser";
    /// The format of a paper: Word.
    WORD = "Word";
}

// Leaders who spoke on another advice.
phrases! {
    /// What somebody said to it.
    SPOKEN = "So far: {choice}. That was about another advice: {advice}. The answer \
“not asked yet” leaves it in the file, as said to that one.";
    /// The same, with the reason.
    SPOKEN_BECAUSE = "So far: {choice}, because: {reason} That was about another advice: {advice}. The answer \
“not asked yet” leaves it in the file, as said to that one.";
    /// An advice: to move.
    ADVICE_MOVE = "a move to {homes}";
    /// An advice: to stay.
    ADVICE_STAY = "to stay in {homes}";
    /// Homes that tie.
    ADVICE_TIE = "{homes} are too close to call";
    /// Nothing is advised yet.
    ADVICE_WAIT = "no decision yet";
    /// Nothing is advised yet, and the points lean to a home.
    ADVICE_WAIT_FOR = "no decision yet, with {homes} ahead";
    /// No home fits.
    ADVICE_NO_HOME = "no home fits";
    /// Too little is known.
    ADVICE_NONE = "too little is known for an advice";
    /// A present home that is not compared.
    PRESENT_HOME = "the present home";
    /// Stands between two homes.
    AND = " and ";
}

// Forms, after the paper.
phrases! {
    /// Offers them.
    FORMS_OFFER = "The advice hangs on what others know: {people}. A form is a page that they answer in a \
browser; an answers file comes back. Write one for each?";
    /// Writes them.
    FORMS_YES = "Yes, beside the answers";
    /// Does not.
    FORMS_NO = "No, not now";
    /// A form that was written before.
    FORM_KEPT = "{path} is there already and stays as it is.";
    /// Over the commands that write the forms, where nobody is asked.
    FORMS_COMMANDS = "The advice hangs on what others know: {people}. For a page that they answer in a \
browser:";
    /// The command that writes a form.
    FORMS_COMMAND = "mops-advisor form --role {role} --for {answers} -o {form}";
}

// What if.
phrases! {
    /// Asks which answer to suppose otherwise.
    WHAT_IF_WHICH = "Which answer? Nothing is changed until you say so. To find it, type a word or a \
reference such as A2.";
    /// Asks for the other answer.
    WHAT_IF_LEVEL = "What if the answer were:";
    /// Menu: do not keep the other answer.
    WHAT_IF_DROP = "Drop it: leave the answer as it was";
    /// Menu: suppose something else.
    WHAT_IF_AGAIN = "Drop it, and try another answer";
    /// Menu: keep the other answer.
    WHAT_IF_KEEP = "Keep it: change the answer in the file";
    /// After that: what was about the answer before.
    WHAT_IF_DROPS = "The note on the answer before, and how it was known, are not kept for the new one.";
}
