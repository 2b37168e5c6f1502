//! Checks: the only place where something is judged. A check is one `.sql` file: a TOML header in its opening comment,
//! then one query over the snapshot. Each row that the query returns is a finding; no row is a pass.

mod contract;
mod finding;
mod fix;
mod functions;
mod header;
mod judge;
mod near;
mod nginx;
mod presence;
mod show;

use std::{
    collections::BTreeSet,
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

pub use finding::{Certainty, Evidence, Finding};
pub use fix::FixKind;
pub use header::{Enough, Harm, Header, Severity};
pub use judge::{Gap, Part, Verdict};
pub use near::nearest;

use crate::{config::without_mark, snapshot::SCHEMA};

include!(concat!(env!("OUT_DIR"), "/checks.rs"));

/// Where users put checks of their own: `ITEM/ID.sql`.
pub const OWN_CHECKS: &str = ".plimsoll/checks";

/// A check, ready to judge.
#[derive(Clone, Debug)]
pub struct Check {
    /// The folder: an item of the checklist, a foundation, or restraint.
    pub item: String,
    /// The file's stem: names the fault.
    pub id: String,
    /// True for a check of the user's, from [`OWN_CHECKS`].
    pub is_own: bool,
    /// What it says of itself.
    pub header: Header,
    /// Tables that it reads, as SQLite reports them. Whoever fills them is what it stands on.
    pub tables: BTreeSet<String>,
    /// The same, with the columns.
    pub reads: BTreeSet<(String, String)>,
    /// Tables whose rows can only add findings: of one that was seen in part a bad row is bad.
    pub by_presence: BTreeSet<String>,
    source: String,
    sql: Range<usize>,
}

/// A check file that cannot be used, and where in it the fault is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Broken {
    /// What is wrong.
    pub message: String,
    /// Where, as byte offsets into the file.
    pub at: Range<usize>,
}

/// Checks that cannot be loaded, each shown with carets.
#[derive(Debug, thiserror::Error)]
pub enum BadCheck {
    /// A file is at fault.
    #[error("{shown}")]
    Broken {
        /// `error: …`, the source line and carets.
        shown: String,
    },
    /// A folder or file of own checks cannot be read.
    #[error("error: `{path}` cannot be read: {source}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl Check {
    /// Reads the check of `path`, `ITEM/ID.sql`, and prepares it against the schema.
    ///
    /// # Errors
    /// With the place of the fault.
    pub fn parse(schema: &mut Connection, path: &str, source: &str) -> Result<Self, Broken> {
        let broken = |message: &str, at| Broken { message: message.to_owned(), at };
        let (item, id) = path
            .trim_end_matches(".sql")
            .split_once('/')
            .ok_or_else(|| broken("a check lies in the folder of its item", 0..source.len().min(2)))?;
        let end = source
            .strip_prefix("/*")
            .and_then(|rest| rest.find("*/"))
            .map(|n| n + 2)
            .ok_or_else(|| broken("a check opens with a comment that holds its header", 0..source.len().min(2)))?;
        let header: Header = toml::from_str(&source[2..end])
            .map_err(|e| Broken { message: e.message().to_owned(), at: e.span().map_or(0..2, |s| s.start + 2..s.end + 2) })?;
        if let Some(fault) = header.fault() {
            return Err(broken(&fault, 0..2));
        }
        let sql = end + 2..source.len();
        let reads = contract::inspect(schema, &source[sql.clone()], &header)
            .map_err(|b| Broken { at: b.at.start + sql.start..b.at.end + sql.start, ..b })?;
        let tables = reads.iter().map(|(table, _)| table.clone()).collect();
        let by_presence = presence::by_presence(&source[sql.clone()], &header.applies, &tables);
        let (item, id, source) = (item.to_owned(), id.to_owned(), source.to_owned());
        Ok(Self { item, id, is_own: false, header, tables, reads, by_presence, source, sql })
    }

    /// `item/id`, its name everywhere.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.item, self.id)
    }

    /// True where it judges what a load measured.
    #[must_use]
    pub fn is_on_load(&self) -> bool {
        self.tables.iter().any(|table| table.starts_with("load_"))
    }

    /// True where what is missing of a table leaves nothing open: a sample was drawn, and the check decides on a share.
    #[must_use]
    pub fn does_with(&self, gap: &Gap) -> bool {
        self.header.enough == Enough::Sample && gap.part.is_some() && ["sample", "limit"].contains(&gap.kind.as_str())
    }

    /// A digest of its text: what another text decided is another verdict.
    #[must_use]
    pub fn digest(&self) -> String {
        Sha256::digest(&self.source).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The query below the header.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.source[self.sql.clone()]
    }
}

/// Makes what checks may call known to `db`.
pub(crate) fn add_functions(db: &Connection) -> rusqlite::Result<()> {
    functions::add(db)
}

/// An empty database with the schema: what checks are prepared against.
///
/// # Panics
/// When the schema is not valid SQL, which a test holds.
#[must_use]
pub fn empty_schema() -> Connection {
    let db = Connection::open_in_memory().expect("memory is there");
    db.execute_batch(&SCHEMA.join("\n")).expect("the schema is valid");
    functions::add(&db).expect("their names are constants");
    db
}

/// The built-in checks, and the user's own in `folder/.plimsoll/checks`, sorted by name. A file at fault does not
/// hide the others: it comes back beside them.
#[must_use]
pub fn load(folder: &Path) -> (Vec<Check>, Vec<BadCheck>) {
    let mut schema = empty_schema();
    let (mut checks, mut bad) = (Vec::new(), Vec::new());
    let built_in = CHECKS.iter().map(|(path, text)| (format!("checks/{path}"), (*path).to_owned(), (*text).to_owned()));
    let (own, unreadable) = own_checks(folder);
    bad.extend(unreadable);
    for (shown_path, path, source) in built_in.chain(own) {
        match Check::parse(&mut schema, &path, &source) {
            Ok(mut check) => {
                check.is_own = !shown_path.starts_with("checks/");
                // A file of the user's replaces the built-in check of the same name.
                checks.retain(|c: &Check| c.name() != check.name());
                checks.push(check);
            }
            Err(broken) => bad.push(BadCheck::Broken { shown: show::broken(&broken, &shown_path, &source) }),
        }
    }
    checks.sort_by_key(Check::name);
    (checks, bad)
}

/// Path shown, path below the folder, and text of each file.
type Files = Vec<(String, String, String)>;

fn own_checks(folder: &Path) -> (Files, Vec<BadCheck>) {
    let root = folder.join(OWN_CHECKS);
    let (mut files, mut bad) = (Files::new(), Vec::new());
    let mut paths = Vec::new();
    // A file beside the folders of the items is at fault, and is told so when it is parsed.
    for path in listed(&root, &mut bad) {
        if path.is_dir() {
            paths.extend(listed(&path, &mut bad));
        } else {
            paths.push(path);
        }
    }
    paths.sort();
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "sql")) {
        let below = path.strip_prefix(&root).unwrap_or(path).to_string_lossy().into_owned();
        match fs::read_to_string(path) {
            Ok(text) => files.push((path.display().to_string(), below, without_mark(&text).to_owned())),
            Err(source) => bad.push(BadCheck::Unreadable { path: path.display().to_string(), source }),
        }
    }
    (files, bad)
}

/// What lies in a folder. One that is not there holds nothing; one that may not be read is a fault.
fn listed(folder: &Path, bad: &mut Vec<BadCheck>) -> Vec<PathBuf> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|e| e.path()).collect(),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(source) => {
            bad.push(BadCheck::Unreadable { path: folder.display().to_string(), source });
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a check that can be high comes to where its one row has these `columns`.
    fn judged(columns: &str) -> (Verdict, Vec<Finding>) {
        let header = "/*\ntitle = \"t\"\nseverity = \"high\"\nstage = 100\napplies = \"stage_rate\"\nwhy = \"w\"\nfix = \"f\"\n*/";
        let source = format!("{header}\nselect 'it' as subject, 'wrong' as message{columns} from stage_rate order by 1");
        let check = Check::parse(&mut empty_schema(), "database/odd.sql", &source).expect("a sound check");
        let db = empty_schema();
        db.execute_batch("insert into stage_rate values (100, 0.18)").expect("a row that fits");
        check.judge_with_hints(&db)
    }

    #[test]
    fn a_sample_is_enough_for_a_check_on_a_share_and_a_door_is_none() {
        let state = |enough: &str, extent: &str, kind: &str, wanted: &str| {
            let header = format!(
                "/*\ntitle = \"t\"\nseverity = \"high\"\nstage = 100\napplies = \"stage_rate\"\nwhy = \"w\"\nfix = \"f\"\n{enough}\n*/"
            );
            let query =
                format!("select 'it' as subject, count(*) || ' keys' as message from stage_rate having count(*) {wanted} order by 1");
            let source = format!("{header}\n{query}");
            let mut check = Check::parse(&mut empty_schema(), "database/odd.sql", &source).expect("a sound check");
            check.tables.insert("http_page".to_owned());
            let db = empty_schema();
            db.execute_batch("insert into stage_rate values (100, 0.18); insert into fills values ('http_page', 'app')")
                .expect("rows that fit");
            db.execute("insert into reach values ('http_page', 'app', ?1, ?2, 3, 'why', 'how')", [extent, kind]).expect("a row that fits");
            match check.judge(&db) {
                Verdict::Pass { gaps, .. } if gaps.len() == 1 => "pass of those seen",
                Verdict::Pass { .. } => "pass",
                Verdict::Fail { gaps, .. } if gaps.len() == 1 => "fail of those seen",
                Verdict::Unproven { .. } => "unproven",
                _ => "another",
            }
        };
        let sample = "enough = \"sample\"";
        for kind in ["sample", "limit"] {
            let states = [state(sample, "part", kind, "> 1"), state(sample, "part", kind, "> 0")];
            assert_eq!(states, ["pass of those seen", "fail of those seen"], "{kind}");
            assert_eq!(state("", "part", kind, "> 0"), "unproven", "a count wants all, unless its check says otherwise");
            assert_eq!(state(sample, "none", kind, "> 0"), "unproven", "nothing is no sample");
        }
        assert_eq!(state(sample, "part", "door", "> 0"), "unproven", "what lies behind a door differs in kind");
        let odd = "/*\ntitle = \"t\"\nenough = \"half\"\n*/ select 1";
        assert!(Check::parse(&mut empty_schema(), "database/odd.sql", odd).is_err_and(|broken| broken.message.contains("half")));
    }

    #[test]
    fn a_table_of_which_nothing_says_how_much_was_seen_proves_nothing() {
        let header = "/*\ntitle = \"t\"\nseverity = \"high\"\nstage = 100\napplies = \"http_page\"\nwhy = \"w\"\nfix = \"f\"\n*/";
        let source = format!("{header}\nselect path as subject, 'm' as message from http_page order by 1");
        let check = Check::parse(&mut empty_schema(), "database/odd.sql", &source).expect("a sound check");
        let db = empty_schema();
        db.execute_batch("insert into fills values ('http_page', 'app'); insert into probe values ('app', 1, 1)").expect("rows that fit");
        let Verdict::Unproven { gaps } = check.judge(&db) else { panic!("it is decided") };
        assert!(gaps.len() == 1 && gaps[0].reason.contains("nothing says how much"), "{gaps:?}");
        db.execute_batch("insert into reach (table_name, probe, extent) values ('http_page', 'app', 'whole')").expect("a row that fits");
        assert_eq!(check.judge(&db), Verdict::NotApplicable);
    }

    #[test]
    fn a_row_says_how_bad_and_how_sure_it_is_within_what_its_check_may() {
        let worst = |columns: &str| {
            let (verdict, _) = judged(columns);
            let Verdict::Fail { findings, .. } = &verdict else { panic!("{columns}: {verdict:?}") };
            (verdict.severity(Severity::High), findings[0].told())
        };
        assert_eq!(worst(""), (Severity::High, "wrong".to_owned()));
        assert_eq!(worst(", 'low' as severity"), (Severity::Low, "wrong".to_owned()));
        assert_eq!(worst(", null as severity, null as certainty"), (Severity::High, "wrong".to_owned()));
        assert_eq!(worst(", 'likely' as certainty"), (Severity::Medium, "likely: wrong".to_owned()), "a guess is no graver");
        assert_eq!(worst(", 'likely' as certainty, 'low' as severity"), (Severity::Low, "likely: wrong".to_owned()));
        let (verdict, hints) = judged(", 'hint' as certainty, 'a cause' as cause");
        assert_eq!(verdict, Verdict::Pass { of: 1, gaps: Vec::new() }, "a hint costs nothing");
        assert_eq!((hints.len(), hints[0].cause.as_deref()), (1, Some("a cause")));
        for (columns, why) in
            [(", 'critical' as severity", "the header says high at most"), (", 'awful' as severity", "`awful` is none of")]
        {
            let (verdict, _) = judged(columns);
            let Verdict::Unproven { gaps } = &verdict else { panic!("{columns}: {verdict:?}") };
            assert!(gaps[0].kind == "broken" && gaps[0].reason.contains(why), "{gaps:?}");
        }
    }
}
