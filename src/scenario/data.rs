//! Data files: a row of values for each visitor, such as an account to sign in with.

use std::{collections::BTreeSet, fs, path::Path};

use super::Variables;

/// More than this is no file of parameters, bytes.
const LARGEST: u64 = 64 << 20;

/// A CSV file: its first line names the variables, each further one is a visitor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Data {
    /// Reads a file as RFC 4180 has it. The error says why it cannot be used.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let size = fs::metadata(path).map_err(|e| e.to_string())?.len();
        if size > LARGEST {
            return Err(format!("it holds {} MiB, {} are the most", size >> 20, LARGEST >> 20));
        }
        Self::parse(&fs::read(path).map_err(|e| e.to_string())?)
    }

    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let mut reader = csv::Reader::from_reader(bytes);
        let columns: Vec<String> = reader.headers().map_err(|e| e.to_string())?.iter().map(str::to_owned).collect();
        if let Some(bad) = columns.iter().find(|c| c.is_empty() || !c.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')) {
            return Err(format!("its first line names the variables, and `{bad}` is no name (letters, digits and `_`)"));
        }
        if columns.iter().collect::<BTreeSet<_>>().len() < columns.len() {
            return Err("its first line names a variable twice".to_owned());
        }
        let row = |record: Result<csv::StringRecord, csv::Error>| Ok(record?.iter().map(str::to_owned).collect());
        let rows: Vec<Vec<String>> = reader.records().map(row).collect::<Result<_, csv::Error>>().map_err(|e| e.to_string())?;
        if rows.is_empty() {
            return Err("it has no row below the names of the variables".to_owned());
        }
        Ok(Self { columns, rows })
    }

    /// The names of the variables.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(String::as_str)
    }

    /// All values of one variable.
    pub fn values(&self, column: &str) -> impl Iterator<Item = &str> {
        let at = self.columns.iter().position(|c| c == column);
        self.rows.iter().filter_map(move |row| at.and_then(|at| row.get(at)).map(String::as_str))
    }

    /// The variables of the visitor `number`, from 0; after the last row comes the first again.
    #[must_use]
    pub fn row(&self, number: usize) -> Variables {
        self.columns.iter().cloned().zip(self.rows[number % self.rows.len()].iter().cloned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_hold_commas_quotes_and_lines() {
        let data = Data::parse("\u{feff}mail,note\r\na@b.c,\"x, \"\"y\"\"\nz\"\r\nd@e.f,\r\n".as_bytes()).expect("a good file");
        let pairs = |n| data.row(n).into_iter().collect::<Vec<_>>();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(pairs(0), [pair("mail", "a@b.c"), pair("note", "x, \"y\"\nz")]);
        assert_eq!((pairs(1), pairs(2)), (vec![pair("mail", "d@e.f"), pair("note", "")], pairs(0)));
        assert_eq!(data.values("mail").collect::<Vec<_>>(), ["a@b.c", "d@e.f"]);
    }

    #[test]
    fn a_file_that_cannot_be_used_says_why() {
        let why = |text: &str| Data::parse(text.as_bytes()).expect_err("a fault");
        assert!(why("a,b\n1\n").contains("line: 2"), "{}", why("a,b\n1\n"));
        assert!(why("a,b c\n1,2\n").contains("`b c` is no name"));
        assert!(why("a,a\n1,2\n").contains("twice"));
        assert!(why("a,b\n").contains("no row"));
        assert!(why("").contains("no row") || why("").contains("is no name"));
    }
}
