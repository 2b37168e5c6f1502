//! Plans that auto_explain logged, as text or JSON: their steps in numbers, node types and names of tables. Conditions,
//! which hold data, are passed over.

use serde_json::Value;

/// So many steps of a plan are kept.
const MOST_NODES: usize = 40;
/// No plan is nested deeper.
const DEEPEST: usize = 64;

/// A step.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Node {
    pub(super) node: String,
    pub(super) relation: Option<String>,
    pub(super) rows_planned: f64,
    pub(super) rows_actual: Option<f64>,
    pub(super) loops: Option<f64>,
    pub(super) rows_removed: Option<f64>,
    pub(super) disk_bytes: Option<i64>,
}

/// The statement that a plan belongs to, raw, and the plan behind it.
pub(super) enum Split<'a> {
    /// Lines.
    Text(&'a [u8], &'a [u8]),
    /// A JSON document, the statement in it still escaped.
    Json(&'a [u8], &'a [u8]),
}

/// Splits what stands behind `plan:`; none where it is another format, such as XML or YAML.
pub(super) fn split(text: &[u8]) -> Option<Split<'_>> {
    if let Some(rest) = text.strip_prefix(b"Query Text: ") {
        // The first line that has costs ends the text of the statement.
        let costs = memchr::memmem::find(rest, b"  (cost=")?;
        let start = memchr::memrchr(b'\n', &rest[..costs])?;
        // Postgres 16 and later put the values of parameters between them.
        let sql = memchr::memmem::find(&rest[..start], b"\n\tQuery Parameters: ").map_or(&rest[..start], |end| &rest[..end]);
        return Some(Split::Text(sql, &rest[start..]));
    }
    if text.first() == Some(&b'{') {
        let mark = b"\"Query Text\": \"";
        let start = memchr::memmem::find(text, mark)? + mark.len();
        let (mut at, rest) = (0, &text[start..]);
        loop {
            at += memchr::memchr2(b'"', b'\\', rest.get(at..)?)?;
            if rest[at] == b'"' {
                return Some(Split::Json(&rest[..at], text));
            }
            at += 2;
        }
    }
    None
}

/// The steps of a plan in JSON.
pub(super) fn of_json(text: &[u8]) -> Option<Vec<Node>> {
    let plan: Value = serde_json::from_slice(text).ok()?;
    let mut nodes = Vec::new();
    gather(plan.get("Plan")?, 0, &mut nodes);
    Some(nodes)
}

fn gather(plan: &Value, depth: usize, nodes: &mut Vec<Node>) {
    if nodes.len() >= MOST_NODES || depth > DEEPEST {
        return;
    }
    let text = |name: &str| plan.get(name).and_then(Value::as_str).map(str::to_owned);
    let number = |name: &str| plan.get(name).and_then(Value::as_f64);
    let is_on_disk = plan.get("Sort Space Type").and_then(Value::as_str) == Some("Disk");
    let sorted = number("Sort Space Used").filter(|_| is_on_disk);
    nodes.push(Node {
        node: text("Node Type").unwrap_or_default(),
        relation: text("Relation Name"),
        rows_planned: number("Plan Rows").unwrap_or_default(),
        rows_actual: number("Actual Rows"),
        loops: number("Actual Loops"),
        rows_removed: number("Rows Removed by Filter"),
        disk_bytes: kilobytes(sorted.or_else(|| number("Disk Usage")).filter(|kb| *kb > 0.0)),
    });
    for child in plan.get("Plans").and_then(Value::as_array).into_iter().flatten() {
        gather(child, depth + 1, nodes);
    }
}

fn kilobytes(kb: Option<f64>) -> Option<i64> {
    kb.map(|kb| (kb * 1024.0) as i64)
}

/// The steps of a plan in lines.
pub(super) fn of_text(text: &[u8]) -> Vec<Node> {
    let text = String::from_utf8_lossy(text);
    let mut nodes: Vec<Node> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some((head, costs)) = line.split_once("  (cost=") {
            if nodes.len() >= MOST_NODES {
                break;
            }
            nodes.push(node(head.trim_start_matches("->").trim(), costs));
        } else if let Some(node) = nodes.last_mut() {
            detail(line, node);
        }
    }
    nodes
}

/// `Seq Scan on t`, and `0.00..1.00 rows=10 width=4) (actual time=0.1..0.2 rows=10 loops=1)`.
fn node(head: &str, costs: &str) -> Node {
    let (planned, actual) = costs.split_once("(actual ").map_or((costs, None), |(planned, actual)| (planned, Some(actual)));
    let value = |text: &str, name: &str| {
        let rest = &text[text.find(name)? + name.len()..];
        rest[..rest.find([' ', ')']).unwrap_or(rest.len())].parse::<f64>().ok()
    };
    let place = head.split_once(" on ").map(|(_, place)| place);
    let is_of_table = head.contains("Scan") && !head.contains("Bitmap Index") && !head.contains("Function") && !head.contains("Subquery");
    let is_change = ["Insert", "Update", "Delete", "Merge"].iter().any(|verb| head.starts_with(verb));
    let kind = head.split([' ']).take_while(|word| !["on", "using"].contains(word)).collect::<Vec<_>>().join(" ");
    Node {
        node: kind,
        relation: place.filter(|_| is_of_table || is_change).map(name),
        rows_planned: value(planned, "rows=").unwrap_or_default(),
        rows_actual: actual.and_then(|text| value(text, "rows=")),
        loops: actual.and_then(|text| value(text, "loops=")),
        ..Node::default()
    }
}

/// `public."My t" alias` → `My t`.
fn name(place: &str) -> String {
    let (mut is_quoted, mut name) = (false, String::new());
    for c in place.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => break,
            '.' if !is_quoted => name.clear(),
            _ => name.push(c),
        }
    }
    name
}

/// A line below a step.
fn detail(line: &str, node: &mut Node) {
    let kb =
        |mark: &str| line.split_once(mark).and_then(|(_, rest)| rest.trim().split_once("kB")).and_then(|(kb, _)| kb.parse::<f64>().ok());
    if let Some(rows) = line.strip_prefix("Rows Removed by Filter: ") {
        node.rows_removed = rows.parse().ok();
    } else if line.starts_with("Sort Method:") {
        node.disk_bytes = kilobytes(kb("Disk: "));
    } else if let Some(disk) = kb("Disk Usage: ") {
        node.disk_bytes = kilobytes(Some(disk));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Query Text: select *\n\tfrom t where a = 'secret'\n\tSort  (cost=10.00..20.00 rows=100 width=8) (actual time=1.0..2.0 rows=7 loops=1)\n\t  Sort Key: a\n\t  Sort Method: external merge  Disk: 1032kB\n\t  ->  Nested Loop  (cost=0.00..9.00 rows=3 width=8) (actual time=0.1..0.2 rows=7.00 loops=2)\n\t        ->  Seq Scan on public.\"My t\" x  (cost=0.00..1.00 rows=10 width=4) (actual time=0.1..0.2 rows=3 loops=1)\n\t              Filter: (a = 'secret'::text)\n\t              Rows Removed by Filter: 99997\n\t        ->  Index Scan using i on u  (cost=0.00..1.00 rows=1 width=4) (never executed)\n\t              Index Cond: (b = 'secret')\n";

    #[test]
    fn a_plan_in_lines_is_read() {
        let Some(Split::Text(sql, plan)) = split(TEXT.as_bytes()) else { panic!("not split") };
        assert_eq!(sql, b"select *\n\tfrom t where a = 'secret'");
        let nodes = of_text(plan);
        assert!(!format!("{nodes:?}").contains("secret"));
        let shown: Vec<String> = nodes
            .iter()
            .map(|n| {
                format!(
                    "{}|{:?}|{}|{:?}|{:?}|{:?}|{:?}",
                    n.node, n.relation, n.rows_planned, n.rows_actual, n.loops, n.rows_removed, n.disk_bytes
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                "Sort|None|100|Some(7.0)|Some(1.0)|None|Some(1056768)",
                "Nested Loop|None|3|Some(7.0)|Some(2.0)|None|None",
                "Seq Scan|Some(\"My t\")|10|Some(3.0)|Some(1.0)|Some(99997.0)|None",
                "Index Scan|Some(\"u\")|1|None|None|None|None",
            ]
        );
    }

    #[test]
    fn a_plan_in_json_is_read() {
        let text = r#"{ "Query Text": "select \"a\" from t", "Plan": {"Node Type": "Sort", "Plan Rows": 5, "Sort Space Used": 2048, "Sort Space Type": "Disk",
            "Plans": [{"Node Type": "Seq Scan", "Relation Name": "t", "Plan Rows": 5, "Actual Rows": 5, "Actual Loops": 1, "Rows Removed by Filter": 7, "Filter": "(a = 'secret')"}]}}"#;
        let Some(Split::Json(sql, plan)) = split(text.as_bytes()) else { panic!("not split") };
        assert_eq!(sql, br#"select \"a\" from t"#);
        let nodes = of_json(plan).unwrap_or_default();
        assert!(!format!("{nodes:?}").contains("secret"));
        assert_eq!((nodes[0].disk_bytes, nodes[1].rows_removed, nodes[1].relation.as_deref()), (Some(2_097_152), Some(7.0), Some("t")));
        assert!(of_json(&plan[..plan.len() / 2]).is_none());
        let since_16 = b"Query Text: select $1\n\tQuery Parameters: $1 = 'secret'\n\tResult  (cost=0.00..1.00 rows=1 width=4)";
        assert!(matches!(split(since_16), Some(Split::Text(b"select $1", _))));
        assert!(split(b"<explain").is_none() && split(b"{").is_none() && split(b"Query Text: x").is_none());
    }
}
