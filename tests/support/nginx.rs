//! A real nginx, as a user who is not root.

use super::{Guard, free_port};

/// A running nginx.
pub(crate) struct Nginx {
    guard: Guard,
    port: u16,
}

impl Nginx {
    /// Starts one. `server` is the inside of its `server { … }`; `{port}` in it is the port to listen on, `$DIR` its
    /// folder. Each of `files` lies in that folder.
    pub(crate) fn start(server: &str, files: &[(&str, &str)]) -> Self {
        Self::start_in("", server, files)
    }

    /// The same with lines of `http { … }` beside the server.
    pub(crate) fn start_in(http: &str, server: &str, files: &[(&str, &str)]) -> Self {
        let port = free_port();
        let write: String = files
            .iter()
            .map(|(name, text)| format!("mkdir -p \"$(dirname {name})\"\ncat > {name} <<'END_OF_FILE'\n{text}\nEND_OF_FILE\n"))
            .collect();
        let server = server.replace("{port}", &port.to_string());
        // Variables of nginx are none of the shell; where the folder is named, all others are written `\\$`.
        let (quoted, unquoted) = if http.is_empty() { (String::new(), server) } else { (server, "include server.conf;".to_owned()) };
        let script = format!(
            r#"{write}cat > http.conf <<'CONF'
{http}
CONF
cat > server.conf <<'CONF'
{quoted}
CONF
sed -i "s|[$]DIR|$DIR|g" server.conf
cat > nginx.conf <<CONF
daemon off;
worker_processes 1;
pid $DIR/nginx.pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path $DIR/t1; proxy_temp_path $DIR/t2; fastcgi_temp_path $DIR/t3; uwsgi_temp_path $DIR/t4; scgi_temp_path $DIR/t5;
    types {{ text/html html; text/css css; text/javascript js; }}
    include http.conf;
    server {{ {unquoted} }}
}}
CONF
nginx -t -p "$DIR" -e stderr -c "$DIR/nginx.conf"
exec nginx -p "$DIR" -e stderr -c "$DIR/nginx.conf""#
        );
        let mut guard = Guard::start(Some("www-data"), &script);
        guard.wait_for_port("nginx", port);
        Self { guard, port }
    }

    /// The socket `app.sock` in its folder, once it listens there.
    pub(crate) fn socket(&mut self) -> String {
        let path = self.guard.folder().join("app.sock");
        self.guard.wait_until("nginx at its socket", || std::os::unix::net::UnixStream::connect(&path).is_ok());
        path.display().to_string()
    }

    /// `scheme://host:port` of it.
    pub(crate) fn url(&self, scheme: &str, host: &str) -> String {
        format!("{scheme}://{host}:{}", self.port)
    }
}

/// The parts of a snippet for `http { … }` and for `server { … }`, as its comments say. Without one it is all for the server.
pub(crate) fn parted(snippet: &str) -> (String, String) {
    let (mut http, mut server, mut is_server) = (String::new(), String::new(), true);
    for line in snippet.lines() {
        if line.starts_with('#') && (line.contains("in http {") || line.contains("in server {")) {
            is_server = line.contains("in server {");
        }
        let part = if is_server { &mut server } else { &mut http };
        part.push_str(line);
        part.push('\n');
    }
    (http, server)
}
