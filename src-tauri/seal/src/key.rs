//! The key of a dossier and the certificate that goes with it.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use der::asn1::{GeneralizedTime, Utf8StringRef};
use der::{Any, Decode, Encode};
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey};
use sha2::{Digest, Sha256};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{Builder, CertificateBuilder};
use x509_cert::certificate::{Certificate, TbsCertificate};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef};
use x509_cert::time::{Time, Validity};
use zeroize::Zeroizing;

use crate::SealError;

/// Longest name in a certificate, in characters (X.520: 64) and in bytes, so that the signature
/// always fits in its room.
const LONGEST: (usize, usize) = (64, 96);

/// A certificate tells who, not until when: the key of a dossier serves as long as the dossier.
const YEARS: i64 = 30;

/// Common name (X.520).
const COMMON_NAME: der::asn1::ObjectIdentifier = der::asn1::ObjectIdentifier::new_unwrap("2.5.4.3");

/// The key of a dossier with its certificate, self-signed in the name of the school.
pub struct SealKey {
    secret: SigningKey,
    certificate: Certificate,
}

impl std::fmt::Debug for SealKey {
    // The secret never goes into a message.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "SealKey({})", self.fingerprint())
    }
}

/// Who it is about is the school, and it may sign and nothing else.
struct School(Name);

impl BuilderProfile for School {
    fn get_issuer(&self, subject: &Name) -> Name {
        subject.clone()
    }

    fn get_subject(&self) -> Name {
        self.0.clone()
    }

    fn build_extensions(
        &self,
        _: SubjectPublicKeyInfoRef<'_>,
        _: SubjectPublicKeyInfoRef<'_>,
        _: &TbsCertificate,
    ) -> x509_cert::builder::Result<Vec<Extension>> {
        Ok(Vec::new())
    }
}

impl SealKey {
    /// A new key for a school. `made` is the moment of making, from the caller's clock.
    ///
    /// # Errors
    /// [`SealError::CannotSeal`] when the system gives no random numbers.
    pub fn make(school: &str, made: DateTime<FixedOffset>) -> Result<Self, SealError> {
        let secret = random_key()?;
        let certificate = certificate(&secret, school, made).map_err(|_| SealError::CannotSeal)?;
        Ok(Self {
            secret,
            certificate,
        })
    }

    /// A key as it was kept.
    ///
    /// # Errors
    /// [`SealError::CannotSeal`] when the two are damaged or don't belong together.
    pub fn from_parts(private_key: &[u8], certificate: &[u8]) -> Result<Self, SealError> {
        let secret = SigningKey::from_pkcs8_der(private_key).map_err(|_| SealError::CannotSeal)?;
        let certificate = Certificate::from_der(certificate).map_err(|_| SealError::CannotSeal)?;
        if public_key(&certificate)? != *secret.verifying_key() {
            return Err(SealError::CannotSeal);
        }
        Ok(Self {
            secret,
            certificate,
        })
    }

    /// The private key as PKCS#8, to keep inside the encrypted dossier.
    ///
    /// # Errors
    /// [`SealError::CannotSeal`], which does not happen with a key that was made here.
    pub fn private_key(&self) -> Result<Zeroizing<Vec<u8>>, SealError> {
        Ok(self
            .secret
            .to_pkcs8_der()
            .map_err(|_| SealError::CannotSeal)?
            .to_bytes())
    }

    /// The certificate as DER.
    ///
    /// # Errors
    /// As [`Self::private_key`].
    pub fn certificate_der(&self) -> Result<Vec<u8>, SealError> {
        self.certificate.to_der().map_err(|_| SealError::CannotSeal)
    }

    /// The fingerprint that the receiver sees.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.certificate)
    }

    /// The name of the school in the certificate: what the receiver sees.
    #[must_use]
    pub fn school(&self) -> String {
        owner(&self.certificate)
    }

    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    pub(crate) fn secret(&self) -> &SigningKey {
        &self.secret
    }
}

/// SHA-256 of a certificate in capitals, as viewers of PDF show it.
pub(crate) fn fingerprint(certificate: &Certificate) -> String {
    let digest = Sha256::digest(certificate.to_der().unwrap_or_default());
    digest.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// The name in a certificate.
pub(crate) fn owner(certificate: &Certificate) -> String {
    let names = certificate.tbs_certificate().subject().iter();
    names
        .filter(|part| part.oid == COMMON_NAME)
        .find_map(|part| part.value.decode_as::<Utf8StringRef<'_>>().ok())
        .map(|name| name.as_str().to_owned())
        .unwrap_or_default()
}

/// The public key in a certificate, of the one kind that we use.
pub(crate) fn public_key(certificate: &Certificate) -> Result<VerifyingKey, SealError> {
    let key = certificate.tbs_certificate().subject_public_key_info();
    let key = key.to_der().map_err(|_| SealError::OtherSeal)?;
    VerifyingKey::from_public_key_der(&key).map_err(|_| SealError::OtherSeal)
}

fn random_key() -> Result<SigningKey, SealError> {
    // One in 2^32 numbers is no key on this curve.
    for _ in 0..8 {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes).map_err(|_| SealError::CannotSeal)?;
        if let Ok(key) = SigningKey::from_slice(&*bytes) {
            return Ok(key);
        }
    }
    Err(SealError::CannotSeal)
}

fn certificate(
    secret: &SigningKey,
    school: &str,
    made: DateTime<FixedOffset>,
) -> x509_cert::builder::Result<Certificate> {
    let mut serial = [0; 16];
    getrandom::fill(&mut serial).map_err(|_| x509_cert::builder::Error::MissingAttributes)?;
    serial[0] &= 0x7f;
    let public = secret.verifying_key().to_public_key_der()?;
    let public = SubjectPublicKeyInfoOwned::from_der(public.as_bytes())?;
    let key_id = Sha256::digest(public.subject_public_key.raw_bytes());
    let validity = Validity::new(time(made)?, time(made + TimeDelta::days(YEARS * 365))?);
    let mut builder = CertificateBuilder::new(
        School(name(school)?),
        SerialNumber::new(&serial)?,
        validity,
        public,
    )?;
    builder.add_extension(&BasicConstraints {
        ca: false,
        path_len_constraint: None,
    })?;
    builder.add_extension(&KeyUsage(
        KeyUsages::DigitalSignature | KeyUsages::NonRepudiation,
    ))?;
    builder.add_extension(&SubjectKeyIdentifier(der::asn1::OctetString::new(
        key_id.iter().copied().take(20).collect::<Vec<u8>>(),
    )?))?;
    builder.build::<_, DerSignature>(secret)
}

fn time(moment: DateTime<FixedOffset>) -> der::Result<Time> {
    let since = Duration::from_secs(u64::try_from(moment.timestamp()).unwrap_or(0));
    Ok(Time::GeneralTime(GeneralizedTime::from_unix_duration(
        since,
    )?))
}

fn name(school: &str) -> der::Result<Name> {
    let mut kept = String::new();
    for c in school
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST.0)
    {
        if kept.len() + c.len_utf8() > LONGEST.1 {
            break;
        }
        kept.push(c);
    }
    if kept.is_empty() {
        kept.push_str("school");
    }
    let mut part = RelativeDistinguishedName::default();
    part.insert(AttributeTypeAndValue {
        oid: COMMON_NAME,
        value: Any::encode_from(&Utf8StringRef::new(&kept)?)?,
    })?;
    let mut names = RdnSequence::default();
    names.push(part);
    Name::from_der(&names.to_der()?)
}
