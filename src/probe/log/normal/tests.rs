//! What becomes of statements: their data goes, and nothing else.

use super::*;

fn normal(sql: &str) -> String {
    normal_text(sql.as_bytes())
}

#[test]
fn data_becomes_marks() {
    for (sql, expected) in [
        ("select * from t where a = 'x' and b = 12.5", "select * from t where a = $1 and b = $2"),
        ("SELECT\n\t1  ;", "SELECT $1"),
        ("select 'it''s', E'a\\'b', $$c$$, $tag$d $$ e$tag$, x'ff', U&'x'", "select $1, $2, $3, $4, $5, $6"),
        ("select 1 -- secret\n, 2 /* a /* b */ c */ from t1", "select $1 , $2 from t1"),
        ("select \"A 'b'\" from t2 where id = $1", "select \"A 'b'\" from t2 where id = $1"),
        ("where a = -5 and b - 5 > 1e-5 and c = .5", "where a = $1 and b - $2 > $3 and c = $4"),
        ("alter role x password 'geheim", "alter role x password $1"),
        ("select a[1], b.c1 from s.t_2", "select a[$1], b.c1 from s.t_2"),
        ("select 0x1F, 1_000, 1e10, 'a' 'b', N'x', B'01'", "select $1, $2, $3, $4 $5, $6, $7"),
        ("select j->>'a' from t where k @> '{\"a\": 1}'::jsonb", "select j->>$1 from t where k @> $2::jsonb"),
        ("select 'größe', \"größe\" from größe", "select $1, \"größe\" from größe"),
        ("/*x*/ select 1", "select $1"),
        ("select E'a'\n'b\\'secret', $€$secret$€$, name$x$", "select $1 $2, $3, name$x$"),
        ("select a --secret\r, b from t", "select a , b from t"),
        ("select a.1, 0x1E-5, a=-1, U&\"b\"", "select a.$1, $2-$3, a=$4, U&\"b\""),
        ("", ""),
        (";;", ""),
    ] {
        assert_eq!(normal(sql), expected);
    }
}

#[test]
fn lists_of_any_length_are_equal() {
    assert_eq!(normal("where id in (1, 2, 3) and x = 4"), "where id in ($1, ...) and x = $2");
    assert_eq!(normal("where id in (1,-2) and x = 4"), normal("where id in (1,2,3,4,5) and x = 4"));
    assert_eq!(normal("where id in (1)"), normal("where id in ($1, $2)"));
    assert_eq!(normal("where id IN ($1 /*, ... */)"), "where id IN ($1, ...)", "as Postgres 18 has it");
    assert_eq!(normal("= any (array['a','b','c'])"), "= any (array[$1, ...])");
    assert_eq!(normal("insert into t values (1, 'a'), (2, 'b'), (3, f('c'))"), "insert into t values ($1, $2), ...");
    assert_eq!(normal("insert into t values (1, (2)) returning (id)"), "insert into t values ($1, ($2)) returning (id)");
}

#[test]
fn what_may_be_data_is_given_up() {
    assert_eq!(normal(r"select 'a\', 'secret'"), "select $1 ...");
    assert_eq!(normal("select 1, \"secret"), "select $1, ...");
    assert_eq!(normal("select $tag secret"), "select ...");
    assert_eq!(normal(r"select 1e'a\' secret'"), "select $1$2 ...");
    assert_eq!(normal("set app.token to secret"), "set app.token to ...");
    assert_eq!(normal("SET LOCAL app.token = secret"), "SET LOCAL app.token = ...");
    assert_eq!(normal("/* a */ alter role x set app.token to secret"), "alter role x set app.token to ...");
    assert_eq!(normal("update t set a = b"), "update t set a = b");
}

#[test]
fn a_normal_text_is_normal_and_no_text_shows_its_data() {
    let parts = [
        "select",
        "'secret7'",
        "E'\\'secret7'",
        "$$secret7$$",
        "\"a\"",
        "(",
        ")",
        ",",
        "in (",
        "7654321",
        "--secret7\n",
        "/*secret7*/",
        "values (",
        "$1",
        "-",
        "=",
        "[",
        "]",
        "x'7654321'",
        "e",
        "U&'secret7'",
        "$a$ secret7 $$ $a$",
        "array[",
        "::",
        "'it''s secret7'",
    ];
    let mut seed = 88_172_645_463_325_252_u64;
    for _ in 0..20_000 {
        let mut sql = String::new();
        for _ in 0..8 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            sql.push_str(parts[usize::try_from(seed % 25).unwrap_or(0)]);
            sql.push(' ');
        }
        let once = normal(&sql);
        assert!(!once.contains("7654321") && !once.contains("secret7"), "{sql}: {once}");
        assert_eq!(normal(&once), once, "{sql}");
    }
}
