//! The rows of one answer, packed: a large catalog has a million cells, and the library's own rows take many times their text.

use tokio_postgres::SimpleQueryRow;

/// Stands for a cell that is null.
const NULL: u8 = 0xFE;

/// Before a length that has four bytes of its own: that of the few long cells.
const LONG: u8 = 0xFF;

/// Rows of the same columns: their texts one behind the other, and so their lengths.
#[derive(Default)]
pub(crate) struct Packed {
    columns: Vec<String>,
    text: String,
    lengths: Vec<u8>,
}

impl Packed {
    /// Packs a row, and tells how many bytes there are now. A row of other columns than the first has is no row of this
    /// answer.
    pub(super) fn take(&mut self, row: &SimpleQueryRow) -> usize {
        if self.columns.is_empty() {
            self.columns = row.columns().iter().map(|column| column.name().to_owned()).collect();
        }
        if row.len() == self.columns.len() {
            (0..row.len()).for_each(|n| self.push(row.try_get(n).ok().flatten()));
        }
        self.text.len() + self.lengths.len()
    }

    fn push(&mut self, cell: Option<&str>) {
        match cell.map(|text| (u8::try_from(text.len()), text)) {
            None => self.lengths.push(NULL),
            Some((Ok(short), _)) if short < NULL => self.lengths.push(short),
            Some((_, text)) => {
                self.lengths.push(LONG);
                self.lengths.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
            }
        }
        self.text.push_str(cell.unwrap_or_default());
    }

    /// Names of the columns; none where there is no row.
    pub(crate) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What `make` makes of each row.
    pub(crate) fn map_rows<T>(self, make: impl Fn(&Cells<'_>) -> T) -> impl Iterator<Item = T> {
        let (mut at, mut from) = (0, 0);
        std::iter::from_fn(move || {
            if at >= self.lengths.len() {
                return None;
            }
            let mut cells = Vec::with_capacity(self.columns.len());
            for _ in &self.columns {
                let length = length(&self.lengths, &mut at);
                let text = length.and_then(|length| self.text.get(from..from + length));
                from += length.unwrap_or(0);
                cells.push(text);
            }
            Some(make(&Cells(cells)))
        })
    }
}

/// The length at `at`, which moves behind it; `None` for a null.
fn length(lengths: &[u8], at: &mut usize) -> Option<usize> {
    let first = lengths.get(*at).copied().unwrap_or(NULL);
    *at += 1;
    match first {
        NULL => None,
        LONG => {
            let bytes = lengths.get(*at..*at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok()).unwrap_or_default();
            *at += 4;
            usize::try_from(u32::from_le_bytes(bytes)).ok()
        }
        short => Some(usize::from(short)),
    }
}

/// One row.
pub(crate) struct Cells<'a>(Vec<Option<&'a str>>);

impl Cells<'_> {
    /// The cell of a column; `None` where it is null.
    pub(crate) fn get(&self, column: usize) -> Option<&str> {
        self.0.get(column).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_again() {
        let long = "x".repeat(70_000);
        let edge = "y".repeat(usize::from(NULL));
        let rows = [[Some("a"), None, Some("")], [Some(long.as_str()), Some("Zürich"), None], [Some(edge.as_str()), Some("b"), None]];
        let mut packed = Packed { columns: ["x", "y", "z"].map(str::to_owned).to_vec(), ..Packed::default() };
        rows.iter().flatten().for_each(|cell| packed.push(*cell));
        let again: Vec<Vec<Option<String>>> = packed.map_rows(|row| (0..4).map(|n| row.get(n).map(str::to_owned)).collect()).collect();
        let wanted: Vec<Vec<Option<String>>> =
            rows.iter().map(|row| row.iter().map(|c| c.map(str::to_owned)).chain([None]).collect()).collect();
        assert_eq!(again, wanted);
        assert_eq!(Packed::default().map_rows(|_| ()).count(), 0);
    }
}
