package org.vireo.pki.local;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A name or address under which a server is reached. Immutable.
 *
 * @param text host name in lower case, or the canonical text of an address
 * @param address whether it is an address
 */
record SubjectName(String text, boolean address) {
    private static final int DNS = 2;
    private static final int IP = 7;

    static SubjectName of(String text) {
        String trimmed = text.trim();
        boolean address = trimmed.contains(":") || trimmed.matches("[0-9]+(\\.[0-9]+){3}");
        return address ? ofAddress(trimmed) : new SubjectName(trimmed.toLowerCase(Locale.ROOT), false);
    }

    private static SubjectName ofAddress(String text) {
        try {
            return new SubjectName(InetAddress.getByName(text).getHostAddress(), true);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    GeneralName toGeneralName() {
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, text);
    }

    static Set<SubjectName> of(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return Set.of();
            }
            return names.stream()
                    .filter(name -> name.get(0).equals(DNS) || name.get(0).equals(IP))
                    .map(name -> of((String) name.get(1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (CertificateParsingException e) {
            return Set.of(); // then it has not the wanted names and is issued again
        }
    }
}
