package org.vireo.broker.artemis;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.remoting.CertificateUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.vireo.broker.HostConnection;
import org.vireo.model.HostId;
import org.vireo.protocol.link.LinkSubject;

/** Tells which hosts are connected. Thread-safe. */
record HostConnections(ActiveMQServer server) {
    List<HostConnection> list() {
        return server.getRemotingService().getConnections().stream()
                .map(this::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nothing for the engine's own, and for those that end at this moment. */
    private Optional<HostConnection> of(RemotingConnection connection) {
        var chain = CertificateUtil.getCertsFromConnection(connection);
        return chain == null || chain.length == 0
                ? Optional.empty()
                : LinkSubject.of(chain[0]).flatMap(LinkSubject::host).map(host -> of(host, connection, chain[0]));
    }

    private HostConnection of(HostId host, RemotingConnection connection, X509Certificate certificate) {
        return new HostConnection(
                host,
                Instant.ofEpochMilli(connection.getCreationTime()),
                connection.getRemoteAddress(),
                certificate.getNotAfter().toInstant(),
                waiting(host));
    }

    private long waiting(HostId host) {
        var queue = server.locateQueue(SimpleString.of(LinkPermissions.queueOf(host)));
        return queue == null ? 0 : queue.getMessageCount();
    }
}
