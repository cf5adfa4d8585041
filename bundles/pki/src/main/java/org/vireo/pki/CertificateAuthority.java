package org.vireo.pki;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/** The engine's certificate authority and the stores it keeps for the engine itself. A service of this bundle. Thread-safe. */
@ProviderType
public interface CertificateAuthority {
    /** The authority's own certificate. */
    X509Certificate certificate();

    /** SHA-256 over the authority's certificate, 64 lower-case hexadecimal digits. */
    String fingerprint();

    /** The authority's certificate as a PEM file anyone may read. */
    Path certificateFile();

    /**
     * Signs a certificate with which a host proves who it is on the link.
     *
     * @param host becomes the common name, whatever the request asks for
     * @param request PKCS#10, DER
     * @throws org.vireo.model.VireoException {@link PkiError#BAD_CERTIFICATE_REQUEST} when the request is unreadable, its signature is
     *     wrong or its key is weaker than RSA 3072 or EC 256
     */
    X509Certificate issueHostCertificate(HostId host, byte[] request);

    /**
     * Signs a certificate with which a host shows clients who it is when they move images. It is none for the link.
     *
     * @param host which
     * @param address the name or address under which clients reach it, the only one the certificate is good for
     * @param request PKCS#10, DER; only its key counts
     * @throws org.vireo.model.VireoException {@link PkiError#BAD_CERTIFICATE_REQUEST} as {@link #issueHostCertificate}
     */
    X509Certificate issueImageCertificate(HostId host, String address, byte[] request);

    /** Refuses what {@link #issueHostCertificate} would refuse, and issues nothing. */
    void check(byte[] request);

    /**
     * {@code SHA256:} and base64 of the digest of the key in a request, as people know it from SSH; the same however often the request is
     * made anew for that key. Refuses what {@link #issueHostCertificate} would refuse.
     */
    String keyFingerprint(byte[] request);

    /** Key and certificate of the web server, with the chain up to the authority. */
    KeyStoreFile httpsStore();

    /** Key and certificate of the broker. */
    KeyStoreFile brokerStore();

    /** Key and certificate with which the engine connects to the broker. */
    KeyStoreFile engineStore();

    /** The authority's certificate alone, as those trust it who check the others. */
    KeyStoreFile trustStore();
}
