//! What a plan tells of a statement: how it reads each table, by which columns, and which columns it needs at all.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::expression::{Column, Condition, Side, columns, conditions, key_column};

/// A search inside of a value, which no B-tree supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Inside {
    /// A pattern of a text.
    Pattern,
    /// A part of a document, an array or a text prepared for search.
    Part,
}

/// How one table is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Access {
    /// Schema and name of the table.
    pub(super) relation: (String, String),
    /// Columns that equal a value.
    pub(super) equal: BTreeSet<String>,
    /// Columns below, above or between values.
    pub(super) range: BTreeSet<String>,
    /// Columns that equal one of another table.
    pub(super) join: BTreeSet<String>,
    /// Columns to sort or group by, in order.
    pub(super) sort: Vec<Vec<String>>,
    /// Expressions that equal a value.
    pub(super) expressions: BTreeSet<String>,
    /// Conditions without a value: the column, and the condition ready for SQL behind its name.
    pub(super) fixed: BTreeSet<(String, &'static str)>,
    /// Searches inside of values.
    pub(super) inside: BTreeSet<(String, Inside)>,
    /// All columns that the statement needs.
    pub(super) needed: BTreeSet<String>,
    /// Rows that are left of one scan.
    pub(super) rows: f64,
    /// The planner's cost of one scan.
    pub(super) cost: f64,
    /// True when all rows are read.
    pub(super) is_sequential: bool,
    /// True when some of them are thrown away at once.
    pub(super) is_filtered: bool,
}

/// A column that is compared with parameters.
#[derive(Clone, Debug)]
pub(super) struct Binding {
    /// Schema and name of the table.
    pub(super) relation: (String, String),
    /// The scan that compares.
    pub(super) alias: String,
    /// The column's name.
    pub(super) column: String,
    /// `<`, `>=` …
    pub(super) operator: String,
    /// The parameters on the other side.
    pub(super) parameters: Vec<u32>,
}

/// What a plan tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// The planner's cost of the statement.
    pub(super) cost: f64,
    /// How each table is read, by alias.
    pub(super) accesses: BTreeMap<String, Access>,
    /// Columns compared with parameters.
    pub(super) bindings: Vec<Binding>,
}

/// Lines of a plan that hold conditions.
const CONDITIONS: &[&str] = &["Filter", "Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond", "Join Filter"];

impl Plan {
    /// Reads what `explain (format json, verbose)` gave.
    pub(super) fn of(json: &Value) -> Option<Self> {
        let top = json.get(0)?.get("Plan")?;
        let mut plan = Self { cost: top.get("Total Cost")?.as_f64()?, ..Self::default() };
        plan.find_scans(top, 1.0);
        plan.read_node(top, true);
        Some(plan)
    }

    fn find_scans(&mut self, node: &Value, workers: f64) {
        let text = |key: &str| node.get(key).and_then(Value::as_str).unwrap_or_default();
        let number = |key: &str| node.get(key).and_then(Value::as_f64).unwrap_or_default();
        let workers = node.get("Workers Planned").and_then(Value::as_f64).map_or(workers, |n| n + (1.0 - 0.3 * n).max(0.0));
        if node.get("Relation Name").is_some() && node.get("Schema").is_some() {
            let access = Access {
                relation: (text("Schema").to_owned(), text("Relation Name").to_owned()),
                rows: number("Plan Rows") * if node.get("Parallel Aware") == Some(&Value::Bool(true)) { workers } else { 1.0 },
                cost: number("Total Cost"),
                is_sequential: text("Node Type") == "Seq Scan",
                is_filtered: node.get("Filter").is_some(),
                ..Access::default()
            };
            self.accesses.insert(text("Alias").to_owned(), access);
        }
        children(node).for_each(|child| self.find_scans(child, workers));
    }

    fn read_node(&mut self, node: &Value, is_root: bool) {
        let is_scan = node.get("Relation Name").is_some();
        for text in CONDITIONS.iter().filter_map(|key| node.get(key)?.as_str()) {
            conditions(text).iter().for_each(|c| self.read_condition(c));
            self.need(columns(text));
        }
        for key in ["Sort Key", "Group Key"] {
            self.read_keys(&list(node, key));
        }
        // A scan below others gives whole rows where that is cheaper: only what is above it tells what is needed.
        if !is_scan || is_root {
            list(node, "Output").iter().for_each(|text| self.need(columns(text)));
        }
        for child in children(node) {
            let relationship = child.get("Parent Relationship").and_then(Value::as_str).unwrap_or_default();
            self.read_node(child, ["SubPlan", "InitPlan"].contains(&relationship));
        }
    }

    fn need(&mut self, columns: Vec<Column>) {
        for column in columns {
            if let Some(access) = self.accesses.get_mut(&column.alias) {
                access.needed.insert(column.name);
            }
        }
    }

    fn read_keys(&mut self, keys: &[&str]) {
        let columns: Vec<Column> = keys.iter().map_while(|k| key_column(k)).collect();
        let Some(first) = columns.first() else { return };
        let names: Vec<String> = columns.iter().take_while(|c| c.alias == first.alias).map(|c| c.name.clone()).collect();
        if let Some(access) = self.accesses.get_mut(&first.alias)
            && !access.sort.contains(&names)
        {
            access.sort.push(names);
        }
    }

    fn read_condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Compare(left, operator, right) => {
                self.read_comparison(left, operator, right);
                self.read_comparison(right, turned(operator), left);
            }
            Condition::Null(column, is) => self.fix(column, if *is { "is null" } else { "is not null" }),
            Condition::Truth(column, is) => self.fix(column, if *is { "" } else { "is false" }),
        }
    }

    fn fix(&mut self, column: &Column, condition: &'static str) {
        if let Some(access) = self.accesses.get_mut(&column.alias) {
            access.fixed.insert((column.name.clone(), condition));
        }
    }

    fn read_comparison(&mut self, left: &Side, operator: &str, right: &Side) {
        let Some(column) = &left.column else {
            return self.read_expression(left, operator, right);
        };
        let Some(access) = self.accesses.get_mut(&column.alias) else { return };
        let name = column.name.clone();
        if let Some(other) = &right.column {
            if operator == "=" && other.alias != column.alias {
                access.join.insert(name);
            }
            return;
        }
        if !right.columns.is_empty() {
            return;
        }
        match operator {
            "=" => _ = access.equal.insert(name),
            "<" | ">" | "<=" | ">=" => _ = access.range.insert(name),
            "~~" | "~~*" | "~" | "~*" => _ = access.inside.insert((name, Inside::Pattern)),
            "@>" | "<@" | "&&" | "@@" | "?" | "?|" | "?&" | "@?" => _ = access.inside.insert((name, Inside::Part)),
            _ => return,
        }
        if !right.parameters.is_empty() {
            self.bindings.push(Binding {
                relation: access.relation.clone(),
                alias: column.alias.clone(),
                column: column.name.clone(),
                operator: operator.to_owned(),
                parameters: right.parameters.clone(),
            });
        }
    }

    /// `lower(email) = $1`: an index on the expression, where it has no parameter and no part of another table.
    fn read_expression(&mut self, left: &Side, operator: &str, right: &Side) {
        let Some(first) = left.columns.first() else { return };
        let is_own = left.parameters.is_empty() && right.columns.is_empty() && left.columns.iter().all(|c| c.alias == first.alias);
        let has_subplan = left.text.contains("SubPlan") || left.text.contains("InitPlan");
        if let Some(access) = self.accesses.get_mut(&first.alias)
            && operator == "="
            && is_own
            && !has_subplan
        {
            access.expressions.insert(left.text.clone());
        }
    }
}

fn turned(operator: &str) -> &str {
    match operator {
        "=" => "=",
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        "@>" => "<@",
        "<@" => "@>",
        "&&" => "&&",
        _ => "",
    }
}

fn children(node: &Value) -> impl Iterator<Item = &Value> {
    node.get("Plans").and_then(Value::as_array).into_iter().flatten()
}

fn list<'a>(node: &'a Value, key: &str) -> Vec<&'a str> {
    node.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}
