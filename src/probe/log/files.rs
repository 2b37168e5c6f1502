//! Log files that the user named: one, a folder of them, or a pattern; rotated and packed ones too, the newest first.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant, SystemTime},
};

use flate2::read::MultiGzDecoder;

use super::{
    feed::{Feed, Told},
    tally::Tally,
};
use crate::{
    quote::shell_operand,
    snapshot::{Kind, Unseen},
};

/// The most bytes that are read, unpacked.
const MOST_BYTES: u64 = 16 << 30;
/// The longest that reading may take.
const LONGEST: Duration = Duration::from_secs(60);

/// A file that was looked at.
pub(super) struct Looked {
    pub(super) name: String,
    pub(super) place: &'static str,
    pub(super) told: Told,
    pub(super) is_capped: bool,
}

/// All files together.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) tally: Tally,
    pub(super) looked: Vec<Looked>,
}

/// A file to read.
struct Candidate {
    path: PathBuf,
    size: u64,
    modified: SystemTime,
    /// False where it only lies in a folder that was named.
    is_named: bool,
}

/// Reads the files behind `paths`, until `stop`.
pub(super) fn read(paths: &[PathBuf], own_prefix: Option<&str>, stop: &AtomicBool) -> Result<Reading, Unseen> {
    let (mut reading, mut window) = (Reading::default(), Vec::new());
    let (start, mut left) = (Instant::now(), MOST_BYTES);
    let is_over = || stop.load(Ordering::Relaxed) || start.elapsed() > LONGEST;
    for candidate in find(paths)? {
        let name = unused(&reading, &candidate.path);
        if left == 0 || is_over() {
            let told = Told { problem: Some("the newer files were all that could be read in time".to_owned()), ..Told::default() };
            reading.looked.push(Looked { name, place: "file", told, is_capped: true });
            continue;
        }
        let (told, is_capped) = read_one(&candidate, own_prefix, left, &is_over, &mut window, &mut reading.tally);
        left = left.saturating_sub(told.bytes);
        // A folder may hold other files.
        if candidate.is_named || told.format.is_some() || told.bytes == 0 {
            reading.looked.push(Looked { name, place: "file", told, is_capped });
        }
    }
    if reading.looked.iter().any(|looked| looked.told.entries > 0) { Ok(reading) } else { Err(nothing(&reading, paths)) }
}

/// Why there are no facts.
fn nothing(reading: &Reading, paths: &[PathBuf]) -> Unseen {
    let cure = "name a log file of Postgres, or the folder of its log files, with --log, PLIMSOLL_LOG or targets.log";
    let problem = reading.looked.iter().find_map(|l| l.told.problem.as_ref().map(|why| format!("`{}`: {why}", l.name)));
    let is_empty = !reading.looked.is_empty();
    let reason = problem.unwrap_or_else(|| {
        let named = paths.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(", ");
        if is_empty { format!("{named}: nothing was logged there yet") } else { format!("{named}: there is no log of Postgres") }
    });
    Unseen::new(Kind::Failed, reason).cured_by(cure)
}

/// The file's name; with a number where another of that name was read.
fn unused(reading: &Reading, path: &Path) -> String {
    let plain = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let is_taken = |name: &String| reading.looked.iter().any(|looked| looked.name == *name);
    (1..).map(|n| if n == 1 { plain.clone() } else { format!("{plain} ({n})") }).find(|name| !is_taken(name)).unwrap_or(plain.clone())
}

fn read_one(
    candidate: &Candidate,
    own_prefix: Option<&str>,
    left: u64,
    is_over: &dyn Fn() -> bool,
    window: &mut Vec<u8>,
    tally: &mut Tally,
) -> (Told, bool) {
    let failed = |error: &io::Error| (Told { problem: Some(words(error)), ..Told::default() }, false);
    let (mut source, from) = match open(candidate, left) {
        Ok(opened) => opened,
        Err(error) => return failed(&error),
    };
    let mut feed = Feed::new(window, own_prefix, from > 0, tally);
    let (mut read, mut is_capped, mut problem) = (0, from > 0, None);
    loop {
        if is_over() || read >= left {
            is_capped = true;
            break;
        }
        match source.read(feed.space()) {
            Ok(0) => break,
            Ok(count) => {
                read += count as u64;
                if !feed.filled(count) {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                problem = Some(words(&error));
                break;
            }
        }
    }
    let told = feed.end();
    let problem = problem.or(told.problem);
    (Told { problem, ..told }, is_capped)
}

/// The bytes of a file, unpacked, and where reading starts: not at the start of one that is too long. A file that grows
/// is read as far as it went when it was found.
fn open(candidate: &Candidate, left: u64) -> io::Result<(Box<dyn Read>, u64)> {
    let mut file = File::open(&candidate.path)?;
    let mut magic = [0; 6];
    let length = file.read(&mut magic)?;
    let foreign = [(&b"\xFD7zXZ\0"[..], "xz"), (b"\x28\xB5\x2F\xFD", "zstd"), (b"BZh", "bzip2"), (b"PK\x03\x04", "zip")];
    if let Some((_, tool)) = foreign.iter().find(|(start, _)| magic[..length].starts_with(start)) {
        let why = format!("it is packed with {tool}, which is not read: unpack it, or pack it with gzip");
        return Err(io::Error::other(why));
    }
    if magic.starts_with(&[0x1F, 0x8B]) {
        file.rewind()?;
        return Ok((Box::new(MultiGzDecoder::new(file)), 0));
    }
    let from = candidate.size.saturating_sub(left);
    file.seek(SeekFrom::Start(from))?;
    Ok((Box::new(file.take(candidate.size - from)), from))
}

/// An error of the system, in words that say what to do.
fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "it may not be read by the user that scans".to_owned(),
        io::ErrorKind::NotFound => "it is not there any more".to_owned(),
        io::ErrorKind::UnexpectedEof => "it ends in the middle: the packed file is not whole".to_owned(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => "the packed file is damaged".to_owned(),
        _ => error.to_string(),
    }
}

/// The files behind `paths`, the newest first.
fn find(paths: &[PathBuf]) -> Result<Vec<Candidate>, Unseen> {
    let mut found = Vec::new();
    for path in paths {
        let refused = |error: io::Error| refusal(path, &error);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.contains(['*', '?']) && !path.exists() {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let all = list(folder, true).map_err(refused)?;
            let fit = all.into_iter().filter(|c| fits(&name, &c.path.file_name().unwrap_or_default().to_string_lossy()));
            found.extend(richest(fit.collect()));
        } else if fs::metadata(path).map_err(refused)?.is_dir() {
            found.extend(richest(list(path, false).map_err(refused)?));
        } else {
            found.push(candidate(path.clone(), true).map_err(refused)?);
        }
    }
    found.sort_by(|a, b| (b.modified, &b.path).cmp(&(a.modified, &a.path)));
    found.dedup_by(|a, b| a.path == b.path);
    Ok(found)
}

fn candidate(path: PathBuf, is_named: bool) -> io::Result<Candidate> {
    let about = fs::metadata(&path)?;
    if !about.is_file() {
        return Err(io::Error::other("it is neither a file nor a folder"));
    }
    if is_named {
        File::open(&path)?;
    }
    Ok(Candidate { size: about.len(), modified: about.modified().unwrap_or(SystemTime::UNIX_EPOCH), path, is_named })
}

/// The files of a folder, hidden ones and links to nothing left out.
fn list(folder: &Path, is_named: bool) -> io::Result<Vec<Candidate>> {
    let names = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let is_plain =
        |path: &PathBuf| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.') && name != "current_logfiles");
    Ok(names.filter(is_plain).filter(|path| path.is_file()).filter_map(|path| candidate(path, is_named).ok()).collect())
}

/// Of one log in several formats, the one that tells most.
fn richest(all: Vec<Candidate>) -> Vec<Candidate> {
    let names: Vec<String> = all.iter().map(|c| c.path.file_name().unwrap_or_default().to_string_lossy().into_owned()).collect();
    let chosen = richest_names(&names);
    all.into_iter().zip(names).filter(|(_, name)| chosen.contains(name)).map(|(candidate, _)| candidate).collect()
}

/// The same for names: `x.json` wins over `x.csv`, and that over `x.log`.
pub(super) fn richest_names(names: &[String]) -> Vec<String> {
    let mut best: BTreeMap<String, (usize, &String)> = BTreeMap::new();
    for name in names {
        let endings = [".json", ".csv", ".log"];
        let rank = endings.iter().position(|ending| name.contains(ending)).unwrap_or(endings.len());
        let stem = endings.get(rank).map_or(name.clone(), |ending| name.replacen(ending, "", 1));
        // A name without such an ending stands for itself.
        let key = if rank == endings.len() { format!("/{stem}") } else { stem };
        let place = best.entry(key).or_insert((rank, name));
        if rank < place.0 {
            *place = (rank, name);
        }
    }
    best.into_values().map(|(_, name)| name.clone()).collect()
}

/// True where `name` fits a pattern with `*` and `?`.
fn fits(pattern: &str, name: &str) -> bool {
    let escaped = regex::escape(pattern).replace(r"\*", ".*").replace(r"\?", ".");
    regex::Regex::new(&format!("^(?s:{escaped})$")).is_ok_and(|pattern| pattern.is_match(name))
}

fn refusal(path: &Path, error: &io::Error) -> Unseen {
    let shown = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => Unseen::new(Kind::Unreachable, format!("the log `{shown}` does not exist"))
            .cured_by("correct the path behind --log, PLIMSOLL_LOG or targets.log"),
        io::ErrorKind::PermissionDenied => Unseen::new(Kind::Denied, format!("the log `{shown}` may not be read by the user that scans"))
            .cured_by(format!("let this user read it, for example: sudo setfacl -R -m u:$USER:rX {}", shell_operand(&shown.to_string()))),
        _ => Unseen::new(Kind::Failed, format!("the log `{shown}` cannot be read: {error}")).cured_by("name a file or a folder"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_log_in_several_formats_the_richest_is_read() {
        let names = ["a.log", "a.csv", "a.json", "b.log", "b.csv.gz", "b.log.gz", "c", "a.log.1"].map(str::to_owned);
        assert_eq!(richest_names(&names), ["c", "a.json", "a.log.1", "b.log", "b.csv.gz"]);
    }

    #[test]
    fn patterns_have_stars() {
        for (pattern, name, does) in
            [("*.log", "a.log", true), ("*.log", "a.log.gz", false), ("a?.l*", "ab.log.1", true), ("a.log", "aXlog", false)]
        {
            assert_eq!(fits(pattern, name), does, "{pattern} {name}");
        }
    }
}
