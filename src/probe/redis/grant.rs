//! The least that the redis probe needs, as the line that grants it.

use super::info::Info;

/// The name of the user that the line makes.
pub const USER: &str = "plimsoll";

/// Commands that every version since 6.2 knows. All of them read.
const COMMANDS: &str = "+info +ping +hello +auth +select +dbsize +scan +randomkey +type +pttl +exists +memory|usage +object|encoding \
    +llen +hlen +scard +zcard +zcount +lindex +zrange +hget +hmget +hkeys +sscan +zscore +config|get +slowlog|get +client|list \
    +client|setname +acl|whoami";

/// `ACL SETUSER …` for this server: reads names, types, sizes and job envelopes; no value of the app's, no write.
/// The password is the reader's to choose. One unknown word would make the whole line fail, so it fits the version.
#[must_use]
pub fn acl_line(info: &Info) -> String {
    let (flavour, version) = info.product();
    let mut numbers = version.split('.').filter_map(|n| n.parse::<u32>().ok());
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    // `%R~`, keys that may only be read, came with 7.0.
    let keys = if flavour == "redis" && version < (7, 0) { "~*" } else { "%R~*" };
    format!("ACL SETUSER {USER} on >CHOOSE-A-PASSWORD resetchannels {keys} -@all {COMMANDS}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_fits_the_version() {
        let line = |info: &str| acl_line(&Info::parse(info));
        assert!(line("redis_version:6.2.5\r\n").contains(" ~* "));
        assert!(line("redis_version:7.0.15\r\n").contains(" %R~* "));
        assert!(line("redis_version:7.2.4\r\nvalkey_version:9.1.2\r\n").contains(" %R~* "));
    }
}
