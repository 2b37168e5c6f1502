//! A picture made at start, so that no binary file lies in the repository.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};

/// A PNG of `side` × `side` points whose colours `paint` gives.
pub(crate) fn png(side: u32, paint: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let mut raw = Vec::new();
    for y in 0..side {
        raw.push(0); // each line: no filter
        for x in 0..side {
            raw.extend(paint(x, y));
        }
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&raw).expect("memory takes it");
    let mut header = [side.to_be_bytes(), side.to_be_bytes()].concat();
    header.extend([8, 2, 0, 0, 0]); // eight bits, three colours
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut picture, *b"IHDR", &header);
    chunk(&mut picture, *b"IDAT", &packed.finish().expect("memory takes it"));
    chunk(&mut picture, *b"IEND", &[]);
    picture
}

fn chunk(picture: &mut Vec<u8>, name: [u8; 4], body: &[u8]) {
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(body);
    picture.extend(u32::try_from(body.len()).expect("a small picture").to_be_bytes());
    picture.extend(name);
    picture.extend(body);
    picture.extend(sum.sum().to_be_bytes());
}

/// Waves in two blues: packs well.
pub(crate) fn waves(x: u32, y: u32) -> [u8; 3] {
    if (x / 8 + y / 8).is_multiple_of(2) { [30, 90, 160] } else { [70, 140, 200] }
}

/// Noise: does not pack at all, like a photograph nobody made smaller.
pub(crate) fn noise(x: u32, y: u32) -> [u8; 3] {
    let mut n = u64::from(x).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(y).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    n = (n ^ (n >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    n = (n ^ (n >> 32)).wrapping_mul(0x94D0_49BB_1331_11EB);
    let [a, b, c, ..] = n.to_le_bytes();
    [a, b, c]
}
