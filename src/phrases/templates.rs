//! Messages about templates and mistakes in them.

phrases! {
    /// Names a template that comes with the program.
    BUILTIN_TEMPLATE = "built-in {name}";
    /// Points from one template to the place where another includes it.
    INCLUDED_HERE = "included here";
    /// A template does not parse.
    TEMPLATE_SYNTAX = "the template cannot be read: {detail}";
    /// A template uses a name that does not exist.
    TEMPLATE_UNDEFINED = "the template asks for something that is not there: {detail}";
    /// A template was stopped.
    TEMPLATE_ENDLESS = "the template does not come to an end";
    /// A template ran too long.
    TEMPLATE_SLOW = "the template has not come to an end after {seconds} {seconds|second|seconds}, and is here then";
    /// A template took too much memory.
    TEMPLATE_MEMORY = "the template takes more memory here than the {limit} MiB that it may";
    /// A template made the engine panic.
    TEMPLATE_PANIC = "the template engine breaks off here";
    /// A template wrote too much.
    TEMPLATE_TOO_LONG = "the template writes more than 16 MiB, which no paper needs";
    /// Any other mistake in a template.
    TEMPLATE_WRONG = "the template cannot be filled: {detail}";
    /// How to correct a template that does not parse.
    MEND_SYNTAX = "values stand in {{ }}, statements in {% %}, comments in {# #}; every if, for, \
macro and block needs its end, such as {% endif %}";
    /// How to correct a name without a value.
    MEND_UNDEFINED = "`mops-advisor report FILE --format json` prints all that a template can ask \
for. What some papers do not have is asked for with `is defined`. A part that another template \
includes is tried with that one";
    /// How to correct an unknown filter, test, function or method.
    MEND_UNKNOWN = "a template has the filters, tests and functions that minijinja has built in \
(https://docs.rs/minijinja), and those that docs/templates.md lists, such as `code`, `mention` and `picture`";
    /// How to correct an include.
    MEND_INCLUDE = "what a template includes is looked for in the folder of the template named on \
the command line, and then among the built-in ones, which `mops-advisor model export DIR` copies out";
    /// How to correct a template that was stopped.
    MEND_ENDLESS = "look for a loop over too much, a loop in a loop, or a macro that calls itself";
    /// How to correct a template that nests too deep.
    MEND_NESTED = "look for a template that includes itself, or a macro that calls itself";
    /// How to correct any other mistake.
    MEND_TEMPLATE = "the rules for templates are those of minijinja: https://docs.rs/minijinja";
    /// A template that was checked has no mistakes with the example companies.
    NO_MISTAKES_TRIED = "{path}: no mistakes in the papers of {count} invented {count|company|companies}. What none \
of them reaches is not tried";
    /// The user's own template is only for the paper in Markdown.
    TEMPLATE_IS_THE_PAPER = "`--template` is for the paper; JSON has no template";
    /// For a template that does not write Markdown, and a format that is made from Markdown.
    TEMPLATE_IS_NOT_MARKDOWN = "`--format {format}` is made from Markdown, and {template} writes something else. Leave `--format` out to write what the template makes";
}
