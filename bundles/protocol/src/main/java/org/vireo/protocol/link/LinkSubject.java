package org.vireo.protocol.link;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.vireo.model.HostId;

/**
 * Whom the certificate of a link client names: the engine or one host. Immutable.
 *
 * @param host the host, empty for the engine
 * @param serial of the certificate, lower-case hexadecimal
 */
public record LinkSubject(Optional<HostId> host, String serial) {
    private static final String ENGINE_UNIT = "vireo-engine";
    private static final String HOST_UNIT = "vireo-host";

    /** The subject of the engine's own certificate. */
    public static X500Principal engineName() {
        return new X500Principal("CN=engine, OU=" + ENGINE_UNIT + ", O=Vireo");
    }

    /** The subject of the certificate of a host. */
    public static X500Principal hostName(HostId host) {
        return new X500Principal("CN=" + host + ", OU=" + HOST_UNIT + ", O=Vireo");
    }

    /** Whether it is the engine. */
    public boolean isEngine() {
        return host.isEmpty();
    }

    /** Name of the user on the broker: {@code engine} or the host's id. */
    public String user() {
        return host.map(HostId::toString).orElse("engine");
    }

    /**
     * Reads the subject of a certificate whose chain is already verified.
     *
     * @return empty when the certificate is not one of the link, such as the web server's
     */
    public static Optional<LinkSubject> of(X509Certificate certificate) {
        String name = "";
        String unit = "";
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                name = part.getType().equalsIgnoreCase("CN") ? part.getValue().toString() : name;
                unit = part.getType().equalsIgnoreCase("OU") ? part.getValue().toString() : unit;
            }
            return of(unit, name, certificate.getSerialNumber().toString(16));
        } catch (InvalidNameException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<LinkSubject> of(String unit, String name, String serial) {
        if (unit.equals(ENGINE_UNIT) && name.equals("engine")) {
            return Optional.of(new LinkSubject(Optional.empty(), serial));
        }
        if (unit.equals(HOST_UNIT)) {
            return Optional.of(new LinkSubject(Optional.of(HostId.of(name)), serial));
        }
        return Optional.empty();
    }
}
