package org.vireo.broker.artemis;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.CertificateUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.vireo.broker.Refusal.Reason;
import org.vireo.model.HostId;
import org.vireo.protocol.link.LinkSubject;

/** The client certificate is the identity; user names and passwords count for nothing and are refused. Thread-safe. */
final class LinkSecurity implements ActiveMQSecurityManager5 {
    private final Admissions admissions;
    private final Refusals refusals;
    private final Consumer<HostId> welcome;

    /** @param welcome called with each host that was admitted, before it does anything */
    LinkSecurity(Admissions admissions, Refusals refusals, Consumer<HostId> welcome) {
        this.admissions = admissions;
        this.refusals = refusals;
        this.welcome = welcome;
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        String peer = connection == null ? "a client inside the engine" : connection.getRemoteAddress();
        if (user != null || password != null) {
            refusals.add(Reason.NAMED_USER, peer, "it gave a user name, but certificates alone count here");
            return null;
        }
        Optional<LinkSubject> subject = subject(connection);
        if (subject.isEmpty()) {
            refusals.add(Reason.UNKNOWN_SUBJECT, peer, "its certificate names neither the engine nor a host");
            return null;
        }
        return subject.filter(who -> admitted(who, peer))
                .map(LinkSecurity::subject)
                .orElse(null);
    }

    /** Whom the certificate of a connection names. */
    static Optional<LinkSubject> subject(RemotingConnection connection) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        return chain == null || chain.length == 0 ? Optional.empty() : LinkSubject.of(chain[0]);
    }

    private boolean admitted(LinkSubject subject, String peer) {
        if (subject.isEngine()) {
            return true;
        }
        HostId host = subject.host().orElseThrow();
        if (!admissions.admitted(host, subject.serial())) {
            refusals.add(Reason.NOT_ENROLLED, peer, "host " + host + " is not enrolled with this certificate");
            return false;
        }
        welcome.accept(host);
        return true;
    }

    private static Subject subject(LinkSubject who) {
        return new Subject(true, Set.of(new UserPrincipal(who.user()), new LinkPrincipal(who)), Set.of(), Set.of());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        for (LinkPrincipal principal : subject.getPrincipals(LinkPrincipal.class)) {
            if (LinkPermissions.allows(principal.subject(), check, address)) {
                return true;
            }
        }
        String who =
                subject.getPrincipals(UserPrincipal.class).iterator().next().getName();
        refusals.add(Reason.FORBIDDEN, who, who + " may not " + check + " on " + LinkPermissions.plain(address));
        return false;
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }

    private record LinkPrincipal(LinkSubject subject) implements Principal {
        @Override
        public String getName() {
            return subject.user();
        }
    }
}
