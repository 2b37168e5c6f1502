//! TLS settings that every client shares: one provider, the public certificate authorities and the user's own.

use std::{path::Path, sync::Arc};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
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
    let roots = roots(own)?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider supports the default versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

fn roots(own: Option<&Path>) -> Result<RootCertStore, BadCertificate> {
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
    Ok(roots)
}

/// How far a server's certificate is checked, as the `sslmode` of Postgres has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Not at all: encrypted, and no more (`prefer`, `require`).
    Anyone,
    /// A known authority signed it (`verify-ca`).
    Authority,
    /// The same, and it names the host (`verify-full`).
    AuthorityAndName,
}

/// A client that checks certificates as far as `trust` says.
///
/// # Errors
/// When `own` cannot be read or holds no certificate.
///
/// # Panics
/// Never: the public authorities are always there to verify against.
pub fn client_trusting(trust: Trust, own: Option<&Path>) -> Result<ClientConfig, BadCertificate> {
    let mut config = client(own)?;
    if trust != Trust::AuthorityAndName {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let roots = Arc::new(roots(own)?);
        let inner = WebPkiServerVerifier::builder_with_provider(roots, provider).build().expect("the public authorities are there");
        config.dangerous().set_certificate_verifier(Arc::new(Lenient { trust, inner }));
    }
    Ok(config)
}

/// Verifies less than a browser, because the user's address asks for no more.
#[derive(Debug)]
struct Lenient {
    trust: Trust,
    inner: Arc<WebPkiServerVerifier>,
}

impl ServerCertVerifier for Lenient {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match self.inner.verify_server_cert(certificate, intermediates, name, ocsp, now) {
            Err(_) if self.trust == Trust::Anyone => Ok(ServerCertVerified::assertion()),
            Err(Error::InvalidCertificate(CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. })) => {
                Ok(ServerCertVerified::assertion())
            }
            verdict => verdict,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

/// Makes the one provider the default of this process, for libraries that ask for a default. Safe to call again.
pub fn install() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}
