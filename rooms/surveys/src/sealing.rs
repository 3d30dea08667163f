//! Sealing ballots to the wave's public key, and drafts to a key that only the cookie holds. All of one
//! instrument's payloads have one size, so that a length tells nothing.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use kit::chance::Chance;
use kit::keys::{Key, KeyError};
use kit::web::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::instrument::{Instrument, Kind};

const INFO: &[u8] = b"New Belongings ballot 1";
/// The encapsulated key before the sealed bytes.
const ENCAPPED: usize = 32;

/// The public key to which a wave's ballots are sealed.
pub(crate) fn public_key(private: &Key) -> Vec<u8> {
    X25519HkdfSha256::derive_keypair(private.bytes()).1.to_bytes().to_vec()
}

/// Seals one ballot (HPKE base mode, RFC 9180).
pub(crate) fn seal(public: &[u8], ballot: &[u8], chance: &Chance) -> Result<Vec<u8>, Refusal> {
    let broken = |_| Refusal::Broken("a ballot could not be sealed".to_owned());
    let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public).map_err(broken)?;
    let (encapped, sealed) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256, _>(
        &OpModeS::Base,
        &key,
        INFO,
        ballot,
        b"",
        &mut chance.generator(),
    )
    .map_err(broken)?;
    Ok([encapped.to_bytes().as_slice(), &sealed].concat())
}

/// Opens one ballot.
pub(crate) fn open(private: &Key, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
    let (encapped, body) = sealed.split_at_checked(ENCAPPED).ok_or(KeyError::Unsealable)?;
    let encapped =
        <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapped).map_err(|_| KeyError::Unsealable)?;
    let (key, _) = X25519HkdfSha256::derive_keypair(private.bytes());
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &key,
        &encapped,
        INFO,
        body,
        b"",
    )
    .map_err(|_| KeyError::Unsealable)
}

/// The size of every payload of this instrument in bytes: the longest answer there can be, rounded up.
pub(crate) fn size(instrument: &Instrument) -> usize {
    let longest: usize = instrument
        .questions()
        .map(|(_, question)| {
            let name = 2 * question.name.len() + 32;
            name + match &question.kind {
                // A character of JSON is six bytes at the most.
                Kind::Text { most } => 6 * most,
                // The longest of them, not all: somebody gives one.
                Kind::Number { .. } => 16,
                Kind::Note => 0,
                _ => question.values().iter().map(|v| v.len() + 4).sum(),
            }
        })
        .sum();
    (longest + 384).next_multiple_of(1024)
}

/// Writes `thing` as JSON, filled with spaces to `size` bytes.
pub(crate) fn padded(thing: &impl Serialize, size: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = serde_json::to_vec(thing)?;
    if bytes.len() > size {
        return Err(Refusal::TooLarge);
    }
    bytes.resize(size, b' ');
    Ok(bytes)
}

/// Reads what [`padded`] wrote.
pub(crate) fn unpadded<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    Ok(serde_json::from_slice(bytes.trim_ascii_end())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::{Answers, starter};

    #[test]
    fn only_the_private_key_opens_a_ballot_and_all_have_one_size() {
        let (private, chance) = (Key::new([3; 32]), Chance::seeded(1));
        let size = size(&starter());
        let short = Answers::default();
        let mut long = Answers::default();
        long.texts.insert("one-change".into(), "\u{1}".repeat(500));
        let seal = |a: &Answers| {
            seal(&public_key(&private), &padded(a, size).expect("it fits"), &chance).expect("it seals")
        };
        let (one, two) = (seal(&short), seal(&long));
        assert_eq!(one.len(), two.len());
        let read: Answers = unpadded(&open(&private, &two).expect("it opens")).expect("it reads");
        assert_eq!(read, long);
        assert!(open(&Key::new([4; 32]), &two).is_err());
        let mut bent = two.clone();
        bent[50] ^= 1;
        assert!(open(&private, &bent).is_err());
    }

    /// Whatever is given to a question of any kind, the payload is as long as if nothing was.
    #[test]
    fn the_longest_answer_to_every_kind_fits() {
        use crate::instrument::{Choice, Given, Kind, Question};
        let any = starter().sections[0].questions[0].clone();
        let options: Vec<Choice> =
            (0..10).map(|n| Choice { value: format!("{n}{}", "v".repeat(50)), label: "x".into() }).collect();
        let all: Vec<String> = options.iter().map(|o| o.value.clone()).collect();
        for (kind, given) in [
            (Kind::Number { low: -1_000_000, high: -999_999, bands: vec![] }, Given::One("-1000000".into())),
            (Kind::Rank { options: options.clone() }, Given::Several(all.clone())),
            (Kind::Several { options }, Given::Several(all)),
        ] {
            let mut instrument = starter();
            instrument.sections.truncate(1);
            instrument.sections[0].questions = (0..200)
                .map(|n| Question {
                    name: format!("{n}-{}", "n".repeat(50)),
                    kind: kind.clone(),
                    ..any.clone()
                })
                .collect();
            let size = size(&instrument);
            let mut answers = Answers::default();
            for (_, question) in instrument.questions() {
                answers.closed.insert(question.name.clone(), given.clone());
            }
            let full = padded(&answers, size).expect("it fits");
            assert_eq!(full.len(), padded(&Answers::default(), size).expect("it fits").len());
        }
    }
}
