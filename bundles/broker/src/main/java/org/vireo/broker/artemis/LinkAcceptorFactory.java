package org.vireo.broker.artemis;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;
import org.vireo.broker.Refusal.Reason;

/** Acceptors that tell why a TLS handshake failed; a refused client sees a time-out only. Thread-safe. */
final class LinkAcceptorFactory implements AcceptorFactory {
    private final Refusals refusals;

    LinkAcceptorFactory(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface has it so
    public Acceptor createAcceptor(
            String name,
            ClusterConnection cluster,
            Map<String, Object> configuration,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            Executor threads,
            ScheduledExecutorService scheduler,
            Map<String, ProtocolManager> protocols,
            String threadGroup,
            MetricsManager metrics) {
        return new NettyAcceptor(
                name,
                cluster,
                configuration,
                handler,
                listener,
                scheduler,
                new OrderedExecutor(threads),
                protocols,
                threadGroup,
                metrics) {
            @Override
            public SslHandler getSslHandler(ByteBufAllocator allocator, String host, int port) throws Exception {
                SslHandler tls = super.getSslHandler(allocator, host, port);
                tls.handshakeFuture().addListener(done -> {
                    if (!done.isSuccess()) {
                        refused(host + ":" + port, done.cause());
                    }
                });
                return tls;
            }
        };
    }

    private void refused(String peer, Throwable cause) {
        var causes =
                Stream.iterate(cause, next -> next != null, Throwable::getCause).toList();
        Throwable root = causes.get(causes.size() - 1);
        String text = root.getMessage() == null ? root.toString() : root.getMessage();
        refusals.add(reason(causes, text.toLowerCase(Locale.ROOT)), peer, "TLS handshake failed: " + text);
    }

    private static Reason reason(List<Throwable> causes, String text) {
        if (causes.stream().anyMatch(NotSslRecordException.class::isInstance)) {
            return Reason.PLAIN_TEXT;
        }
        if (causes.stream().anyMatch(LinkAcceptorFactory::isAboutTrust)) {
            return Reason.UNTRUSTED_CERTIFICATE;
        }
        if (text.contains("empty client certificate")) {
            return Reason.NO_CERTIFICATE;
        }
        return text.contains("protocol version") ? Reason.OLD_TLS : Reason.HANDSHAKE_FAILED;
    }

    private static boolean isAboutTrust(Throwable cause) {
        return cause instanceof CertificateException || cause instanceof CertPathValidatorException;
    }
}
