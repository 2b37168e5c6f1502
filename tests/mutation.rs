//! What `make mutants` changes in a check, and what it leaves alone. The program and this test share its files.

#[path = "mutants/conditions.rs"]
mod conditions;
#[path = "mutants/mutate.rs"]
mod mutate;
#[path = "mutants/tokens.rs"]
mod tokens;

use plimsoll::check::{self, Check};

use self::mutate::{Change, mutants};

/// The mutants of a query, by their change.
fn of(query: &str, params: &str) -> Vec<Vec<String>> {
    let mut schema = check::empty_schema();
    let header = "title = 't'\nseverity = 'low'\nstage = 100\napplies = 'db_slot'\nwhy = 'w'\nfix = 'f'\n";
    let check = Check::parse(&mut schema, "database/some.sql", &format!("/*\n{header}{params}*/\n{query}")).unwrap();
    let all = mutants(&check, &mut schema);
    assert!(all.iter().all(|mutant| mutant.check.is_some()), "each is SQL");
    Change::ALL.map(|change| all.iter().filter(|m| m.change == change).map(|m| m.what.clone()).collect()).to_vec()
}

#[test]
fn each_threshold_comparator_and_condition_has_its_mutants() {
    let query = "select name as subject, 'm' as message from db_slot
                 where retained_bytes between 2 and :most and (is_active = 1 or name <> 'a') order by name";
    let [thresholds, comparators, conditions] = of(query, "params.most = 8\n").try_into().unwrap();
    let wanted = ["most = 8 becomes 16", "most = 8 becomes 4", "`retained_bytes between 2` has 4", "`retained_bytes between 2` has 1"];
    assert_eq!(thresholds, wanted);
    assert_eq!(comparators, ["`is_active = 1` has <>", "`name <> 'a'` has ="]);
    let wanted = [
        "`is_active = 1` is never true",
        "`name <> 'a'` is never true",
        "`retained_bytes between 2 and :most` is always true",
        "`(is_active = 1 or name <> 'a')` is always true",
    ];
    assert_eq!(conditions, wanted);
}

#[test]
fn texts_comments_and_what_is_no_condition_are_left_alone() {
    let query = "select name as subject, 'a < b and c = 1' || max(name, 'x >= 2') as message -- if a = b and c > 1
                 from db_slot order by name";
    assert_eq!(of(query, ""), [Vec::<String>::new(), Vec::new(), Vec::new()]);
}

#[test]
fn conditions_are_found_wherever_they_stand() {
    let query = "with held as (select name, count(*) as slots from db_slot where is_active group by name having count(*) > 0)
                 select h.name as subject, iif(h.slots = 2, 'two', case h.name when 'a' then 'b' else 'c' end) as message
                 from held h join db_slot s on s.name = h.name order by h.name";
    let [_, _, conditions] = of(query, "").try_into().unwrap();
    let wanted = ["`is_active`", "`count(*) > 0`", "`'a'`", "`h.slots = 2`", "`s.name = h.name`"];
    let found: Vec<String> = wanted.iter().filter(|w| !conditions.iter().any(|c| c.starts_with(**w))).map(ToString::to_string).collect();
    assert!(found.is_empty() && conditions.len() == wanted.len(), "{conditions:?} lack {found:?}");
}
