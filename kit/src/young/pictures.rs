//! One small family of pictures, made by hand: an ink outline of 2.5 px with round ends, flat fields of
//! sun, lilac, mint and peach under it. They stand beside words and never carry a meaning alone, so they
//! are hidden from screen readers. Colours are attributes: a picture looks the same wherever it is put.

use maud::{Markup, PreEscaped, html};

/// What there is a picture of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// A house.
    Home,
    /// Two people.
    Friends,
    /// A person who is talking.
    Worker,
    /// A pound coin.
    Money,
    /// An open book.
    Learning,
    /// A bag for work.
    Work,
    /// A heart with a smile.
    Feelings,
    /// An open door.
    Door,
    /// A bell.
    Bell,
    /// A cat.
    Pet,
    /// A shield with a tick: kept safe.
    Shield,
    /// An envelope.
    Letter,
    /// A phone.
    Phone,
    /// Two speech bubbles.
    Talk,
}

impl Picture {
    /// Every picture, for a page that offers them to choose from.
    pub const ALL: [Self; 14] = [
        Self::Home,
        Self::Friends,
        Self::Worker,
        Self::Money,
        Self::Learning,
        Self::Work,
        Self::Feelings,
        Self::Door,
        Self::Bell,
        Self::Pet,
        Self::Shield,
        Self::Letter,
        Self::Phone,
        Self::Talk,
    ];

    /// The word it is stored and offered under.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Friends => "friends",
            Self::Worker => "worker",
            Self::Money => "money",
            Self::Learning => "learning",
            Self::Work => "work",
            Self::Feelings => "feelings",
            Self::Door => "door",
            Self::Bell => "bell",
            Self::Pet => "pet",
            Self::Shield => "shield",
            Self::Letter => "letter",
            Self::Phone => "phone",
            Self::Talk => "talk",
        }
    }

    /// The picture stored under a word; `None` for a word there is no picture for.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.name() == name)
    }

    const fn drawing(self) -> &'static str {
        match self {
            Self::Home => HOME,
            Self::Friends => FRIENDS,
            Self::Worker => WORKER,
            Self::Money => MONEY,
            Self::Learning => LEARNING,
            Self::Work => WORK,
            Self::Feelings => FEELINGS,
            Self::Door => DOOR,
            Self::Bell => BELL,
            Self::Pet => PET,
            Self::Shield => SHIELD,
            Self::Letter => LETTER,
            Self::Phone => PHONE,
            Self::Talk => TALK,
        }
    }
}

const HOME: &str = r##"<path fill="#FFC845" d="M7 19 20 7l13 12v13a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2Z"/><path fill="#FFFBF5" d="M16 34v-8a4 4 0 0 1 8 0v8"/><path d="M3.500 22 20 7l16.500 15M29 15V8"/>"##;
const FRIENDS: &str = r##"<path fill="#D9F2E3" d="M21 34h15c0-7-3-11-8.500-11-3 0-5 1-6.500 3"/><circle cx="27.500" cy="15.500" r="5" fill="#FFD9CF"/><path fill="#FFC845" d="M4 34c0-7 3.500-11 9-11s9 4 9 11Z"/><circle cx="13" cy="13" r="5.500" fill="#FFD9CF"/>"##;
const WORKER: &str = r##"<path fill="#D9F2E3" d="M4 35c0-7 4-11 10-11s10 4 10 11Z"/><circle cx="14" cy="15.500" r="5.500" fill="#FFD9CF"/><path fill="#FFC845" d="M25 5h8a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4h-4l-5 4v-5a4 4 0 0 1-3-3V9a4 4 0 0 1 4-4Z"/>"##;
const MONEY: &str = r##"<circle cx="20" cy="20" r="15" fill="#FFC845"/><path d="M25 14.500a4.700 4.700 0 0 0-8.800 2.300c0 2 .8 3.200.8 5.700 0 2-.8 4-2.500 5H26M13.500 21.500h8.500"/>"##;
const LEARNING: &str = r##"<path fill="#E9E1FA" d="M20 12c-4-3-9-3.500-15-2.500v22c6-1 11-.5 15 2.500 4-3 9-3.500 15-2.500v-22c-6-1-11-.5-15 2.500Z"/><path d="M20 12v22M10 16c2 0 3.500.3 5 1M10 22c2 0 3.500.3 5 1M25 17c1.500-.7 3-1 5-1"/>"##;
const WORK: &str = r##"<path d="M14 13v-3a3 3 0 0 1 3-3h6a3 3 0 0 1 3 3v3"/><rect x="4.500" y="13" width="31" height="21" rx="4" fill="#FFD9CF"/><path d="M4.500 20c9 6 22 6 31 0M20 22.500V27"/>"##;
const FEELINGS: &str = r##"<path fill="#FFD9CF" d="M20 35C10 28 4 22.500 4 15.500A8.200 8.200 0 0 1 20 12a8.200 8.200 0 0 1 16 3.500C36 22.500 30 28 20 35Z"/><path d="M14.500 20.500c2.500 4.500 8.500 4.500 11 0"/>"##;
const DOOR: &str = r##"<path fill="#FFC845" d="M11 34V8a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v26"/><path fill="#E9E1FA" d="m11 6.500 10 4.500v25.500L11 34Z"/><path d="M17.500 23v2M4 34h7m18 0h7"/>"##;
const BELL: &str = r##"<path fill="#D9F2E3" d="M16 30a4 4 0 0 0 8 0"/><path fill="#FFC845" d="M6 30c4-3 4-7 4-12a10 10 0 0 1 20 0c0 5 0 9 4 12Z"/><path d="M20 4v4M15 17a5 5 0 0 1 3-4"/>"##;
const PET: &str = r##"<path fill="#FFD9CF" d="m7 6 8 5.500a18 18 0 0 1 10 0L33 6v17c0 7-5 11-13 11S7 30 7 23Z"/><path d="M14.500 19.500v1.500m11-1.500v1.500M16 27c1.500 1.800 3.500 1.500 4-.5.5 2 2.500 2.300 4 .5M2.500 24l4.500.5M37.500 24l-4.500.5"/>"##;
const SHIELD: &str = r##"<path fill="#D9F2E3" d="m20 4 13 4.500V19c0 8-5 13.500-13 17C12 32.500 7 27 7 19V8.500Z"/><path d="m14 20 4.500 4.500L27 15"/>"##;
const LETTER: &str = r##"<rect x="4" y="9" width="32" height="23" rx="4" fill="#E9E1FA"/><path fill="#FFFBF5" d="m4.500 11 13 10.500a4 4 0 0 0 5 0l13-10.500Q34.500 9 32 9H8q-2.500 0-3.500 2Z"/>"##;
const PHONE: &str = r##"<rect x="10" y="4" width="20" height="32" rx="5" fill="#D9F2E3"/><path d="M18 30.500h4M15 12h10M15 18h6"/>"##;
const TALK: &str = r##"<path fill="#D9F2E3" d="M23 15h8a5 5 0 0 1 5 5v4a5 5 0 0 1-4 5v5l-6-5h-6a5 5 0 0 1-5-5"/><path fill="#FFC845" d="M9 5h13a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5h-7l-7 6v-6a5 5 0 0 1-4-5v-6a5 5 0 0 1 5-5Z"/>"##;

/// The picture, 40 px square, hidden from screen readers.
pub fn picture(which: Picture) -> Markup {
    drawn(which, 40)
}

/// The picture at another size, in px; a large one keeps a line that isn't coarse.
pub fn drawn(which: Picture, size: u16) -> Markup {
    let line = if size > 64 { "1.6" } else { "2.5" };
    html! {
        svg width=(size) height=(size) viewBox="0 0 40 40" fill="none" stroke="#1B1F3B" stroke-width=(line)
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" {
            (PreEscaped(which.drawing()))
        }
    }
}

/// Our mark: two speech bubbles whose overlap is a doorway. The name stands beside it in words.
pub fn mark() -> Markup {
    PreEscaped(MARK.to_owned())
}

const MARK: &str = r##"<svg class="nb-mark" width="40" height="33" viewBox="0 0 44 36" aria-hidden="true"><path fill="#5B3A9E" d="M10 1h9a9 9 0 0 1 9 9v6a9 9 0 0 1-9 9h-5l-7 8v-8.500A9 9 0 0 1 1 16v-6a9 9 0 0 1 9-9Z"/><path fill="#0B6E6E" d="M25 5h9a9 9 0 0 1 9 9v5a9 9 0 0 1-6 8.500V35l-7-7h-5a9 9 0 0 1-9-9v-5a9 9 0 0 1 9-9Z"/><path fill="#FFC845" d="M16.500 28v-9.500a5.700 5.700 0 0 1 11.400 0V28Z"/></svg>"##;

/// A globe: other languages.
pub(super) fn globe() -> Markup {
    PreEscaped(GLOBE.to_owned())
}

const GLOBE: &str = r##"<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#1B1F3B" stroke-width="2" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M2 12h20M12 2c-7 6-7 14 0 20 7-6 7-14 0-20"/></svg>"##;

/// The mark grown into a scene, for the hero of a welcome page or a plan.
pub fn scene() -> Markup {
    PreEscaped(SCENE.to_owned())
}

const SCENE: &str = r##"<svg width="240" height="190" viewBox="0 0 240 190" stroke="#1B1F3B" stroke-width="4" stroke-linejoin="round" stroke-linecap="round" fill="none" aria-hidden="true"><path fill="#E9E1FA" d="M48 8h60a42 42 0 0 1 42 42v28a42 42 0 0 1-42 42H72l-36 34v-36A42 42 0 0 1 6 78V50A42 42 0 0 1 48 8Z"/><path fill="#D9F2E3" d="M132 32h60a42 42 0 0 1 42 42v24a42 42 0 0 1-28 39v35l-36-33h-38a42 42 0 0 1-42-42V74a42 42 0 0 1 42-42Z"/><path fill="#FFFBF5" d="M98 139V80a24 24 0 0 1 48 0v59Z"/><path fill="#FFC845" d="M146 139V80a24 24 0 0 0-24-24l-2 96Z"/><path d="M130 106v6"/><path stroke="#5B3A9E" d="M36 50h44M36 72h34"/><path stroke="#0B6E6E" d="M168 78h38M168 100h26"/><path d="M84 139h36m26 0h14"/></svg>"##;

/// A bubble with a heart in it and something thrown in the air: for a thank-you page.
pub fn cheer() -> Markup {
    PreEscaped(CHEER.to_owned())
}

const CHEER: &str = r##"<svg width="240" height="190" viewBox="0 0 240 190" stroke="#1B1F3B" stroke-width="4" stroke-linejoin="round" stroke-linecap="round" fill="none" aria-hidden="true"><path fill="#FFC845" d="M78 26h84a42 42 0 0 1 42 42v28a42 42 0 0 1-42 42h-46l-38 36v-36a42 42 0 0 1-42-42V68a42 42 0 0 1 42-42Z"/><path fill="#FFD9CF" d="M120 120c-24-17-38-29-38-46a19 19 0 0 1 38-7 19 19 0 0 1 38 7c0 17-14 29-38 46Z"/><path d="M106 82c6 11 22 11 28 0"/><path stroke="#5B3A9E" stroke-width="7" d="m20 34-8-10m204 22 10-8M14 128l-8 6m208 24 9 10"/><path stroke="#B83A2B" stroke-width="7" d="M52 12v.1M228 92v.1M22 80v.1"/><path stroke="#0B6E6E" stroke-width="7" d="M190 16v.1M40 164v.1M168 172v.1"/></svg>"##;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_small_and_found_by_its_name() {
        for which in Picture::ALL {
            assert_eq!(Picture::named(which.name()), Some(which));
            assert!(picture(which).into_string().len() < 500, "{which:?}");
        }
    }

    /// The content security policy forbids them.
    #[test]
    fn no_drawing_carries_a_style() {
        for drawing in [mark(), scene(), cheer()].into_iter().chain(Picture::ALL.map(picture)) {
            assert!(!drawing.into_string().contains("style="));
        }
    }
}
