//! The signature itself: CMS (RFC 5652) around a digest, with the certificate named in what is
//! signed (CAdES, RFC 5035), so that nobody can put another one in its place.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier,
    SignerInfo, SignerInfos,
};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Decode, Encode};
use p256::ecdsa::DerSignature;
use p256::ecdsa::signature::{Signer, Verifier};
use sha2::{Digest, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::certificate::Certificate;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::SealError;
use crate::key::{SealKey, public_key};

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const ECDSA_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// Signs a digest.
pub(crate) fn make(digest: &[u8], key: &SealKey) -> Result<Vec<u8>, SealError> {
    let attributes = attributes(digest, key.certificate()).map_err(|_| SealError::CannotSeal)?;
    let signed = attributes.to_der().map_err(|_| SealError::CannotSeal)?;
    let signature: DerSignature = key
        .secret()
        .try_sign(&signed)
        .map_err(|_| SealError::CannotSeal)?;
    message(key.certificate(), attributes, signature.as_bytes()).map_err(|_| SealError::CannotSeal)
}

/// Checks that a signature is one over this digest, and gives the certificate it was made with.
pub(crate) fn check(message: &[u8], digest: &[u8]) -> Result<Certificate, SealError> {
    let (certificate, signature) = read(message).ok_or(SealError::Changed)?;
    let key = public_key(&certificate)?;
    let expected = attributes(digest, &certificate).map_err(|_| SealError::Changed)?;
    let signed = expected.to_der().map_err(|_| SealError::Changed)?;
    let form = DerSignature::from_bytes(&signature).map_err(|_| SealError::Changed)?;
    key.verify(&signed, &form).map_err(|_| SealError::Changed)?;
    // Whatever is not signed has one way to be written: ours.
    if self::message(&certificate, expected, &signature)
        .ok()
        .as_deref()
        != Some(message)
    {
        return Err(SealError::Changed);
    }
    own(&certificate, &key)?;
    Ok(certificate)
}

/// The certificate was made by who has its key.
fn own(certificate: &Certificate, key: &p256::ecdsa::VerifyingKey) -> Result<(), SealError> {
    let body = certificate
        .tbs_certificate()
        .to_der()
        .map_err(|_| SealError::Changed)?;
    let signature = certificate
        .signature()
        .as_bytes()
        .ok_or(SealError::Changed)?;
    let signature = DerSignature::from_bytes(signature).map_err(|_| SealError::Changed)?;
    key.verify(&body, &signature)
        .map_err(|_| SealError::Changed)
}

/// The certificate and the signature in a message with one of each.
fn read(message: &[u8]) -> Option<(Certificate, Vec<u8>)> {
    let info = ContentInfo::from_der(message).ok()?;
    let data: SignedData = info.content.decode_as().ok()?;
    let [CertificateChoices::Certificate(certificate)] = data.certificates.as_ref()?.0.as_slice()
    else {
        return None;
    };
    let [signer] = data.signer_infos.0.as_slice() else {
        return None;
    };
    Some((certificate.clone(), signer.signature.as_bytes().to_vec()))
}

/// What is signed: the kind, the digest, and which certificate.
fn attributes(digest: &[u8], certificate: &Certificate) -> der::Result<SignedAttributes> {
    let attribute = |oid, value| -> der::Result<Attribute> {
        Ok(Attribute {
            oid,
            values: SetOfVec::try_from(vec![value])?,
        })
    };
    // SEQUENCE OF one ESSCertIDv2 with SHA-256, its default, so only the digest is written.
    let mut named = vec![0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20];
    named.extend_from_slice(&Sha256::digest(certificate.to_der()?));
    SetOfVec::try_from(vec![
        attribute(CONTENT_TYPE, Any::encode_from(&DATA)?)?,
        attribute(
            MESSAGE_DIGEST,
            Any::encode_from(&OctetString::new(digest)?)?,
        )?,
        attribute(SIGNING_CERTIFICATE, Any::from_der(&named)?)?,
    ])
}

fn message(
    certificate: &Certificate,
    attributes: SignedAttributes,
    signature: &[u8],
) -> der::Result<Vec<u8>> {
    let algorithm = |oid| AlgorithmIdentifierOwned {
        oid,
        parameters: None,
    };
    let body = certificate.tbs_certificate();
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: body.issuer().clone(),
            serial_number: body.serial_number().clone(),
        }),
        digest_alg: algorithm(SHA_256),
        signed_attrs: Some(attributes),
        signature_algorithm: algorithm(ECDSA_SHA_256),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet::try_from(vec![
            CertificateChoices::Certificate(certificate.clone()),
        ])?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![signer])?,
    };
    ContentInfo {
        content_type: SIGNED_DATA,
        content: Any::encode_from(&data)?,
    }
    .to_der()
}
