//! The 153 English local authorities responsible for children's services (as from April 2023).

use std::sync::LazyLock;

use crate::model::slug;

/// One authority of the built-in list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// ONS (GSS) code.
    pub gss_code: String,
    /// Name.
    pub name: String,
    /// Region.
    pub region: String,
    /// Name in addresses.
    pub slug: String,
}

impl Authority {
    /// An authority that is not on the list: for the demo's fictional ones.
    pub fn fictional(gss_code: &str, name: &str, region: &str) -> Self {
        Self {
            gss_code: gss_code.to_owned(),
            name: name.to_owned(),
            region: region.to_owned(),
            slug: slug(name),
        }
    }
}

static LIST: LazyLock<Vec<Authority>> = LazyLock::new(|| {
    let lines = include_str!("../data/authorities.csv").lines().skip(1);
    let mut list: Vec<Authority> = lines.filter_map(read).collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
});

fn read(line: &str) -> Option<Authority> {
    let (gss_code, rest) = line.split_once(',')?;
    let (rest, region) = rest.rsplit_once(',')?;
    let (name, _structure) = rest.rsplit_once(',')?;
    Some(Authority::fictional(gss_code, name.trim_matches('"'), region))
}

/// All of them, by name.
pub fn all() -> &'static [Authority] {
    &LIST
}

/// The authority with this code.
pub fn by_code(gss_code: &str) -> Option<&'static Authority> {
    LIST.iter().find(|a| a.gss_code == gss_code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn there_are_153_with_codes_and_addresses_of_their_own() {
        assert_eq!(all().len(), 153);
        assert_eq!(all().iter().map(|a| &a.gss_code).collect::<HashSet<_>>().len(), 153);
        assert_eq!(all().iter().map(|a| &a.slug).collect::<HashSet<_>>().len(), 153);
        // Unitary authorities, metropolitan districts, London boroughs and counties.
        let kinds = ["E06", "E08", "E09", "E10"];
        assert!(all().iter().all(|a| a.gss_code.len() == 9 && kinds.contains(&&a.gss_code[..3])));
        assert!(all().iter().all(|a| !a.region.is_empty()));
    }
}
