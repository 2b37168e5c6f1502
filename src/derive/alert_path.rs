//! Where alerts come to: the tree of routes as Alertmanager walks it, with the labels that a rule sets. What else an alert carries comes
//! from its series and is not known, so a condition on that may hold or not, and both ways are followed.

use std::collections::{BTreeMap, BTreeSet};

use regex::RegexBuilder;
use rusqlite::Connection;

use super::all;
use crate::snapshot::{Row, row};

/// The largest pattern of a condition that is understood, in bytes of memory.
const LARGEST_PATTERN: usize = 1 << 20;

/// Labels with a fixed value.
type Labels = BTreeMap<String, String>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    Maybe,
}

struct Route {
    receiver: String,
    continues: bool,
    matchers: Vec<(String, String, String)>,
    inner: Vec<i64>,
}

/// A row for each receiver that the alerts of a rule may come to.
pub(super) fn paths(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let ways: BTreeMap<String, i64> =
        all(db, "select name, integrations from alertmanager_receiver", |r| Ok((r.get(0)?, r.get(1)?)))?.into_iter().collect();
    let (routes, mut rows) = (routes(db)?, Vec::new());
    let Some(root) = routes.keys().next().copied() else { return Ok(rows) };
    for (rule, labels) in rules(db)? {
        let mut reached: BTreeMap<String, bool> = BTreeMap::new();
        for number in walk(&routes, root, &labels).0 {
            let is_default = reached.entry(routes[&number].receiver.clone()).or_insert(true);
            *is_default &= number == root;
        }
        for (receiver, is_default) in reached {
            let integrations = ways.get(&receiver).copied().unwrap_or(0);
            rows.push(row! { "rule" => rule, "receiver" => receiver, "is_default" => is_default, "integrations" => integrations });
        }
    }
    Ok(rows)
}

/// Alerting rules with the labels of their alerts, their name among them.
fn rules(db: &Connection) -> rusqlite::Result<BTreeMap<i64, Labels>> {
    let named = all(db, "select number, name from prometheus_rule where kind = 'alerting'", |r| Ok((r.get::<_, i64>(0)?, r.get(1)?)))?;
    let mut rules: BTreeMap<i64, Labels> =
        named.into_iter().map(|(number, name)| (number, Labels::from([("alertname".to_owned(), name)]))).collect();
    for (rule, label, value) in
        all(db, "select rule, label, value from prometheus_rule_label", |r| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, r.get(2)?)))?
    {
        rules.entry(rule).and_modify(|labels| _ = labels.entry(label).or_insert(value));
    }
    Ok(rules)
}

fn routes(db: &Connection) -> rusqlite::Result<BTreeMap<i64, Route>> {
    let found = all(db, "select number, parent, receiver, continues from alertmanager_route order by number", |r| {
        let route = Route { receiver: r.get(2)?, continues: r.get(3)?, matchers: Vec::new(), inner: Vec::new() };
        Ok((r.get::<_, i64>(0)?, r.get::<_, Option<i64>>(1)?, route))
    })?;
    let mut routes: BTreeMap<i64, Route> = BTreeMap::new();
    for (number, parent, route) in found {
        // One stands behind the one that it is in, so that there is no circle.
        if let Some(around) = parent.filter(|parent| *parent < number).and_then(|parent| routes.get_mut(&parent)) {
            around.inner.push(number);
        }
        routes.insert(number, route);
    }
    let matchers = all(db, "select route, label, operator, value from alertmanager_matcher order by route, number", |r| {
        Ok((r.get::<_, i64>(0)?, (r.get(1)?, r.get(2)?, r.get(3)?)))
    })?;
    for (number, matcher) in matchers {
        routes.entry(number).and_modify(|route| route.matchers.push(matcher));
    }
    Ok(routes)
}

/// The routes at which an alert may end, and whether this one takes it.
fn walk(routes: &BTreeMap<i64, Route>, number: i64, labels: &Labels) -> (BTreeSet<i64>, Holds) {
    let route = &routes[&number];
    let holds = all_hold(&route.matchers, labels);
    let (mut ends, mut is_taken) = (BTreeSet::new(), false);
    if holds == Holds::No {
        return (ends, holds);
    }
    for inner in &route.inner {
        let (reached, takes) = walk(routes, *inner, labels);
        ends.extend(reached);
        if takes == Holds::Yes {
            is_taken = true;
            if !routes[inner].continues {
                break;
            }
        }
    }
    if !is_taken {
        ends.insert(number);
    }
    (ends, holds)
}

fn all_hold(matchers: &[(String, String, String)], labels: &Labels) -> Holds {
    let each = matchers.iter().map(|matcher| one_holds(matcher, labels));
    each.fold(Holds::Yes, |all, one| match (all, one) {
        (Holds::No, _) | (_, Holds::No) => Holds::No,
        (Holds::Maybe, _) | (_, Holds::Maybe) => Holds::Maybe,
        _ => Holds::Yes,
    })
}

fn one_holds((label, operator, wanted): &(String, String, String), labels: &Labels) -> Holds {
    let Some(value) = labels.get(label) else { return Holds::Maybe };
    let is_equal = if operator.ends_with('~') {
        let pattern = RegexBuilder::new(&format!("^(?:{wanted})$")).size_limit(LARGEST_PATTERN).build();
        let Ok(pattern) = pattern else { return Holds::Maybe };
        pattern.is_match(value)
    } else {
        value == wanted
    };
    if is_equal == operator.starts_with('=') { Holds::Yes } else { Holds::No }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::empty_schema;

    const RULES: &str = "
        insert into prometheus_rule values (1, 'g', 'Down', 'alerting', 'up == 0', 'inactive', null, 1, 0),
            (2, 'g', 'Slow', 'alerting', 'x > 1', 'inactive', null, 1, 0), (3, 'g', 'x', 'recording', 'y', null, null, 1, 0);
        insert into prometheus_rule_label values (1, 'severity', 'page'), (3, 'severity', 'page');
        insert into alertmanager_receiver values ('nobody', 0), ('pager', 1), ('mail', 1), ('night', 0);
        insert into alertmanager_route values (1, null, 'nobody', 0), (2, 1, 'pager', 0), (3, 1, 'mail', 0), (4, 2, 'night', 0);";

    fn shown(matchers: &str) -> String {
        let db = empty_schema();
        db.execute_batch(RULES).expect("facts");
        db.execute_batch(matchers).expect("facts");
        let rows = paths(&db).expect("paths");
        let shown = rows.iter().map(|row| {
            let values: Vec<String> = row
                .iter()
                .map(|(_, value)| match value {
                    crate::snapshot::Value::Text(text) => text.clone(),
                    crate::snapshot::Value::Integer(number) => number.to_string(),
                    other => format!("{other:?}"),
                })
                .collect();
            values.join(" ")
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn an_alert_ends_at_the_first_route_that_takes_it_and_else_at_the_one_around() {
        let severity = "insert into alertmanager_matcher values (2, 1, 'severity', '=', 'page'), (3, 1, 'alertname', '=~', 'S.*'), (4, 1, 'alertname', '!=', 'Down')";
        // A label that no rule sets may be any, so that both ways are followed.
        assert_eq!(shown(severity), "1 pager 0 1; 2 mail 0 1; 2 night 0 0");
    }

    #[test]
    fn a_route_that_continues_leads_to_the_next_and_a_pattern_is_whole() {
        let more = "update alertmanager_route set continues = 1 where number = 2;
            insert into alertmanager_matcher values (2, 1, 'severity', '=~', 'page|ticket'), (3, 1, 'alertname', '=~', 'Dow'), (4, 1, 'severity', '!~', 'p.*')";
        assert_eq!(shown(more), "1 pager 0 1; 2 night 0 0; 2 nobody 1 0; 2 pager 0 1");
        let broken = "insert into alertmanager_matcher values (2, 1, 'severity', '=', 'none'), (3, 1, 'alertname', '=~', '('), (4, 1, 'a', '=', 'b')";
        assert_eq!(shown(broken), "1 mail 0 1; 1 nobody 1 0; 2 mail 0 1; 2 night 0 0; 2 nobody 1 0; 2 pager 0 1");
    }
}
