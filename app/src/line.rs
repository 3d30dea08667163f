//! The command line: what may follow `newbelongings`, and what `--help` says of it.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

use crate::archive::Files;

/// What `--help` closes with: a first day, in commands.
const BEGIN: &str = "\
To look around, with invented people:
  newbelongings demo

To begin in earnest: write a settings file, start the program, open the link that it prints.
  newbelongings --settings /etc/newbelongings.toml serve

Each command says more, with an example: newbelongings help backup
How to install, back up, restore and upgrade: docs/operating.md";

/// New Belongings: improving services for care leavers, with care leavers.
///
/// One program: the site, its jobs, its database (SQLite, inside it) and the commands for whoever runs it. Without any setting it
/// keeps its data in ./newbelongings-data, its keys in ./newbelongings-keys, and answers on http://127.0.0.1:8080, to this
/// computer only.
///
/// Settings stand in a file of lines such as `listen = "127.0.0.1:8080"`. A variable of the environment overrides each:
/// NEWBELONGINGS_LISTEN, and so for the others: database, data, keys, listen, metrics, base, trusted_proxies, smtp_address,
/// smtp_from. NEWBELONGINGS_LOG sets how much is logged, for example `warn`.
#[derive(Debug, Parser)]
#[command(name = "newbelongings", version, after_help = BEGIN, max_term_width = 100)]
pub struct Line {
    /// The settings file; without this, newbelongings.toml of the folder you are in, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can be asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site and run its jobs, until it is told to stop. Begin here.
    ///
    /// Brings the database to this version first. While nobody has an account, it prints a link that lasts 24 hours and works
    /// once: whoever opens it is the first programme manager. Ctrl-C or SIGTERM lets it finish what it is at.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml serve")]
    Serve,
    /// Serve a made-up programme, filled, with a link for each kind of person; gone when it stops.
    ///
    /// Nothing has to be set up, and no real data is touched: everything lies in a temporary folder that is deleted. Where
    /// the settings name a database, it must be empty; it is filled, and stays.
    #[command(after_help = "Example:\n  newbelongings demo")]
    Demo,
    /// Bring the database to this program's version, and stop.
    ///
    /// Every other command does so too. On its own it shows whether an upgrade will work before anybody uses it. There is no
    /// way back but a backup.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml migrate")]
    Migrate,
    /// Open the boxes of surveys that are over, or go on with an opening that was interrupted.
    ///
    /// The program does this by itself at five every morning. It is safe to repeat, also while the program serves.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml open-box")]
    OpenBox,
    /// Copy everything into two archives, data and keys, while the program may go on serving.
    ///
    /// Each is nothing without the other: keep them in two places that the same people can't reach, and the passphrase in a
    /// third. Nothing is overwritten. Both are read back before the command ends; it prints the name of the keys archive, by
    /// which you say later that it is destroyed.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml backup \\\n      \
                            --data /mnt/backups/monday.data --keys /mnt/vault/monday.keys \\\n      \
                            --passphrase-file /etc/newbelongings.passphrase")]
    Backup(Files),
    /// Put two archives back, into an empty database and an empty key folder.
    ///
    /// Either database will do, whichever the archives came from. Nobody stays signed in, and nothing is sent until
    /// `newbelongings resume-outbox`. Run `newbelongings doctor` next.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml restore \\\n      \
                            --data /mnt/backups/monday.data --keys /mnt/vault/monday.keys \\\n      \
                            --passphrase-file /etc/newbelongings.passphrase --erased /mnt/vault/erased.list")]
    Restore {
        /// The two archives.
        #[command(flatten)]
        files: Files,
        /// The newest erased.list of the key folder that was in use: who is on it stays erased. There is none where nobody
        /// was ever erased.
        #[arg(long, value_name = "FILE")]
        erased: Option<PathBuf>,
    },
    /// Note that no copy of a keys archive is left.
    ///
    /// `newbelongings backup` printed its name; `newbelongings doctor` names those that should be destroyed. It deletes no
    /// file: do that first, with every copy.
    #[command(
        after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml archive-destroyed q59z1sfc49587a8fj05rqszjk0"
    )]
    ArchiveDestroyed {
        /// The archive's name.
        #[arg(value_name = "NAME")]
        archive: String,
    },
    /// Let messages leave after a restore, and try once more what nothing could carry.
    ///
    /// After a restore, look at the outbox first: what waits there may have been sent after the backup was made.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml resume-outbox")]
    ResumeOutbox,
    /// Look over settings, database, keys, surveys and audit log; ends with 1 where something is wrong.
    ///
    /// It changes nothing (but brings the database to this version, as every command does). Lines begin with `well`,
    /// `warning` (do something about it) or `WRONG` (a promise is broken, or soon will be). Run it every day.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml doctor")]
    Doctor,
    /// Print a live link for an e-mail address or phone number. As good as being that person.
    ///
    /// For the address of an account: a fresh link to sign in, once, within 10 minutes. Otherwise the newest live link that was
    /// sent there: for a care leaver, their survey.
    #[command(
        after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml link lead@council.example"
    )]
    Link {
        /// The e-mail address or phone number.
        address: String,
    },
    /// Erase a local authority's whole register for good, with the key that opens every copy of it.
    ///
    /// Close its surveys first. Findings, plans and staff accounts stay. Nothing takes it back; delete the keys archives that
    /// are older, too.
    #[command(
        after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml erase-authority madeupton --yes"
    )]
    EraseAuthority {
        /// Its name in addresses, as in /la/NAME.
        #[arg(value_name = "NAME")]
        slug: String,
        /// Yes, for good.
        #[arg(long)]
        yes: bool,
    },
    /// Write all that is kept of one care leaver to a file, for them or for whoever they ask to help.
    ///
    /// Their record, what changed in it and who changed it, the surveys they were asked in, and every message to them. What
    /// they said in a survey is not in it: nobody knows which answers are theirs. The file is new and only its owner can
    /// read it; hand it over safely, and delete it. That it was made is noted in the log. Somebody who joined a survey by the
    /// public address is found by the phone number or e-mail address they gave, until that survey is over.
    #[command(
        after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml subject-export madeupton KX101 \\\n      --to kx101.txt"
    )]
    SubjectExport {
        /// The authority's name in addresses, as in /la/NAME.
        #[arg(value_name = "NAME")]
        slug: String,
        /// The authority's own id for the person; or the contact they joined with.
        #[arg(value_name = "ID")]
        case_id: String,
        /// The file to write; there must be none.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Erase the contact of somebody who joined a survey by the public address, at their wish.
    ///
    /// It goes by itself when that survey closes. What they answered is not joined to it, and stays.
    #[command(
        after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml erase-joined madeupton 07700900123"
    )]
    EraseJoined {
        /// The authority's name in addresses, as in /la/NAME.
        #[arg(value_name = "NAME")]
        slug: String,
        /// The phone number or e-mail address.
        #[arg(value_name = "CONTACT")]
        contact: String,
    },
    /// Say how many people of which authority will be erased on which day; changes nothing.
    ///
    /// Who has left is erased 30 days later, by the job at three in the morning. A lead sees who they are, and can bring
    /// somebody back.
    #[command(after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml retention")]
    Retention,
    /// Sign somebody out everywhere, or everybody: a device was stolen, or something looks wrong.
    ///
    /// Links to sign in that were not used yet end as well.
    #[command(
        override_usage = "newbelongings end-sessions <EMAIL | --everybody>",
        after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml end-sessions lead@council.example"
    )]
    EndSessions {
        /// The e-mail address of their account.
        #[arg(required_unless_present = "everybody")]
        email: Option<String>,
        /// Everybody who is signed in.
        #[arg(long, conflicts_with = "email")]
        everybody: bool,
    },
    /// Take away the second factor of somebody who lost their phone and all recovery codes.
    ///
    /// Make sure first that it is them: whoever reads their e-mail can sign in afterwards. Their sessions end, they are told by
    /// e-mail, and they set up another phone when they next sign in.
    #[command(
        after_help = "Example:\n  newbelongings --settings /etc/newbelongings.toml forget-factor lead@council.example"
    )]
    ForgetFactor {
        /// The e-mail address of their account.
        email: String,
    },
}
