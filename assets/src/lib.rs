//! The files a browser asks for: style sheets, the script of survey pages and the favicon, built from `sass/`, `scripts/`
//! and `images/` by `node build.mjs`, committed, and carried inside the program already compressed.
//!
//! A name carries a fingerprint of its content, so an answer may be kept for ever by whoever fetched it.

mod generated;

/// One file, with every form it can be sent in.
#[derive(Debug)]
pub struct Asset {
    /// Which file this is.
    pub name: Name,
    /// The path it is served at, `/assets/` and fingerprint included.
    pub path: &'static str,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The file as it is.
    pub raw: &'static [u8],
    /// The same, compressed with Brotli.
    pub br: &'static [u8],
    /// The same, compressed with gzip.
    pub gz: &'static [u8],
}

/// The files by name, for pages that link to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// Styles of the pages staff use.
    StaffCss,
    /// Styles of the pages young people use.
    YoungCss,
    /// The mark, for the browser's tab.
    Favicon,
    /// What survey pages do beside their links and forms, with its words in the language of this code.
    Script(&'static str),
}

/// What `Cache-Control` may say of every file here: the name changes when the content does.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// The file served at `path` (`/assets/young-0123456789.css`), if it is one of ours.
pub fn find(path: &str) -> Option<&'static Asset> {
    generated::ASSETS.iter().find(|asset| asset.path == path)
}

/// Every file, for a test or a route table.
pub fn all() -> &'static [Asset] {
    &generated::ASSETS
}

/// Where to link to: `/assets/young-0123456789.css`.
pub fn href(name: Name) -> &'static str {
    generated::ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_its_own_file() {
        for asset in all() {
            assert_eq!(href(asset.name), asset.path);
            assert_eq!(find(asset.path).map(|found| found.name), Some(asset.name));
        }
    }

    #[test]
    fn compressed_forms_are_smaller() {
        for asset in all() {
            assert!(asset.br.len() < asset.raw.len(), "{}", asset.path);
            assert!(asset.gz.len() < asset.raw.len(), "{}", asset.path);
        }
    }

    #[test]
    fn nothing_else_is_served() {
        assert!(find("/assets/").is_none());
        assert!(find("/assets/../Cargo.toml").is_none());
    }

    /// What a phone on a bad line pays before the first question: see the experience budgets.
    #[test]
    fn styles_stay_within_their_budgets() {
        for (name, most) in [(Name::YoungCss, 5 * 1024), (Name::StaffCss, 20 * 1024), (Name::Favicon, 500)] {
            let size = find(href(name)).map_or(usize::MAX, |asset| asset.br.len());
            assert!(size <= most, "{name:?} is {size} bytes, {most} allowed");
        }
    }

    /// It waits for nothing and nothing waits for it; but it travels over the same line.
    #[test]
    fn scripts_stay_within_their_budget_and_make_no_code_of_text() {
        let scripts: Vec<_> = all().iter().filter(|asset| matches!(asset.name, Name::Script(_))).collect();
        assert_eq!(scripts.len(), 9, "one a language");
        for asset in scripts {
            assert!(asset.br.len() <= 3 * 1024, "{} is {} bytes", asset.path, asset.br.len());
            let text = String::from_utf8_lossy(asset.raw);
            assert!(text.starts_with("const WORDS={\"listen\":"), "{}", asset.path);
            for never in ["eval(", "innerHTML", "document.write", "import(", "http"] {
                assert!(!text.contains(never), "{never} in {}", asset.path);
            }
        }
    }
}
