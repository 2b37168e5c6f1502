//! The rows of one answer, packed: a large catalog has a million cells, and the library's own rows take many times their text.

use tokio_postgres::SimpleQueryRow;

/// Stands for a cell that is null.
const NULL: u32 = u32::MAX;

/// Rows of the same columns: their texts one behind the other.
#[derive(Default)]
pub(super) struct Packed {
    columns: Vec<String>,
    text: String,
    lengths: Vec<u32>,
}

impl Packed {
    /// Packs a row, and tells how many bytes there are now. A row of other columns than the first has is no row of this
    /// answer.
    pub(super) fn take(&mut self, row: &SimpleQueryRow) -> usize {
        if self.columns.is_empty() {
            self.columns = row.columns().iter().map(|column| column.name().to_owned()).collect();
        }
        if row.len() == self.columns.len() {
            self.push((0..row.len()).map(|n| row.try_get(n).ok().flatten()));
        }
        self.text.len() + size_of::<u32>() * self.lengths.len()
    }

    fn push<'a>(&mut self, cells: impl Iterator<Item = Option<&'a str>>) {
        for cell in cells {
            self.lengths.push(cell.map_or(NULL, |text| u32::try_from(text.len()).unwrap_or(NULL)));
            self.text.push_str(cell.unwrap_or_default());
        }
    }

    /// Names of the columns; none where there is no row.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What `make` makes of each row.
    pub(super) fn map_rows<T>(self, make: impl Fn(&Cells<'_>) -> T) -> impl Iterator<Item = T> {
        let (width, mut row, mut from) = (self.columns.len(), 0, 0);
        std::iter::from_fn(move || {
            let lengths = self.lengths.get(row * width..(row + 1) * width).filter(|some| !some.is_empty())?;
            let cells = Cells { text: &self.text[from..], lengths };
            row += 1;
            from += lengths.iter().map(|length| size(*length)).sum::<usize>();
            Some(make(&cells))
        })
    }
}

/// One row.
pub(super) struct Cells<'a> {
    text: &'a str,
    lengths: &'a [u32],
}

impl Cells<'_> {
    /// The cell of a column; `None` where it is null.
    pub(super) fn get(&self, column: usize) -> Option<&str> {
        let length = *self.lengths.get(column).filter(|length| **length != NULL)?;
        let from: usize = self.lengths[..column].iter().map(|length| size(*length)).sum();
        self.text.get(from..from + size(length))
    }
}

fn size(length: u32) -> usize {
    if length == NULL { 0 } else { usize::try_from(length).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_again() {
        let rows = [[Some("a"), None, Some("")], [Some("Zürich"), Some("b"), None]];
        let mut packed = Packed { columns: ["x", "y", "z"].map(str::to_owned).to_vec(), ..Packed::default() };
        rows.iter().for_each(|row| packed.push(row.iter().copied()));
        let again: Vec<Vec<Option<String>>> = packed.map_rows(|row| (0..4).map(|n| row.get(n).map(str::to_owned)).collect()).collect();
        let wanted: Vec<Vec<Option<String>>> =
            rows.iter().map(|row| row.iter().map(|c| c.map(str::to_owned)).chain([None]).collect()).collect();
        assert_eq!(again, wanted);
        assert_eq!(Packed::default().map_rows(|_| ()).count(), 0);
    }
}
