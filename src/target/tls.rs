//! TLS settings that every client shares: one provider, the public certificate authorities and the user's own.

use std::{path::Path, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};

/// A certificate file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("certificate file `{path}` cannot be read: {why}")]
pub struct BadCertificate {
    path: String,
    why: String,
}

/// A client that trusts the public authorities and, where given, those in the PEM file `own`.
///
/// # Errors
/// When `own` cannot be read or holds no certificate.
pub fn client(own: Option<&Path>) -> Result<ClientConfig, BadCertificate> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(path) = own {
        let bad = |why: String| BadCertificate { path: path.display().to_string(), why };
        let certificates: Vec<CertificateDer<'_>> = CertificateDer::pem_file_iter(path)
            .map_err(|e| bad(e.to_string()))?
            .collect::<Result<_, _>>()
            .map_err(|e| bad(e.to_string()))?;
        if certificates.is_empty() {
            return Err(bad("it holds no certificate".to_owned()));
        }
        roots.add_parsable_certificates(certificates);
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider supports the default versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

/// Makes the one provider the default of this process, for libraries that ask for a default. Safe to call again.
pub fn install() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}
