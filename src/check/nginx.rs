//! What several checks tell nginx, in the same words: a directive that stands there twice is refused. How a site puts the content
//! of its files into their names, the files that were seen tell.

use std::sync::LazyLock;

use regex::Regex;
use rusqlite::Connection;

/// Where the ways of the site stand in a snippet.
const SLOT: &str = "    # {fingerprints}\n";

/// A character of some that are no words, no number and no size.
const MIXED: &str = r"(?!(?:[A-Za-z]?[a-z]+(?:[-_]?[A-Z]?[a-z]+)*[-_]?[0-9]*|(?:[A-Z][a-z]+)+[0-9]*|[A-Z]+[-_]?[0-9]{0,4}|[^.]*[0-9]+x[0-9]+[^.]*)\.)(?=[^.]*[A-Z]|[^.]*(?:[0-9]+[a-z_-]+){2}[0-9]|[^.]*(?:[a-z_-]+[0-9]+){2}[a-z])[A-Za-z0-9_-]";

/// What bundlers put between the fingerprint and the ending.
const BEHIND: &str = r"(?:\.(?:min|bundle|chunk|entry|lean|async|iframe|esm|legacy|worker))*";

/// How bundlers put the content of a file into its name, all before its ending, in the order in which they are tried. Where a date, a
/// word or a size has the same form, a look ahead leaves it out.
const WAYS: &[(&str, &str)] = &[
    ("Next.js", "/_next/static/(?:chunks|css|media)/.*"),
    ("Nuxt", "/_nuxt/.*"),
    ("SvelteKit", "/_app/immutable/.*"),
    ("Astro", "/_astro/.*"),
    ("Shakapacker", "/packs/.*"),
    ("Create React App", r"/static/(?:js|css|media)/[^/]*\.(?![0-9]+\.|[a-f]+\.)[0-9a-f]{8}(?:\.chunk)?"),
    ("Django, WhiteNoise", r"/static/.*\.(?![0-9]+\.)[0-9a-f]{12}"),
    ("Rails, Phoenix", "/assets/.*-(?:[0-9a-f]{32}){1,2}"),
    ("Propshaft", r"/assets/.*-(?![0-9]+\.|[a-f]+\.)[0-9a-f]{8}"),
    ("Vite", "/assets/.*[.-]{mixed}{8}{behind}"),
    ("Symfony", "/assets/.*-{mixed}{7}"),
    ("Play", "/assets/(?:.*/)?[0-9a-f]{32}-[^/]*"),
    ("Drupal", "/files/(?:css|js)/(?:css|js)_[A-Za-z0-9_-]{43}"),
    ("webpack", r"/build/.*[.-](?![0-9]+\.|[a-f]+\.)[0-9a-f]{8,20}"),
    ("any, in hex", "[._-](?![0-9]{7,15}[._-]|[a-f]+[._-])[0-9a-f]{7,64}(?:[._-][^/]*)?"),
    ("ASP.NET", r"\.(?=[^.]*[0-9][a-z]+[0-9]|[^.]*[a-z][0-9]+[a-z])[0-9a-z]{10}"),
    ("any", "[.-]{mixed}{8}{behind}"),
    ("any, of ten", "[.-]{mixed}{10}{behind}"),
    ("any, of twelve", "[.-]{mixed}{12}{behind}"),
];

/// The pattern of each, and what it is for names of which it is known that they have a fingerprint: they need no look ahead.
static PATTERNS: LazyLock<Vec<(String, Regex)>> = LazyLock::new(|| {
    let patterns = WAYS.iter().map(|(_, way)| format!(r"{}\.[a-z0-9]+$", way.replace("{mixed}", MIXED).replace("{behind}", BEHIND)));
    patterns
        .map(|strict| {
            let loose = Regex::new(&without_look_ahead(&strict)).expect("a constant");
            (strict, loose)
        })
        .collect()
});

/// A pattern without its groups that look ahead.
fn without_look_ahead(pattern: &str) -> String {
    let (mut kept, mut rest) = (String::new(), pattern);
    while let Some(at) = rest.find("(?=").into_iter().chain(rest.find("(?!")).min() {
        kept.push_str(&rest[..at]);
        let mut depth = 0;
        let end = rest[at..].find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        rest = &rest[at + end.map_or(rest.len() - at, |end| end + 1)..];
    }
    kept + rest
}

/// The snippet of that name.
pub(super) fn snippet(name: &str) -> String {
    match name {
        "compressing" => include_str!("nginx/compressing.conf").trim_end().to_owned(),
        "keeping" => include_str!("nginx/keeping.conf").trim_end().to_owned(),
        _ => String::new(),
    }
}

/// How the files of a site have their content in their names: the lines of a map, one a way.
#[derive(Debug, Default)]
pub(super) struct Fingerprints(String);

impl Fingerprints {
    /// Those of the files that were seen and leave no doubt: what nginx is told to keep for a year no guess may be.
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Self> {
        let sql = "select path from http_response where kind = 'asset' and is_hashed_name = 1 and is_hash_sure = 1 and status between 200 and 299";
        let paths: Vec<String> = db.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(Self::of(&paths))
    }

    fn of(paths: &[String]) -> Self {
        let way = |path: &String| {
            let name = path.split('?').next().unwrap_or_default();
            PATTERNS.iter().position(|(_, loose)| loose.is_match(name))
        };
        let mut ways: Vec<usize> = paths.iter().filter_map(way).collect();
        ways.sort_unstable();
        ways.dedup();
        Self(ways.iter().map(|n| format!("    # {}\n    \"~{}\" fingerprint;\n", WAYS[*n].0, PATTERNS[*n].0)).collect())
    }

    /// The snippet for this site.
    pub(super) fn fill(&self, snippet: &str) -> String {
        snippet.replacen(SLOT, &self.0, 1)
    }
}
