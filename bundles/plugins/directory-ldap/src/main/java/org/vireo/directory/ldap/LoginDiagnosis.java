package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.vireo.spi.directory.LoginStage;

/** Tries what comes before a login at each server: connection, TLS, service account. */
final class LoginDiagnosis {
    private final Settings settings;
    private final Servers servers;

    LoginDiagnosis(Settings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    List<LoginStage> run() {
        var stages = new ArrayList<LoginStage>();
        for (var server : settings.servers()) {
            try (var connection = servers.connect(server)) {
                stages.add(new LoginStage("connect", true, "Server " + server + " answers" + tls(connection) + "."));
                stages.add(service(connection, server));
            } catch (LDAPException e) {
                stages.add(new LoginStage("connect", false, "Server " + server + ": " + LdapFailure.inWords(e) + "."));
            }
        }
        return stages;
    }

    private LoginStage service(LDAPConnection connection, Server server) {
        var who = settings.bindDn().isEmpty() ? "An anonymous search" : "The service account " + settings.bindDn();
        try {
            servers.bindService(connection);
            return new LoginStage("service bind", true, who + " is let in by " + server + ".");
        } catch (LDAPException e) {
            return new LoginStage(
                    "service bind", false, who + " is refused by " + server + ": " + LdapFailure.inWords(e) + ".");
        }
    }

    private static String tls(LDAPConnection connection) {
        SSLSession session = connection.getSSLSession();
        if (session == null) {
            return ", without TLS";
        }
        try {
            return " with " + session.getProtocol() + " and " + certificate(session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return " with " + session.getProtocol() + " and no certificate (" + e.getMessage() + ")";
        }
    }

    private static String certificate(Certificate certificate) {
        return certificate instanceof X509Certificate x509
                ? "the certificate " + x509.getSubjectX500Principal() + " by " + x509.getIssuerX500Principal()
                        + ", valid until " + x509.getNotAfter().toInstant()
                : "a certificate of type " + certificate.getType();
    }
}
