//! Text of a target inside Markdown: it shows as it is, and builds no link, image, table cell, tag or mention.

/// On one line, for a paragraph or a table cell. What stands between backticks stays code.
pub(super) fn inline(text: &str) -> String {
    let line = crate::report::words::line(text);
    let parts: Vec<&str> = line.split('`').collect();
    // An odd one would open a span that ends who knows where; two in a row are another delimiter.
    if parts.len().is_multiple_of(2) || line.contains("``") {
        return plain(&line);
    }
    let part = |(n, part): (usize, &&str)| match n % 2 {
        0 => plain(part),
        // Inside code only a bar could end the cell.
        _ => format!("`{}`", part.replace('|', "\\|")),
    };
    parts.iter().enumerate().map(part).collect()
}

/// As code on one line.
pub(super) fn code(text: &str) -> String {
    let line = crate::report::words::line(text);
    if line.contains('`') { inline(&line) } else { format!("`{}`", line.replace('|', "\\|")) }
}

/// A block of code, fenced by more backticks than it holds in a row.
pub(super) fn block(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end())
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // No mention of a user, and no address that becomes a link.
            '@' => out.push_str("&#64;"),
            '|' | '[' | ']' | '*' | '`' | '\\' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_code_and_all_else_is_escaped() {
        assert_eq!(inline("key `a_id|b` of <b>[x](y)\n@ada"), "key `a_id\\|b` of &lt;b&gt;\\[x\\](y) &#64;ada");
        assert_eq!(inline("one ` tick <i>"), "one \\` tick &lt;i&gt;");
        assert_eq!(inline("``a` <i> `b"), "\\`\\`a\\` &lt;i&gt; \\`b");
        assert_eq!(code("a`b"), "a\\`b");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(block("", "a ```` b\n"), "`````\na ```` b\n`````\n");
        assert_eq!(block("sql", "plain"), "```sql\nplain\n```\n");
    }
}
