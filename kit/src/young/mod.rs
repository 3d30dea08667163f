//! The young people's face: speech, big answers, pictures, and one clear next step.
//!
//! Every word comes in as an argument, because these pages are translated: a component holds no sentence.
//! Nothing here needs JavaScript, and every component mirrors itself in right-to-left languages.

mod answers;
mod bubble;
mod choices;
mod errors;
mod heard;
mod hero;
mod parts;
mod pictures;
mod plan;
mod shell;

pub use answers::{Asked, Heading, long_text, short_text, tall_text};
pub use bubble::{Voice, bubble};
pub use choices::{Choice, Place, checks, choice, number, ranking, scale, tick};
pub use errors::error_summary;
pub use heard::{heard, part, quoted};
pub use hero::{Ground, Hero, hero};
pub use parts::{
    Card, HelpLine, OtherLanguage, button, cards, help_card, help_note, languages, link_button,
    link_button_in, note, points, progress, prose, second_button, steps, unchecked,
};
pub use pictures::{Picture, cheer, drawn, mark, picture, scene};
pub use plan::{Knot, Tone, doing, knot, said, status, theme, thread, together, will_see, working};
pub use shell::{Script, Words, Young, shell};
