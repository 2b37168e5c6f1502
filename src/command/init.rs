//! `plimsoll init`: a configuration and a first scenario from what a crawl of the app finds.

use std::{fmt::Write as _, fs, path::Path};

use chrono::Utc;

use super::{Answer, Failure, runtime, targets};
use crate::{
    cli::InitArgs,
    config::Target,
    probe::{
        self, PROBES, Probe,
        app::{GraphQl, Offers, SignInForm, TokenEndpoint, WaysIn},
    },
    redact::Address,
    run::{self, Answering},
    snapshot::Snapshot,
    stop::Stop,
};

/// The scenario that is written.
const SCENARIO: &str = "scenarios/visit.toml";
/// The configuration that is written.
const CONFIG: &str = "plimsoll.toml";
/// The most steps of each kind: a first scenario is to be read and changed.
const MOST_STEPS: usize = 5;

/// Crawls the app, and writes both files.
pub(super) fn run(args: &InitArgs, folder: &Path) -> Result<Answer, Failure> {
    let target = targets::find(&args.targets, folder)?;
    let Some(app) = target.app.clone() else {
        return Err(Failure::NoApp { command: "init" });
    };
    let sign_in = target.config.sign_in.as_ref().map(|path| path.display().to_string());
    for file in [CONFIG, SCENARIO].into_iter().chain(sign_in.as_deref()) {
        if !args.force && folder.join(file).exists() {
            return Err(Failure::Exists { path: file.to_owned() });
        }
    }
    let snapshot = Snapshot::scratch(&target, Utc::now())?;
    runtime()?.block_on(probe::collect(app_probe(), &target, &snapshot, &Stop::on_signal(), &|_| ()))?;
    let found = run::answering(&snapshot)?;
    write(folder, CONFIG, &config(&target, &app.address, sign_in.as_deref()))?;
    let Offers { graphql, missing } = runtime()?.block_on(probe::app::find_offers(&target)).unwrap_or_default();
    write(folder, SCENARIO, &scenario(&found, graphql.as_ref()))?;
    let mut words = format!(
        "The crawl found {} pages and {} endpoints that answer.\nwrote {CONFIG}\nwrote {SCENARIO}: read it, make it what your users do\n",
        found.iter().filter(|a| a.kind == "page").count(),
        found.iter().filter(|a| a.kind == "api").count()
    );
    words.push_str(&told_of(graphql.as_ref()));
    if !missing.is_empty() {
        let _ = writeln!(words, "Not found at a usual path: {}.", missing.join(", "));
    }
    let has_queries = graphql.as_ref().and_then(|found| found.queries.as_ref()).is_some_and(|queries| !queries.is_empty());
    if !has_queries && found.iter().all(|a| a.kind == "page") {
        words.push_str(
            "No endpoint was found, so a load would measure pages alone, which is no product's limit where scripts fill them: `plimsoll import` \
             takes what they ask for from a HAR of a browser's network panel, an access log or an OpenAPI file\n",
        );
    }
    if let Some(file) = &sign_in {
        let WaysIn { form, token } = runtime()?.block_on(probe::app::find_ways_in(&target)).unwrap_or_default();
        write(folder, file, &sign_in_steps(form.as_ref(), token))?;
        let fill_in = "put the name of a test user into it, and its password into TEST_PASSWORD";
        let told = match (&form, token) {
            (Some(form), _) => format!("the form at {}; {fill_in}", form.path),
            (None, Some(token)) => format!("a script or description names {}, which most likely gives a token; {fill_in}", token.path),
            (None, None) => "neither a form that asks for a password nor an address that gives a token was found: name it".to_owned(),
        };
        let _ = writeln!(words, "wrote {file}: {told}");
    }
    words.push_str("next: plimsoll scan");
    Ok(Answer::fine(words))
}

/// Only the app is looked at.
fn app_probe() -> &'static [&'static dyn Probe] {
    let at = PROBES.iter().position(|p| p.name() == "app").expect("there is a probe of the app");
    &PROBES[at..=at]
}

fn write(folder: &Path, file: &str, text: &str) -> Result<(), Failure> {
    let path = folder.join(file);
    let failed = |source| Failure::Write { path: path.display().to_string(), source };
    fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
    fs::write(&path, text).map_err(failed)
}

/// The file names no address with a password: those stay in the environment.
fn config(target: &Target, app: &Address, sign_in: Option<&str>) -> String {
    let host = app.host();
    let is_local = target.environment == "development";
    let (mark, reason) = if is_local {
        ("", "This machine may be loaded.")
    } else {
        ("# ", "Take the mark away where load may be sent: never to a host that others depend on.")
    };
    let address = quoted(&app.masked());
    let sign_in = sign_in.map_or_else(String::new, |file| format!("sign_in     = {}\n", quoted(file)));
    format!(
        "# plimsoll.toml: what a system cannot tell of itself. Addresses with passwords stay in DATABASE_URL and REDIS_URL.\n\
         name        = {}\nenvironment = {}\n{sign_in}\n[targets]\napp = {address}\n\n[load]\n# {reason}\n{mark}hosts = [{}]\nmax_seconds = 300\n\n\
         [objective]          # what a good answer is\np95_ms    = 300\nerror_pct = 1.0\n\n\
         [plan]\nstage = 1000         # users planned for: 100, 1000 or 10000\n# instances = 2      # running copies of the app\n\
         # pool_size = 10     # Postgres connections that one copy may open\n",
        quoted(&target.name),
        quoted(&target.environment),
        quoted(host)
    )
}

/// What was found of a GraphQL endpoint.
fn told_of(found: Option<&GraphQl>) -> String {
    let Some(GraphQl { path, queries, left_out }) = found else { return String::new() };
    let Some(queries) = queries else {
        return format!(
            "{path} is a GraphQL endpoint that does not tell its queries (introspection is off): import a HAR of a browser's network panel, \
             or switch it on where only you come.\n"
        );
    };
    let others = if *left_out == 0 { String::new() } else { format!("; {left_out} others want an argument, or gave no data") };
    format!("{path} is a GraphQL endpoint: {} of its queries answer without an argument{others}.\n", queries.len())
}

fn scenario(found: &[Answering], graphql: Option<&GraphQl>) -> String {
    let mut text = String::from(
        "why    = \"A visitor looks around\"\npause  = \"1s..3s\"               # between two steps\nlimits = { p95_ms = 300, error_pct = 1.0 }\n",
    );
    // A brace would be a parameter of ours.
    let plain = |a: &&Answering| !a.path.contains(['{', '}']);
    for kind in ["page", "api"] {
        for answering in found.iter().filter(plain).filter(|a| a.kind == kind).take(MOST_STEPS) {
            let path = quoted(&answering.path);
            let _ = write!(text, "\n[[step]]\nname   = {path}\nget    = {path}\nexpect = {{ status = 200 }}\n");
        }
    }
    let queries = graphql.iter().flat_map(|graphql| graphql.queries.iter().flatten().map(move |query| (graphql, query)));
    let mut is_empty = found.is_empty();
    for (graphql, (name, query)) in queries.take(MOST_STEPS) {
        let (header, value) = GraphQl::header();
        let _ = write!(
            text,
            "\n[[step]]\nname    = {}\nget     = {}\nheaders = {{ {header} = \"{value}\" }}\nexpect  = {{ status = 200 }}\n",
            quoted(&format!("query {name}")),
            quoted(&graphql.address(query)),
        );
        is_empty = false;
    }
    if is_empty {
        text.push_str("\n# The crawl found nothing that answers 200: name a path of yours.\n[[step]]\nname   = \"start page\"\nget    = \"/\"\nexpect = { status = 200 }\n");
    }
    text
}

/// How a token is had where nothing tells.
const USUAL_TOKEN: (&str, bool, &str, &str) = ("/api/login", false, "email", "/access_token");

/// A first draft: the form that was found, else how a token is had.
fn sign_in_steps(form: Option<&SignInForm>, token: Option<TokenEndpoint>) -> String {
    let why = "why = \"A test user signs in\"\n";
    let Some(form) = form else {
        let (path, is_form, user, pointer) = token.map_or(USUAL_TOKEN, |t| (t.path, t.is_form, t.user, t.token));
        let kind = if is_form { "form" } else { "json" };
        let grant = if is_form { "grant_type = \"password\", " } else { "" };
        // Supabase tells the projects of one host apart by it; it stands in every page.
        let key = if path.contains("/auth/v1/") { "headers = { apikey = \"$SUPABASE_ANON_KEY\" }\n" } else { "" };
        return format!(
            "{why}\n# What is shown with each request once the token is there.\n[session]\nheaders = {{ authorization = \"Bearer {{token}}\" }}\n\n\
             [[step]]\nname = \"sign in\"\npost = {}   # the address that gives it\n{key}\
             {kind} = {{ {grant}{user} = \"test@example.com\", password = \"$TEST_PASSWORD\" }}\n\
             save = {{ token = {} }}   # where it stands in the answer\n",
            quoted(path),
            quoted(pointer)
        );
    };
    let texts = form.fields.texts.iter().map(|name| format!("{} = \"test@example.com\", ", quoted(name)));
    format!(
        "{why}\n[[step]]\nname    = \"sign in\"\nform_of = {}\nform    = {{ {}{} = \"$TEST_PASSWORD\" }}   # a variable of the environment or of .env\n",
        quoted(&form.path),
        texts.collect::<String>(),
        quoted(&form.fields.password)
    )
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::Config,
        scenario::{FormFields, Scenario},
    };

    #[test]
    fn a_draft_of_a_sign_in_can_be_read() {
        let fields = FormFields { texts: vec!["user[email]".to_owned()], password: "user[password]".to_owned() };
        let form = SignInForm { path: "/users/sign_in".to_owned(), fields };
        let steps = |form: Option<&SignInForm>| Scenario::parse("sign-in.toml", &sign_in_steps(form, None)).expect("a scenario");
        assert_eq!(steps(Some(&form)).steps.len(), 2, "the form, and what is sent");
        let token = steps(None);
        assert_eq!((token.steps.len(), token.session.map(|session| session.headers.len())), (1, Some(1)));
    }

    #[test]
    fn what_is_written_can_be_read() {
        let found = [("page", "/"), ("page", "/a \"b\""), ("api", "/api/items?page=1"), ("api", "/odd/{id}")];
        let found: Vec<Answering> =
            found.iter().map(|(kind, path)| Answering { kind: (*kind).to_owned(), path: (*path).to_owned() }).collect();
        let graphql = GraphQl {
            path: "/graphql".to_owned(),
            queries: Some(vec![("products".to_owned(), "{products{id name}}".to_owned())]),
            left_out: 0,
        };
        let scenario = Scenario::parse("visit.toml", &scenario(&found, Some(&graphql))).expect("a scenario");
        assert_eq!(scenario.steps.len(), 4);
        assert_eq!(scenario.steps[3].path.text(), "/graphql?query=%7Bproducts%7Bid%20name%7D%7D");
        let empty = Scenario::parse("visit.toml", &super::scenario(&[], None)).expect("a scenario");
        assert_eq!(empty.steps.len(), 1);
        let target = Target { name: "a \"shop\"".to_owned(), environment: "production".to_owned(), ..Target::default() };
        let app = Address::parse("https://shop.example").expect("an address");
        let config = Config::parse(&config(&target, &app, Some("scenarios/sign-in.toml")), CONFIG).expect("a configuration");
        assert_eq!((config.name.as_deref(), config.load.hosts.len()), (Some("a \"shop\""), 0));
    }
}
