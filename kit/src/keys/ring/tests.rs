use super::super::tests::folder;
use super::*;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

const LA: &str = "la-1";

fn people(count: usize, seed: u64) -> Vec<Uuid> {
    let chance = Chance::seeded(seed);
    (0..count).map(|_| chance.id()).collect()
}

fn begun(name: &str) -> (PathBuf, Keys, Chance) {
    let folder = folder(name);
    let (keys, chance) = (Keys::open(&folder).unwrap(), Chance::seeded(9));
    keys.create(LA, &chance).unwrap();
    (folder, keys, chance)
}

fn file(folder: &Path) -> PathBuf {
    folder.join("la-1.ring")
}

#[test]
fn fifteen_hundred_people_have_a_key_each_and_keep_it() {
    let (folder, keys, chance) = begun("ring-many");
    let all = people(1500, 1);
    let made = keys.ring(LA).unwrap().add(&all, &chance).unwrap();
    let again = keys.ring(LA).unwrap().add(&all[..10], &chance).unwrap();
    let opened = keys.ring(LA).unwrap().open().unwrap();
    assert_eq!((made.len(), again.len(), opened.len()), (1500, 10, 1500));
    for person in &all {
        assert_eq!(made[person].bytes(), opened[person].bytes());
    }
    assert_eq!(again[&all[3]].bytes(), made[&all[3]].bytes(), "a key is never replaced");
    assert_eq!(keys.ring(LA).unwrap().find(all[7]).unwrap().unwrap().bytes(), made[&all[7]].bytes());
    assert!(keys.ring(LA).unwrap().find(people(1, 2)[0]).unwrap().is_none());
    let different: HashSet<&[u8]> = made.values().map(|key| &key.bytes()[..8]).collect();
    assert_eq!(different.len(), 1500);
    let meta = fs::metadata(file(&folder)).unwrap();
    assert_eq!((meta.len(), meta.permissions().mode() & 0o777), (1501 * 88, 0o600));
    let bytes = fs::read(file(&folder)).unwrap();
    assert!(!bytes.windows(8).any(|window| different.contains(window)), "sealed");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left lying");
}

#[test]
fn a_destroyed_key_is_gone_from_the_file_and_never_comes_back() {
    let (folder, keys, chance) = begun("ring-erase");
    let all = people(20, 1);
    let ring = keys.ring(LA).unwrap();
    ring.erase(&all).unwrap();
    ring.add(&all, &chance).unwrap();
    let before = fs::read(file(&folder)).unwrap();
    ring.erase(&[all[4], people(1, 2)[0]]).unwrap();
    ring.erase(&[all[4]]).unwrap();
    let after = fs::read(file(&folder)).unwrap();
    let gone = &before[5 * RECORD + ID..6 * RECORD];
    assert!(
        !after.windows(16).any(|w| gone.windows(16).any(|g| g == w)),
        "no piece of the sealed key is left"
    );
    assert_eq!(before.len(), after.len());
    let left = ring.open().unwrap();
    assert!(left.len() == 19 && !left.contains_key(&all[4]) && ring.find(all[4]).unwrap().is_none());
    assert!(matches!(ring.add(&[all[4]], &chance), Err(KeyError::Destroyed(_))));
    ring.add(&people(1, 3), &chance).unwrap();
    assert_eq!(ring.open().unwrap().len(), 20, "the others go on");
}

#[test]
fn what_a_crash_cut_off_is_passed_over_and_written_over() {
    let (folder, keys, chance) = begun("ring-torn");
    let (before, after) = (people(3, 1), people(2, 2));
    let ring = keys.ring(LA).unwrap();
    ring.add(&before, &chance).unwrap();
    let sound = fs::read(file(&folder)).unwrap();
    let garbage = [7; RECORD];
    let tails: [&[u8]; 4] = [&garbage[..5], &garbage[..87], &[0; RECORD + 3], &[garbage, garbage].concat()];
    for tail in tails {
        fs::write(file(&folder), [&sound, tail].concat()).unwrap();
        assert_eq!(ring.open().unwrap().len(), 3, "{} bytes too many", tail.len());
        ring.erase(&[people(1, 5)[0]]).unwrap();
        ring.add(&after, &chance).unwrap();
        assert_eq!(ring.open().unwrap().len(), 5);
        assert_eq!(fs::metadata(file(&folder)).unwrap().len(), 6 * 88);
    }
}

#[test]
fn a_ring_opens_under_its_own_key_only_and_goes_with_it() {
    let (folder, keys, chance) = begun("ring-wrong");
    assert!(
        matches!(keys.ring(LA).unwrap().open(), Err(KeyError::Missing(_))),
        "a loss is not an empty ring"
    );
    keys.ring(LA).unwrap().add(&people(2, 1), &chance).unwrap();
    keys.create("la-2", &chance).unwrap();
    fs::copy(file(&folder), folder.join("la-2.ring")).unwrap();
    let wrong = keys.ring("la-2").unwrap();
    assert!(matches!(wrong.open(), Err(KeyError::Unsealable)));
    assert!(matches!(wrong.add(&people(1, 2), &chance), Err(KeyError::Unsealable)), "and nothing is cut off");
    assert_eq!(fs::metadata(folder.join("la-2.ring")).unwrap().len(), 3 * 88);

    let held = keys.ring(LA).unwrap();
    keys.destroy(LA).unwrap();
    assert!(matches!(held.open(), Err(KeyError::Destroyed(_))));
    assert!(matches!(held.add(&people(1, 2), &chance), Err(KeyError::Destroyed(_))));
    assert!(matches!(keys.ring(LA), Err(KeyError::Destroyed(_))));
    held.erase(&people(2, 1)).unwrap();
    fs::set_permissions(folder.join("la-2.ring"), fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(wrong.open(), Err(KeyError::Exposed(_))));
}

/// Where the second process of the next test finds the folder.
const FOLDER: &str = "NB_TEST_RING_FOLDER";
/// How many people each of the two adds, a few at a time.
const EACH: usize = 200;

fn add_by_fours(keys: &Keys, seed: u64) {
    let chance = Chance::seeded(100 + seed);
    for few in people(EACH, seed).chunks(4) {
        keys.ring(LA).unwrap().add(few, &chance).unwrap();
        keys.ring(LA).unwrap().erase(&few[3..]).unwrap();
    }
}

#[test]
fn two_processes_that_add_at_once_lose_nobody() {
    let (folder, keys, _) = begun("ring-two");
    let mut other = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", "keys::ring::tests::the_second_process"])
        .env(FOLDER, &folder)
        .spawn()
        .unwrap();
    add_by_fours(&keys, 1);
    assert!(other.wait().unwrap().success());
    let (one, two) = (people(EACH, 1), people(EACH, 2));
    let there = keys.ring(LA).unwrap().open().unwrap();
    let held = |all: &[Uuid]| all.chunks(4).all(|few| few[..3].iter().all(|p| there.contains_key(p)));
    assert!(held(&one) && held(&two), "{} people are in", there.len());
    assert_eq!(there.len(), 2 * EACH / 4 * 3);
}

#[test]
#[ignore = "the second process of the test above"]
#[expect(clippy::disallowed_methods, reason = "how a test tells its second process where to work")]
fn the_second_process() {
    let folder = PathBuf::from(std::env::var(FOLDER).unwrap());
    add_by_fours(&Keys::open(&folder).unwrap(), 2);
}
