//! The examples of checks, `tests/checks/ITEM/ID.sql`: how they are written, and how one is replayed. The test of the checks
//! and the program that mutates them read and replay them here, so what the one holds the other measures.
//!
//! ```text
//! -- bad: a large table                         or good, undecided, not applicable; the title says what matters
//! -- finds: orders; users                       the subjects of all findings in order; of a bad one always
//! -- leaves open: queue                         the subjects of all undecided rows, likewise
//! -- hints: orders                              the subjects of all hints, likewise
//! -- says: vacuum / bytes = 9                   a part of what some row says: `message / fix / severity = low / evidence = value / …`,
//!                                               the severity only where it is not the header's, the certainty where it is no fact;
//!                                               `applied = sql` stands last: how the fix is
//! db_table: rows = 5000, title = 'users'        the usual row of that table, but for these columns
//! db_column * 101: number = n                   so many of them, with `n` from 1
//! delete from db_client;                        plain SQL for what is odd
//! ```

use std::{collections::BTreeMap, fmt::Write as _, fs, io};

use plimsoll::{
    check::{self, Certainty, Check, Evidence, Finding, Verdict},
    snapshot,
};
use rusqlite::Connection;

/// Tables that every run has a row of: a line changes it, where a line of another table adds one.
const OF_THE_RUN: &[&str] = &["run", "objective", "plan"];

/// What an example says that the verdict must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Bad,
    Good,
    Undecided,
    NotApplicable,
}

const KINDS: &[(&str, Expected)] = &[
    ("-- bad:", Expected::Bad),
    ("-- good:", Expected::Good),
    ("-- undecided:", Expected::Undecided),
    ("-- not applicable:", Expected::NotApplicable),
];

/// Facts, and what a check must come to on them.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) expected: Expected,
    pub(crate) title: String,
    finds: Vec<String>,
    leaves_open: Vec<String>,
    hints: Vec<String>,
    says: Vec<String>,
    facts: String,
}

/// The usual row of each table, as expressions of SQL by column.
pub(crate) struct Usual(pub(crate) BTreeMap<String, Vec<(String, String)>>);

impl Usual {
    /// Reads `tests/checks/usual.sql`.
    pub(crate) fn read() -> io::Result<Self> {
        let text = fs::read_to_string("tests/checks/usual.sql")?;
        Ok(Self(joined(&text).iter().filter_map(|line| row(line)).map(|row| (row.table, row.changed)).collect()))
    }

    /// The statement that adds the usual row of a table, but for the columns that a line changes.
    fn statement(&self, Row { table, times, changed }: &Row) -> String {
        let usual = self.0.get(table).map(Vec::as_slice).unwrap_or_default();
        let kept = usual.iter().filter(|(column, _)| changed.iter().all(|(other, _)| other != column));
        let (columns, values): (Vec<&str>, Vec<&str>) =
            kept.chain(changed).map(|(column, value)| (column.as_str(), value.as_str())).unzip();
        let emptied = if OF_THE_RUN.contains(&table.as_str()) { format!("delete from {table}; ") } else { String::new() };
        match columns.is_empty() {
            true => format!("{emptied}insert into {table} default values;\n"),
            false => format!(
                "{emptied}insert into {table} ({}) with recursive counted (n) as (select 1 union all select n + 1 from counted where n < {times})
                 select {} from counted;\n",
                columns.join(", "),
                values.join(", ")
            ),
        }
    }

    /// The schema with the frame of a usual run, every table looked at, and none with facts.
    pub(crate) fn frame(&self) -> rusqlite::Result<Connection> {
        let db = check::empty_schema();
        for table in OF_THE_RUN {
            db.execute_batch(&self.statement(&Row { table: (*table).to_owned(), times: 1, changed: Vec::new() }))?;
        }
        db.execute_batch(
            "insert into stage_rate values (100, 0.18), (1000, 1.8), (10000, 18.0);
             insert into probe values ('example', 1, 1);",
        )?;
        for table in snapshot::tables() {
            db.execute("insert or ignore into fills values (?1, 'example')", [table.name])?;
            db.execute("insert into reach (table_name, probe, extent) values (?1, 'example', 'whole')", [table.name])?;
        }
        Ok(db)
    }

    /// The examples of one file.
    pub(crate) fn examples(&self, text: &str) -> Vec<Example> {
        let mut examples: Vec<Example> = Vec::new();
        for line in text.lines() {
            if let Some((mark, expected)) = KINDS.iter().find(|(mark, _)| line.starts_with(mark)) {
                let title = line[mark.len()..].trim().to_owned();
                let (finds, leaves_open, hints, says) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
                examples.push(Example { expected: *expected, title, finds, leaves_open, hints, says, facts: String::new() });
            } else if let Some(example) = examples.last_mut() {
                self.add(example, line);
            }
        }
        examples
    }

    fn add(&self, example: &mut Example, line: &str) {
        let subjects = |list: &str| list.split("; ").map(|subject| subject.trim().to_owned()).collect::<Vec<_>>();
        if let Some(list) = line.strip_prefix("-- finds:") {
            example.finds.extend(subjects(list));
        } else if let Some(list) = line.strip_prefix("-- leaves open:") {
            example.leaves_open.extend(subjects(list));
        } else if let Some(list) = line.strip_prefix("-- hints:") {
            example.hints.extend(subjects(list));
        } else if let Some(words) = line.strip_prefix("-- says:") {
            example.says.push(words.trim().to_owned());
        } else if let Some(row) = row(line) {
            example.facts += &self.statement(&row);
        } else {
            example.facts += line;
            example.facts.push('\n');
        }
    }
}

impl Example {
    /// Adds its facts to `db`, until [`forget`].
    pub(crate) fn tell(&self, db: &Connection) -> rusqlite::Result<()> {
        db.execute_batch("begin")?;
        db.execute_batch(&self.facts)?;
        // What statements are in use follows from what was counted of them, unless an example says it.
        db.execute_batch(concat!("insert or ignore into db_statement_use ", include_str!("../../src/derive/db_statement_use.sql")))
    }

    /// What is wrong with the verdict of the check on the facts that were told.
    pub(crate) fn fault(&self, check: &Check, db: &Connection) -> Option<String> {
        let (verdict, hints) = check.judge_with_hints(db);
        let (is_right, found, said) = match &verdict {
            Verdict::Fail { findings, .. } => {
                let subjects = findings.iter().map(|f| f.subject.clone()).collect();
                (self.expected == Expected::Bad, subjects, findings.iter().map(said).collect())
            }
            Verdict::Unproven { gaps } => {
                let is_open = gaps.iter().all(|gap| gap.kind == "undecided");
                let said = gaps.iter().map(|gap| format!("{} / {}\n", gap.reason, gap.cure.as_deref().unwrap_or_default())).collect();
                (self.expected == Expected::Undecided && is_open, Vec::new(), said)
            }
            Verdict::Pass { of, .. } => (self.expected == Expected::Good && *of > 0, Vec::new(), String::new()),
            Verdict::NotApplicable => (self.expected == Expected::NotApplicable, Vec::new(), String::new()),
            Verdict::Waived { .. } => (false, Vec::new(), String::new()),
        };
        if !is_right {
            return Some(format!("expected {:?}, got {verdict:?}", self.expected));
        }
        let open = match &verdict {
            Verdict::NotApplicable => Vec::new(),
            _ => undecided(check, db).unwrap_or_else(|error| vec![error.to_string()]),
        };
        let hinted: Vec<String> = hints.iter().map(|hint| hint.subject.clone()).collect();
        let said = said + &hints.iter().map(self::said).collect::<String>();
        self.fault_in(&found, &open, &hinted, &said)
    }

    fn fault_in(&self, found: &[String], open: &[String], hinted: &[String], said: &str) -> Option<String> {
        let mut fault = String::new();
        for (what, wanted, found) in
            [("finds", &self.finds[..], found), ("leaves open", &self.leaves_open, open), ("hints", &self.hints, hinted)]
        {
            if wanted != found {
                _ = write!(fault, "it {what} `{}`, not `{}`; ", found.join("; "), wanted.join("; "));
            }
        }
        for words in self.says.iter().filter(|words| !said.contains(*words)) {
            _ = write!(fault, "nothing says `{words}`, but: {said}");
        }
        (!fault.is_empty()).then_some(fault)
    }
}

/// All that a finding says, on one line.
fn said(finding: &Finding) -> String {
    let mut line = format!("{} / {}", finding.message, finding.fix.as_deref().unwrap_or("(no fix)"));
    let severity = finding.severity.map(|severity| ("severity", severity.word()));
    let certainty = (finding.certainty != Certainty::Sure).then(|| ("certainty", finding.certainty.word()));
    for (name, word) in [severity, certainty, finding.cause.as_deref().map(|cause| ("cause", cause))].into_iter().flatten() {
        _ = write!(line, " / {name} = {word}");
    }
    for (name, value) in &finding.evidence {
        let value = match value {
            Evidence::Integer(n) => n.to_string(),
            Evidence::Real(x) => x.to_string(),
            Evidence::Text(text) => text.clone(),
            Evidence::Null => "null".to_owned(),
        };
        _ = write!(line, " / {name} = {value}");
    }
    // Last, so that a fix and what follows it can be asked for without it.
    finding.fix_kind.map_or(line.clone(), |kind| format!("{line} / applied = {}", kind.word())) + "\n"
}

/// Takes back what an example told.
pub(crate) fn forget(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch("rollback")
}

/// The subjects of the rows that are no findings since they are not decided; a verdict keeps only what would decide the first.
fn undecided(check: &Check, db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query = db.prepare(check.query())?;
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let place = |name: &str| names.iter().position(|n| n == name);
    let (Some(subject), Some(undecided)) = (place("subject"), place("undecided")) else { return Ok(Vec::new()) };
    for (name, value) in &check.header.params {
        if let Some(at) = query.parameter_index(&format!(":{name}"))? {
            query.raw_bind_parameter(at, value)?;
        }
    }
    let (mut rows, mut open) = (query.raw_query(), Vec::new());
    while let Some(row) = rows.next()? {
        if row.get(undecided)? {
            open.push(row.get(subject)?);
        }
    }
    Ok(open)
}

/// A line of an example that adds rows.
struct Row {
    table: String,
    times: usize,
    /// Expressions of SQL by column.
    changed: Vec<(String, String)>,
}

/// `table: column = expression, …` or `table * times: …`, where it is one.
fn row(line: &str) -> Option<Row> {
    let (head, rest) = line.split_once(':')?;
    let (table, times) = head.split_once(" * ").unwrap_or((head, "1"));
    let times = times.parse().ok()?;
    let is_name = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !is_name(table) {
        return None;
    }
    let pairs = parts(rest).into_iter().map(|pair| {
        let (column, value) = pair.split_once('=')?;
        Some((column.trim().to_owned(), value.trim().to_owned())).filter(|(column, _)| is_name(column))
    });
    pairs.collect::<Option<Vec<_>>>().map(|changed| Row { table: table.to_owned(), times, changed })
}

/// Splits at commas outside of quotes and parentheses.
fn parts(list: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut is_quoted) = (Vec::new(), 0, 0, false);
    for (at, c) in list.char_indices() {
        match c {
            '\'' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Lines, each with the indented ones that go on with it; without comments.
fn joined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with("--")) {
        match lines.last_mut().filter(|_| line.starts_with(' ')) {
            Some(last) => *last += line,
            None => lines.push(line.to_owned()),
        }
    }
    lines
}
