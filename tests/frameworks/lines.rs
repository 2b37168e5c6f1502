//! How near the load line of the shops comes to the truth, which is what a long hold at the same shop shows: `make bench-shops`.

use serde_json::Value;

use super::shops::{CACHE, QUEUE, Shop};

/// The line is to lie within these two of the truth: so a hold at the first share of it meets the objective, and one at the other does not.
const SHARES: [f64; 2] = [1.0 / 1.02, 1.0 / 0.85];
/// Of a hold, seconds.
const HOLD_S: u32 = 150;

#[expect(clippy::print_stdout, reason = "its table is what it is for")]
fn line(name: &str, redis: &str) {
    let shop = Shop::well(name, redis);
    let load = shop.scan("").run["load"].clone();
    let number = |value: &Value| value.as_f64().map_or("-".to_owned(), |x| format!("{x:.1}"));
    let ends = &load["line"];
    println!("c={name} line {} to {} ({})", number(&ends["proven_per_s"]), number(&ends["failed_per_s"]), ends["ended"]);
    for step in load["steps"].as_array().unwrap() {
        let told =
            [&step["offered_per_s"], &step["seconds"], &step["p95_ms"], &step["start_lag_p99_ms"], &step["generator_cpu_pct"]].map(number);
        println!("c={name} line step {}: {}: {}", told.join(" "), step["verdict"], step["because"]);
    }
    let Some(proven) = ends["proven_per_s"].as_f64() else { return };
    for per_s in SHARES.map(|share| share * proven) {
        let load = shop.scan(&format!("shape = \"soak\"\nrate = {per_s:.2}\nmax_seconds = {HOLD_S}\n")).run["load"].clone();
        let step = &load["steps"][0];
        let told = [&step["seconds"], &step["requests"], &step["p50_ms"], &step["p95_ms"], &step["error_pct"]].map(number);
        println!("c={name} line held at {per_s:.1}: seconds, requests, p50 ms, p95 ms, failed %: {}", told.join(" "));
    }
}

#[test]
#[ignore = "takes half an hour with the two below: make bench-shops"]
fn of_django() {
    line("shop-django", CACHE);
}

#[test]
#[ignore = "make bench-shops"]
fn of_express_with_prisma() {
    line("shop-prisma", QUEUE);
}

#[test]
#[ignore = "make bench-shops"]
fn of_fastapi() {
    line("shop-fastapi", CACHE);
}
