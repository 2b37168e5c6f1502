//! The heaviest statements with their plans as they are now.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use super::{
    catalog::Table,
    guard::{self, Names},
    plan::Plan,
    session::{Explained, Rights, Session},
    standin,
    text::{Template, names, written},
};
use crate::{
    client::postgres::{SimpleQueryRow, literal},
    snapshot::{Kind, Unseen},
};

/// What the server says where the mark of its catalog is another.
const DIVIDED: &str = "division by zero";
const CHANGED: &str = "what it reaches was changed during the scan";

/// So much of a text is read, as `workload.sql` says.
const MOST_CHARACTERS: usize = 20_000;
const CUT: &str = "its text has more than 20,000 characters, and only its beginning was read";

/// A statement of pg_stat_statements.
#[derive(Debug)]
pub(super) struct Statement {
    /// Its queryid.
    pub(super) id: i64,
    /// How often it ran.
    pub(super) calls: f64,
    /// Its share of the database's time.
    pub(super) share_pct: f64,
    path: String,
    schemas: Vec<String>,
    text: String,
    template: Option<Template>,
    values: BTreeMap<u32, String>,
    needs_all_rights: bool,
    /// Its plan as it is now.
    pub(super) plan: Plan,
    /// Why it could not be explained; `None`: it was.
    pub(super) why_not: Option<String>,
    /// True where the role lacks rights.
    pub(super) is_denied: bool,
}

/// What was read.
pub(super) struct Workload {
    /// The heaviest statements that read, heaviest first.
    pub(super) statements: Vec<Statement>,
    /// The tables of their plans.
    pub(super) tables: Vec<Table>,
}

impl Workload {
    /// Reads and explains, until `deadline`.
    pub(super) async fn read(session: &Session, deadline: Instant) -> Result<Self, Unseen> {
        let sql = include_str!("workload.sql").replace("{statements_schema}", session.statements_schema()?);
        let rows = session.ask(&sql, Rights::Statements).await?;
        let mut statements: Vec<Statement> = rows.iter().filter_map(Statement::of).collect();
        keep_strangers_out(session, &mut statements).await?;
        for statement in &mut statements {
            if Instant::now() < deadline {
                statement.explain(session).await;
            } else {
                statement.why_not = Some("there was no time left".to_owned());
            }
        }
        let mut tables = tables(session, &statements).await?;
        count_writes(&mut tables, &rows);
        for statement in statements.iter_mut().filter(|s| s.why_not.is_none() && Instant::now() < deadline) {
            statement.explain_with_ranges(session, &tables).await;
        }
        Ok(Self { statements, tables })
    }

    /// The table of a relation in a plan, by place.
    pub(super) fn place(&self, relation: &(String, String)) -> Option<usize> {
        self.tables.iter().position(|t| (&t.schema, &t.name) == (&relation.0, &relation.1))
    }
}

impl Statement {
    /// A row of `workload.sql`, where it is one of the heaviest and reads.
    fn of(row: &SimpleQueryRow) -> Option<Self> {
        let text = |name: &str| row.try_get(name).ok().flatten();
        let number = |name: &str| text(name).and_then(|n| n.parse::<f64>().ok());
        if text("is_heavy") != Some("t") || !["select", "with", "update", "delete"].contains(&text("verb")?) {
            return None;
        }
        let sql = text("text").unwrap_or_default();
        let template = if sql.chars().count() >= MOST_CHARACTERS { Err(CUT) } else { Template::of(sql) };
        let schemas = guard::schemas(text("search_path").unwrap_or("public"));
        let (calls, rows) = (number("calls")?.max(1.0), number("rows").unwrap_or_default());
        Some(Self {
            id: text("id")?.parse().ok()?,
            calls,
            share_pct: number("share_pct").unwrap_or_default(),
            path: guard::path(&schemas),
            schemas,
            text: sql.to_owned(),
            values: template.as_ref().map(|t| standin::limits(t, rows / calls)).unwrap_or_default(),
            needs_all_rights: false,
            why_not: template.as_ref().err().map(|why| (*why).to_owned()),
            template: template.ok(),
            plan: Plan::default(),
            is_denied: false,
        })
    }

    /// As it is sent: with the stand-ins found so far.
    pub(super) fn explained(&self) -> Explained<'_> {
        let render = |values| self.template.as_ref().map(|t| t.render(values)).unwrap_or_default();
        let (sql, parameters) = render(&self.values);
        let (shown, _) = render(&self.values.iter().map(|(number, value)| (*number, standin::masked(value))).collect());
        Explained { sql, parameters, path: &self.path, shown, needs_all_rights: self.needs_all_rights }
    }

    async fn explain(&mut self, session: &Session) {
        if self.why_not.is_some() {
            return;
        }
        let mut answer = session.explain(&[], &[self.explained()]).await;
        if session.is_superuser && !self.needs_all_rights && answer.as_ref().is_err_and(|why| why.kind == Kind::Denied) {
            // Such as a function of the server's that not everybody may call.
            self.needs_all_rights = true;
            answer = session.explain(&[], &[self.explained()]).await;
        }
        match answer {
            Ok((_, plans)) => match plans.first().and_then(Plan::of) {
                Some(plan) => self.plan = plan,
                None => self.why_not = Some("its plan cannot be read".to_owned()),
            },
            Err(unseen) => {
                // The server's own words can hold values of the user's.
                let words = match unseen.kind {
                    Kind::Failed if unseen.reason == DIVIDED => CHANGED,
                    Kind::Denied => "a table in it may not be read, or a policy decides which of its rows are",
                    Kind::Unsupported => "a name in it is not found; another search_path was in force when it ran",
                    Kind::TimedOut => "its plan took too long, or a lock was in the way",
                    _ => "its recorded text does not say the types of its parameters",
                };
                self.is_denied = unseen.kind == Kind::Denied;
                self.why_not = Some(words.to_owned());
            }
        }
    }

    /// Once more with values at the ends of its ranges. Where that fails, the plan without them stays.
    async fn explain_with_ranges(&mut self, session: &Session, tables: &[Table]) {
        let Some(template) = &self.template else { return };
        let more = standin::ranges(template, &self.plan.bindings, tables);
        if more.is_empty() {
            return;
        }
        let before = self.values.clone();
        self.values.extend(more);
        let plan = session.explain(&[], &[self.explained()]).await.ok().and_then(|(_, plans)| Plan::of(plans.first()?));
        match plan {
            // The conditions were better readable with their parameters; the numbers are better with values.
            Some(plan) => self.plan = plan,
            None => self.values = before,
        }
    }

    /// The names in its text.
    pub(super) fn names(&self) -> Vec<String> {
        names(&self.text)
    }
}

/// No statement is planned that reaches what is not built in.
async fn keep_strangers_out(session: &Session, statements: &mut [Statement]) -> Result<(), Unseen> {
    let mut asked: Vec<(&mut Statement, Names)> = Vec::new();
    for statement in statements.iter_mut() {
        let Some(text) = statement.template.as_ref().map(|t| t.render(&BTreeMap::new()).0) else { continue };
        let names = Names::of(&text);
        // So it stays where no answer comes for it.
        statement.why_not = Some(names.as_ref().err().unwrap_or(&"what it reaches could not be told").to_string());
        asked.extend(names.ok().map(|names| (statement, names)));
    }
    if asked.is_empty() {
        return Ok(());
    }
    let question = guard::question(&asked.iter().map(|(s, names)| (names, s.schemas.as_slice())).collect::<Vec<_>>());
    let relations = relations_of(&session.ask(&question, Rights::Monitor).await?);
    session.watch(&guard::mark(&asked.iter().map(|(_, names)| names).collect::<Vec<_>>(), &relations)).await?;
    // What changed before the mark was taken is seen now, and what changes after it makes every question fail.
    let rows = session.ask(&question, Rights::Monitor).await?;
    let is_as_before = relations_of(&rows) == relations;
    for row in &rows {
        let text = |name: &str| row.try_get(name).ok().flatten();
        let number = text("number").and_then(|n| n.parse::<usize>().ok()).unwrap_or_default();
        let Some((statement, _)) = number.checked_sub(1).and_then(|at| asked.get_mut(at)) else { continue };
        statement.needs_all_rights = text("has_policies") == Some("t");
        statement.why_not = match text("what") {
            Some(what) => Some(format!("planning it would evaluate {what}, which is not built in")),
            None => (!is_as_before).then(|| CHANGED.to_owned()),
        };
    }
    Ok(())
}

/// The relations that any of the statements reaches, by oid.
fn relations_of(rows: &[SimpleQueryRow]) -> BTreeSet<String> {
    let lists = rows.iter().filter_map(|row| row.try_get("relations").ok().flatten());
    lists.flat_map(|list| list.split(", ").map(str::to_owned)).collect()
}

/// The tables that any plan reads.
async fn tables(session: &Session, statements: &[Statement]) -> Result<Vec<Table>, Unseen> {
    let relations: BTreeSet<&(String, String)> = statements.iter().flat_map(|s| s.plan.accesses.values().map(|a| &a.relation)).collect();
    if relations.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<String> = relations.iter().map(|(schema, name)| format!("({}, {})", literal(schema), literal(name))).collect();
    let rows = session.ask(&include_str!("tables.sql").replace("{names}", &names.join(", ")), Rights::Reader).await?;
    Ok(rows.iter().filter_map(Table::of).collect())
}

/// What the recorded statements wrote counts against every index on the same table, over the same time.
fn count_writes(tables: &mut [Table], rows: &[SimpleQueryRow]) {
    for row in rows {
        let text = |name: &str| row.try_get(name).ok().flatten().unwrap_or_default();
        if !["insert", "update"].contains(&text("verb")) {
            continue;
        }
        let Some((schema, name)) = written(text("text")) else { continue };
        let count: f64 = text("rows").parse().unwrap_or_default();
        for table in tables.iter_mut().filter(|t| t.name == name && schema.as_ref().is_none_or(|s| *s == t.schema)) {
            table.written += count;
        }
    }
}
