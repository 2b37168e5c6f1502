//! The least that the redis probe needs, as the line that grants it.

/// To be run by an administrator. All of its commands read: names, types, expiry, sizes, and what [`VALUES`] says. Before Redis 7.0 write `~*` for `%R~*`; one unknown word makes the whole line fail, so none
/// is in it that 6.2 does not know.
pub const ACL: &str = "ACL SETUSER plimsoll on >CHOOSE-A-PASSWORD resetchannels %R~* -@all +info +ping +auth +select +scan \
    +randomkey +type +pttl +exists +memory|usage +llen +hlen +hvals +scard +zcard +zcount +zrange +lindex +hget \
    +sscan +config|get +slowlog|get +client|list +client|setname";

/// Its commands that hand out more than names and numbers, and what of that is used.
pub const VALUES: &[(&str, &str)] = &[
    ("lindex", "the job that waits longest in a queue, and the first that run: when they were put there, and their ids"),
    ("hget", "a field of such a job, of a queue's settings or of a worker: times, the library's version, whether it is paused"),
    ("hvals", "the heartbeats of Resque's workers: times"),
    ("zrange", "the next jobs of arq: ids and times"),
    ("sscan", "the sets in which libraries keep the names of their queues and workers"),
    ("slowlog|get", "commands with their arguments: the command, and the pattern of its key"),
    ("client|list", "who is connected: name, library and user, without the address"),
];
