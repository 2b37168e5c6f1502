//! What Postgres takes for a token. Where its documentation leaves room, a server was asked.

use proptest::prelude::*;

use super::{Kind::*, *};

/// Kinds and texts of all tokens but spaces; `…` behind one that was left open.
fn shown(text: &str) -> Vec<(Kind, String)> {
    let tokens = tokens(text.as_bytes()).filter(|token| token.kind != Space);
    tokens.map(|token| (token.kind, format!("{}{}", &text[token.range()], if token.is_open { "…" } else { "" }))).collect()
}

fn holds(table: &[(&str, &[(Kind, &str)])]) {
    for (text, expected) in table {
        let expected: Vec<(Kind, String)> = expected.iter().map(|(kind, part)| (*kind, (*part).to_owned())).collect();
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn texts_and_names_end_where_postgres_ends_them() {
    holds(&[
        (r"'it''s' 'a\'b", &[(Text, "'it''s'"), (Text, r"'a\'"), (Word, "b")]),
        (r"E'a\'b' e'a\\'c", &[(EscapedText, r"E'a\'b'"), (EscapedText, r"e'a\\'"), (Word, "c")]),
        (r"U&'a\'b", &[(UnicodeText, r"U&'a\'"), (Word, "b")]),
        ("u &'a'", &[(Word, "u"), (Operator, "&"), (Text, "'a'")]),
        ("B'01'x'ff'N'a'", &[(BitText, "B'01'"), (BitText, "x'ff'"), (Text, "N'a'")]),
        (r"type'a\'", &[(Word, "type"), (Text, r"'a\'")]),
        (r"_e'a\'", &[(Word, "_e"), (Text, r"'a\'")]),
        ("date'2026-01-01'", &[(Word, "date"), (Text, "'2026-01-01'")]),
        (r#""a""b\"c"#, &[(Name, r#""a""b\""#), (Word, "c")]),
        (r#"U&"a""b" "it's""#, &[(UnicodeName, r#"U&"a""b""#), (Name, "\"it's\"")]),
        ("'open''", &[(Text, "'open''…")]),
        (r"E'open\", &[(EscapedText, r"E'open\…")]),
        (r"E'open\'", &[(EscapedText, r"E'open\'…")]),
        ("a\"", &[(Word, "a"), (Name, "\"…")]),
        ("'größe' größe \"größe\"", &[(Text, "'größe'"), (Word, "größe"), (Name, "\"größe\"")]),
    ]);
}

#[test]
fn a_text_that_goes_on_behind_an_end_of_line_stays_what_it_was() {
    holds(&[
        ("E'a'\n'b\\'c'", &[(EscapedText, "E'a'"), (EscapedText, "'b\\'c'")]),
        ("E'a' -- b\r'b\\'c'", &[(EscapedText, "E'a'"), (Comment, "-- b"), (EscapedText, "'b\\'c'")]),
        ("E'a' 'b\\'", &[(EscapedText, "E'a'"), (Text, "'b\\'")]),
        ("E'a' /*\n*/\n'b\\'", &[(EscapedText, "E'a'"), (Comment, "/*\n*/"), (Text, "'b\\'")]),
        ("E'a'\n, 'b\\'", &[(EscapedText, "E'a'"), (Sign, ","), (Text, "'b\\'")]),
        ("E'a'\nE'b\\''", &[(EscapedText, "E'a'"), (EscapedText, "E'b\\''")]),
        ("X'a'\n'b'\n'c'", &[(BitText, "X'a'"), (BitText, "'b'"), (BitText, "'c'")]),
    ]);
}

#[test]
fn texts_in_dollars_need_a_tag_that_no_word_ends_in() {
    holds(&[
        ("$$a'b$$", &[(DollarText, "$$a'b$$")]),
        ("$a$ $$ $b$ $a $a$x", &[(DollarText, "$a$ $$ $b$ $a $a$"), (Word, "x")]),
        ("$größe$ a $größe$", &[(DollarText, "$größe$ a $größe$")]),
        ("$€$ a $€$", &[(DollarText, "$€$ a $€$")]),
        ("$a1$ b $a$", &[(DollarText, "$a1$ b $a$…")]),
        ("name$x$ 'a'", &[(Word, "name$x$"), (Text, "'a'")]),
        ("1$$a$$", &[(Number, "1"), (DollarText, "$$a$$")]),
        ("$1$2", &[(Parameter, "$1"), (Parameter, "$2")]),
        ("$1a$ b", &[(Parameter, "$1"), (Word, "a$"), (Word, "b")]),
        ("$a b", &[(Sign, "$"), (Word, "a"), (Word, "b")]),
        ("$", &[(Sign, "$")]),
    ]);
}

#[test]
fn comments_end_with_their_line_or_with_the_outermost() {
    holds(&[
        ("a--b'\nc", &[(Word, "a"), (Comment, "--b'"), (Word, "c")]),
        ("--b\rc--", &[(Comment, "--b"), (Word, "c"), (Comment, "--")]),
        ("/*/* a */'*/b", &[(Comment, "/*/* a */'*/"), (Word, "b")]),
        ("/*/ a **/b", &[(Comment, "/*/ a **/"), (Word, "b")]),
        ("//* a */", &[(Operator, "/"), (Comment, "/* a */")]),
        ("/* /* a */", &[(Comment, "/* /* a */…")]),
        ("a*/b", &[(Word, "a"), (Operator, "*/"), (Word, "b")]),
    ]);
}

#[test]
fn numbers_keep_what_is_glued_to_them() {
    for number in
        ["1", "1.", ".5", "1.5", "1e5", "1e-5", "1.E+5", ".5e5", "0x1F", "0o17", "0b01", "1_000", "1_000.000_1", "123abc", "1.x", "1e"]
    {
        holds(&[(number, &[(Number, number)])]);
    }
    holds(&[
        ("1..2", &[(Number, "1"), (Sign, ".."), (Number, "2")]),
        ("1.5.2", &[(Number, "1.5"), (Number, ".2")]),
        ("1e-x", &[(Number, "1e"), (Operator, "-"), (Word, "x")]),
        ("0x1E-5", &[(Number, "0x1E"), (Operator, "-"), (Number, "5")]),
        ("a.b1", &[(Word, "a"), (Sign, "."), (Word, "b1")]),
        ("-1", &[(Operator, "-"), (Number, "1")]),
    ]);
}

#[test]
fn operators_end_before_comments_and_signs_of_numbers() {
    holds(&[
        ("a<--b", &[(Word, "a"), (Operator, "<"), (Comment, "--b")]),
        ("a*/*b*/c", &[(Word, "a"), (Operator, "*"), (Comment, "/*b*/"), (Word, "c")]),
        ("a=-1", &[(Word, "a"), (Operator, "="), (Operator, "-"), (Number, "1")]),
        ("a*-+1", &[(Word, "a"), (Operator, "*"), (Operator, "-"), (Operator, "+"), (Number, "1")]),
        ("a@-1", &[(Word, "a"), (Operator, "@-"), (Number, "1")]),
        ("a->>'b'", &[(Word, "a"), (Operator, "->>"), (Text, "'b'")]),
        ("a::b:c:=d", &[(Word, "a"), (Sign, "::"), (Word, "b"), (Sign, ":"), (Word, "c"), (Sign, ":="), (Word, "d")]),
        ("f(a[1]);", &[(Word, "f"), (Sign, "("), (Word, "a"), (Sign, "["), (Number, "1"), (Sign, "]"), (Sign, ")"), (Sign, ";")]),
        ("\\a{", &[(Sign, "\\"), (Word, "a"), (Sign, "{")]),
    ]);
}

#[test]
fn a_long_run_of_anything_is_read_in_one_go() {
    for piece in ["+", "=-", "$a", "E'a' ", "E'a'\n", "/*", "1_", "$", ".", "1e", "'", "\""] {
        let text = piece.repeat(100_000);
        assert!(tokens(text.as_bytes()).count() <= text.len());
    }
}

#[test]
fn a_quote_behind_a_backslash_is_seen() {
    for (text, is_there) in [(r"'a\'", true), (r"'a\\'", false), (r"'a\\\'", true), (r"'\a'", false), ("''", false), (r"'\", false)] {
        assert_eq!(has_escaped_quote(text.as_bytes()), is_there, "{text}");
    }
}

#[test]
fn a_name_loses_its_own_quotes_only() {
    for (quoted, name) in [("\"a b\"", "a b"), ("\"a\"\"\"", "a\""), ("a", "a"), ("\"", "\"")] {
        assert_eq!(unquoted(quoted), name);
    }
}

/// What a server would be given, and what is cut or broken.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let parts: Vec<&[u8]> = vec![
        b"'",
        b"\"",
        b"\\",
        b"$",
        b"$$",
        b"$a$",
        b"e",
        b"E'",
        b"U&",
        b"u&\"",
        b"x'",
        b"--",
        b"/*",
        b"*/",
        b"\n",
        b"\r",
        b" ",
        b"1",
        b"0x",
        b"1e-",
        b"_",
        b".",
        b"..",
        b"::",
        b":=",
        b"+",
        b"-",
        b"@",
        b"(",
        b"select",
        "größe".as_bytes(),
        b"\xff",
        b"\xc3",
        b"\0",
        b"\x0b",
        b"\x7f",
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        prop::collection::vec(prop::sample::select(parts), 0..30).prop_map(|parts| parts.concat()),
    ]
}

#[test]
fn a_statement_that_changes_rows_is_told_from_one_that_locks_them() {
    for text in [
        "INSERT INTO visit VALUES ($1)",
        "/* app:web */ update item set views = views + $1",
        "-- counted\n  delete from cart where id = $1",
        "merge into stock using sale on true when matched then do nothing",
        "with gone as (delete from job where id = $1 returning *) select * from gone",
        "with a as (select 1), b as materialized (insert into visit values ($1) returning id) select * from a, b",
        "with a as (select id from item for update) update item set views = $1 from a",
    ] {
        assert!(is_write(text), "{text}");
    }
    for text in [
        "select * from item for update",
        "with a as (select id from item for update) select * from a",
        "with a as (select \"update\", f($1, 'delete from cart') from item) select * from a where (select update_count from a) > $1",
        "select insert, (update) from t",
        "(select 1)",
        "",
    ] {
        assert!(!is_write(text), "{text}");
    }
}

proptest! {
    #[test]
    fn tokens_cover_any_bytes_without_gap_or_overlap(text in pieces()) {
        let mut at = 0;
        for token in tokens(&text) {
            prop_assert!(token.start == at && token.end > at && token.end <= text.len(), "{token:?}");
            prop_assert!(!token.is_open || token.end == text.len(), "{token:?}");
            at = token.end;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn no_token_ends_inside_of_a_character(text in pieces()) {
        let text = String::from_utf8_lossy(&text);
        prop_assert!(tokens(text.as_bytes()).all(|token| text.get(token.range()).is_some()));
    }
}
