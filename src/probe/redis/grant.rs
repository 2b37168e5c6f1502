//! The least that the redis probe needs, as the line that grants it.

/// To be run by an administrator. All of its commands read: names, types, sizes, and of a job queue the envelope of the
/// job that waits longest. Before Redis 7.0 write `~*` for `%R~*`; one unknown word makes the whole line fail, so none
/// is in it that 6.2 does not know.
pub const ACL: &str = "ACL SETUSER plimsoll on >CHOOSE-A-PASSWORD resetchannels %R~* -@all +info +ping +auth +select +scan \
    +randomkey +type +pttl +exists +memory|usage +llen +hlen +hvals +scard +zcard +zcount +zrange +lindex +hget \
    +sscan +config|get +slowlog|get +client|list +client|setname";
