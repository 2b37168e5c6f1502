//! An app that answers only to its own name is asked by that, wherever it lies: by the walk, the sign-in and the load.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    extract::Request,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use plimsoll::config::Given;

use crate::{
    app::Looked,
    load::{drive, here, only},
    support::serve,
};

fn app(refused: &Arc<AtomicUsize>) -> String {
    let refused = Arc::clone(refused);
    serve(Router::new().fallback(move |request: Request| {
        let host = request.headers()[header::HOST].to_str().unwrap().to_owned();
        let answer: Response = match request.uri().path() {
            _ if !host.starts_with("shop.example:") => {
                refused.fetch_add(1, Ordering::Relaxed);
                (StatusCode::MISDIRECTED_REQUEST, "Misdirected Request").into_response()
            }
            "/old" => Redirect::to(&format!("http://{host}/about")).into_response(),
            "/" => Html(format!("<p>The shop</p><a href=http://{host}/about>about</a> <a href=/old>old</a>")).into_response(),
            "/about" => Html("<p>About the shop and all of its friends</p>").into_response(),
            _ => StatusCode::NOT_FOUND.into_response(),
        };
        async move { answer }
    }))
}

const NAMED: &str = "[app]\nhost = \"shop.example\"\n";

#[test]
fn it_is_seen_by_the_name_that_it_answers_to() {
    let refused = Arc::default();
    let url = app(&refused);
    let looked = Looked::given(Given { app: Some(url.clone()), ..Given::default() }, NAMED);
    assert_eq!(looked.all("select path from http_response where kind = 'page' order by path"), ["/", "/about"]);
    assert_eq!(looked.one::<i64>("select is_public from http_site"), 0, "it lies here, whatever its name");
    let loaded = drive(&url, &only("/about"), &format!("{NAMED}{}", here("max_seconds = 6\nmax_rate = 20\n")));
    assert_eq!(loaded.one::<i64>("select count(*) from load_error"), 0);
    assert!(loaded.one::<i64>("select count(*) from load_step") > 0);
    assert_eq!(refused.load(Ordering::Relaxed), 0);
    let looked = Looked::at(&url);
    assert!(looked.unseen("http_page").1.contains("host"), "{:?}", looked.unseen("http_page"));
}

#[test]
fn a_name_with_more_than_a_name_is_told() {
    for name in ["http://shop.example", "shop.example:8000", "shop.example/x", ""] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plimsoll.toml"), format!("[app]\nhost = \"{name}\"\n")).unwrap();
        let fault = plimsoll::config::discover(&Given::default(), folder.path()).unwrap_err().to_string();
        assert!(fault.contains("wants the bare name"), "{name}: {fault}");
    }
}
