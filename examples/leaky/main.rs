//! Harbour: a small but real MVP on Postgres and Redis with faults planted on purpose, and its mended twin: the same
//! code with every switch turned the other way.
//!
//! `faults.toml` lists each fault with the check that must find it. The example sets its servers up as the fault says
//! (`ALTER SYSTEM`, `CONFIG SET`), so it accepts throw-away servers on loopback only.

mod api;
mod assets;
mod config;
mod failure;
mod feed;
mod harbour;
mod jobs;
mod layers;
mod meters;
mod operations;
mod pages;
mod picture;
mod session;
mod setup;
mod switches;
mod uploads;

use std::{error::Error, io, path::PathBuf, sync::Arc, time::Duration};

use clap::Parser;
use tokio::{
    net::TcpListener,
    signal,
    sync::{oneshot, watch},
};

use harbour::Harbour;
use switches::Switches;

/// How long requests under way may take once the end is asked for.
const PATIENCE: Duration = Duration::from_secs(1);

/// A small MVP with planted faults, for throw-away servers on loopback.
#[derive(Parser)]
#[command(name = "leaky")]
struct Arguments {
    /// A superuser's address; the database is created where it is missing.
    #[arg(long, default_value = "postgres://postgres@127.0.0.1:5432/harbour_production")]
    postgres: String,
    /// The address of Redis.
    #[arg(long, default_value = "redis://127.0.0.1:6379")]
    redis: String,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Mends every fault.
    #[arg(long)]
    mended: bool,
    /// Mends one fault; may be repeated.
    #[arg(long, value_name = "NAME")]
    mend: Vec<String>,
    /// Plants one fault; may be repeated.
    #[arg(long, value_name = "NAME")]
    leak: Vec<String>,
    /// Serves beside another instance that has set the servers up.
    #[arg(long)]
    join: bool,
    /// Stops when standard input closes.
    #[arg(long)]
    hang_on_stdin: bool,
    /// Writes plimsoll.toml and the scenarios for this instance into the folder.
    #[arg(long, value_name = "FOLDER")]
    write_config: Option<PathBuf>,
    /// Prints options for initdb, and ends.
    #[arg(long)]
    print_initdb_options: bool,
    /// Prints lines for postgresql.conf that need a restart, and ends.
    #[arg(long)]
    print_postgres_conf: bool,
    /// Prints options for redis-server that are needed from its start, and ends.
    #[arg(long)]
    print_redis_options: bool,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let switches = Switches::new(arguments.mended, &arguments.mend, &arguments.leak)?;
    if arguments.print_initdb_options {
        say(setup::settings::initdb_options(&switches));
        return Ok(());
    }
    if arguments.print_postgres_conf {
        say(setup::settings::postgres_conf(&switches).trim_end());
        return Ok(());
    }
    if arguments.print_redis_options {
        say(setup::settings::redis_options(&switches).trim_end());
        return Ok(());
    }
    serve(arguments, switches).await
}

async fn serve(arguments: Arguments, switches: Switches) -> Result<(), Box<dyn Error>> {
    if !arguments.join {
        setup::prepare(&arguments.postgres, &arguments.redis, &switches).await?;
    }
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    let address = listener.local_addr()?;
    let harbour = Arc::new(Harbour::open(switches, &arguments.postgres, &arguments.redis, address).await?);
    if let Some(folder) = &arguments.write_config {
        config::write(folder, &harbour, &arguments.postgres, &arguments.redis)?;
    }
    jobs::start_worker(&harbour).await?;
    let router = layers::router(&harbour);
    say(&format!("listening on http://{address}"));
    let (asked, end) = watch::channel(false);
    tokio::spawn(async move {
        end_is_asked(arguments.hang_on_stdin).await;
        let _ = asked.send(true);
    });
    let wait = |mut end: watch::Receiver<bool>| async move {
        let _ = end.wait_for(|is_asked| *is_asked).await;
    };
    let service = axum::serve(listener, router).with_graceful_shutdown(wait(end.clone()));
    // The idle connection of a client must not hold the end up.
    tokio::select! {
        served = service => served?,
        () = async { wait(end).await; tokio::time::sleep(PATIENCE).await } => {}
    }
    Ok(())
}

/// Ends on SIGINT, on SIGTERM and, where asked, when standard input closes.
async fn end_is_asked(hangs_on_stdin: bool) {
    let (closing, closed) = oneshot::channel::<()>();
    // A thread, for a read of standard input cannot be called off.
    std::thread::spawn(move || {
        if hangs_on_stdin {
            let _ = io::copy(&mut io::stdin(), &mut io::sink());
        } else {
            std::thread::park();
        }
        drop(closing);
    });
    let mut terminated = signal::unix::signal(signal::unix::SignalKind::terminate()).expect("a handler can be installed");
    tokio::select! {
        _ = closed => {}
        _ = signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}

/// Standard output carries the lines that a starter waits for.
#[expect(clippy::print_stdout, reason = "the starter reads these lines")]
fn say(line: &str) {
    println!("{line}");
}
