//! A console that answers what a test tells it to, as PgBouncer would on the wire: one simple query, one table.

use std::{collections::BTreeMap, sync::Arc};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::block_on;

/// `SHOW word` → the names of its columns and its rows.
pub(crate) type Answers = BTreeMap<&'static str, (Vec<&'static str>, Vec<Vec<&'static str>>)>;

/// Starts one, and gives its address.
pub(crate) fn start(answers: Answers) -> String {
    block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let answers = Arc::new(answers);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answers)));
            }
        });
        format!("postgres://stats@{address}?sslmode=disable")
    })
}

async fn serve(mut stream: TcpStream, answers: Arc<Answers>) -> std::io::Result<()> {
    let length = stream.read_u32().await?;
    stream.read_exact(&mut vec![0; length as usize - 4]).await?;
    let ready = || message(b'Z', b"I");
    stream.write_all(&[message(b'R', &0_u32.to_be_bytes()), ready()].concat()).await?;
    loop {
        let kind = stream.read_u8().await?;
        let length = stream.read_u32().await?;
        let mut body = vec![0; length as usize - 4];
        stream.read_exact(&mut body).await?;
        if kind != b'Q' {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&body).trim_end_matches('\0').to_owned();
        let answer = match answers.get(text.trim_start_matches("show ")) {
            Some((columns, rows)) => table(columns, rows),
            None => message(b'E', b"SERROR\0C08P01\0Minvalid command\0\0"),
        };
        stream.write_all(&[answer, ready()].concat()).await?;
    }
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    [&[kind][..], &u32::try_from(body.len() + 4).unwrap().to_be_bytes(), body].concat()
}

fn table(columns: &[&str], rows: &[Vec<&str>]) -> Vec<u8> {
    let count = |n: usize| u16::try_from(n).unwrap().to_be_bytes();
    let mut head = count(columns.len()).to_vec();
    for name in columns {
        // Table, column, type (text), size, modifier, format: as the console has them.
        head.extend([name.as_bytes(), b"\0", &[0; 4], &[0; 2], &25_u32.to_be_bytes(), &[0xff; 2], &[0; 4], &[0; 2]].concat());
    }
    let mut all = message(b'T', &head);
    for row in rows {
        let mut body = count(row.len()).to_vec();
        for cell in row {
            body.extend(u32::try_from(cell.len()).unwrap().to_be_bytes());
            body.extend(cell.as_bytes());
        }
        all.extend(message(b'D', &body));
    }
    all.extend(message(b'C', b"SHOW\0"));
    all
}
