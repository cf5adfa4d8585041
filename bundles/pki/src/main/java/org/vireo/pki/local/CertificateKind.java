package org.vireo.pki.local;

import java.time.Duration;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate may be used for, and for how long. */
enum CertificateKind {
    /** Signs the others. */
    AUTHORITY(3650),
    /** The web server; clients refuse longer lives. */
    HTTPS(397),
    /** The broker. */
    BROKER(397),
    /** The engine as a client of the broker. */
    ENGINE(397),
    /** A host as a client of the broker; it is replaced by enrolling again. */
    HOST(1825),
    /** A host where clients move images; it asks anew in time. */
    IMAGES(397);

    private final int days;

    CertificateKind(int days) {
        this.days = days;
    }

    Duration life() {
        return Duration.ofDays(days);
    }

    KeyPurposeId purpose() {
        boolean server = this == HTTPS || this == BROKER || this == IMAGES;
        return server ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
    }
}
