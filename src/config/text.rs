//! Files of a project that are read whole: only those that somebody could have written.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
};

/// The longest; a compose file of a hundred services has a hundredth of it.
const MOST_BYTES: u64 = 4 << 20;

/// The text of a file.
///
/// # Errors
/// When it cannot be read, is no file, such as a device or a pipe without end, or is too long.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    let refused = |why: &str| Err(io::Error::new(io::ErrorKind::InvalidInput, why.to_owned()));
    if !fs::metadata(path)?.is_file() {
        return refused("it is no file");
    }
    let mut text = String::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MOST_BYTES {
        return refused("it is larger than 4 MB");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_and_what_has_no_end_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".env");
        fs::write(&path, "A=1\n").expect("written");
        assert_eq!(read_text(&path).expect("a text"), "A=1\n");
        fs::write(&path, vec![b'x'; 5 << 20]).expect("written");
        assert!(read_text(&path).expect_err("too long").to_string().contains("4 MB"));
        assert!(read_text(Path::new("/dev/zero")).is_err());
        assert_eq!(read_text(&folder.path().join("none")).expect_err("not there").kind(), io::ErrorKind::NotFound);
    }
}
