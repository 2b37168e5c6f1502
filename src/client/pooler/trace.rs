//! What points to a pooler where nobody named one. What the server shows is a fact; a name or a port is a hint, and no more.

use crate::redact::Address;

/// Ports that poolers listen on and Postgres does not: PgBouncer and Odyssey, Supavisor, DigitalOcean's, Heroku's.
const PORTS: &[(u16, &str)] = &[(6432, "PgBouncer or Odyssey"), (6543, "Supavisor"), (25061, "DigitalOcean's pool")];

/// What host names of poolers have in them.
const NAMES: &[(&str, &str)] = &[
    (".pooler.supabase.com", "Supavisor"),
    ("-pooler.", "Neon's pooler"),
    (".proxy-", "RDS Proxy"),
    ("pgbouncer", "PgBouncer"),
    ("supavisor", "Supavisor"),
    ("pgcat", "PgCat"),
    ("odyssey", "Odyssey"),
    ("pgpool", "Pgpool-II"),
];

/// What the address looks like; none: it looks like Postgres itself.
pub(super) fn hint(address: &Address) -> Option<String> {
    let (host, port) = super::place(address);
    let host = host.to_lowercase();
    if let Some((_, what)) = NAMES.iter().find(|(part, _)| host.contains(part)) {
        return Some(format!("its host name looks like that of {what}"));
    }
    // Prisma is told of a pooler so.
    if address.expose().query_pairs().any(|(key, value)| key == "pgbouncer" && value == "true") {
        return Some("it says pgbouncer=true".to_owned());
    }
    let port = PORTS.iter().find(|(number, _)| *number == port).filter(|_| !host.starts_with('/'))?;
    Some(format!("its port {} is that of {}", port.0, port.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(address: &str) -> String {
        hint(&Address::parse(address).expect("an address")).unwrap_or_default()
    }

    #[test]
    fn names_and_ports_of_poolers_are_hints_and_others_are_not() {
        for (address, words) in [
            ("postgres://u@aws-0-eu-central-1.pooler.supabase.com:6543/postgres", "Supavisor"),
            ("postgres://u@ep-cool-darkness-123456-pooler.us-east-2.aws.neon.tech/shop", "Neon's pooler"),
            ("postgres://u@shop.proxy-abcdef.eu-west-1.rds.amazonaws.com/shop", "RDS Proxy"),
            ("postgres://u@pgbouncer:5432/shop", "PgBouncer"),
            ("postgres://u@db.example:6432/shop", "its port 6432"),
            ("postgres://u@db.example/shop?pgbouncer=true", "pgbouncer=true"),
        ] {
            assert!(said(address).contains(words), "{address}: {}", said(address));
        }
        for address in [
            "postgres://u@db.example/shop",
            "postgres://u@db.example/shop?pgbouncer=false",
            "postgres://u@shop.abcdef.eu-west-1.rds.amazonaws.com/shop",
            "postgres://u@ep-cool-darkness-123456.us-east-2.aws.neon.tech/shop",
            "postgres://u@localhost:6432/shop?host=/var/run/postgresql",
        ] {
            assert_eq!(said(address), "", "{address}");
        }
    }
}
