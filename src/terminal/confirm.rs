//! A yes or a no, on one line: all that `inquire` is asked to draw.

use clap::ColorChoice;
use inquire::Confirm;
use inquire::ui::RenderConfig;

/// Asks a person for a yes. Anything else, also a terminal that cannot be asked on, is a no.
pub fn confirm(question: &str, colour: ColorChoice) -> bool {
    if !super::is_interactive() || super::is_plain(false) || super::is_dumb() {
        return false;
    }
    let colour = super::has_colour(colour);
    // `inquire` draws with `crossterm`, which looks at `NO_COLOR` on its own.
    crossterm::style::force_color_output(colour);
    let look = if colour { RenderConfig::default_colored() } else { RenderConfig::empty() };
    let asked = Confirm::new(question).with_default(false).with_render_config(look);
    asked.prompt().unwrap_or(false)
}
