package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * Connections to the servers of one directory. The preferred server is tried first; while it is down the next ones serve, and connections
 * to them grow old within minutes, so that the preferred one comes back. Every connection has proved that its server answers before it is
 * used. Thread-safe. Nothing connects before it is needed: a directory that is down at the start is no obstacle.
 */
final class Servers implements AutoCloseable {
    private static final long SECOND_BEST_MILLIS = Duration.ofMinutes(2).toMillis();
    private static final long OLDEST_MILLIS = Duration.ofMinutes(30).toMillis();
    private static final int LARGEST_MESSAGE = 20 * 1024 * 1024;

    private final Settings settings;
    private final SSLContext tls;
    private final LDAPConnectionPool searches;
    private final LDAPConnectionPool logins;

    Servers(Settings settings) {
        this.settings = settings;
        this.tls = settings.security() == Security.PLAIN ? null : Tls.trusting(settings.trust());
        this.searches = pool("searches");
        this.logins = pool("logins");
    }

    private LDAPConnectionPool pool(String use) {
        try {
            var bind = serviceBind();
            var pool = new LDAPConnectionPool(serverSet(settings.servers(), bind), bind, 0, settings.connections());
            pool.setConnectionPoolName(settings.profile() + " " + use);
            pool.setCreateIfNecessary(false);
            pool.setMaxWaitTimeMillis(settings.timeout().toMillis());
            pool.setMaxConnectionAgeMillis(OLDEST_MILLIS);
            return pool;
        } catch (LDAPException e) {
            throw LdapFailure.of("prepare connections to directory " + settings.profile(), e);
        }
    }

    /** The bind is part of choosing a server: one that connects and then says nothing is passed over too. */
    private ServerSet serverSet(List<Server> servers, BindRequest bind) {
        var hosts = servers.stream().map(Server::host).toArray(String[]::new);
        var ports = servers.stream().mapToInt(Server::port).toArray();
        var set = new FailoverServerSet(hosts, ports, sockets(), options(), bind, postConnect());
        set.setMaxFailoverConnectionAgeMillis(SECOND_BEST_MILLIS);
        return set;
    }

    private SocketFactory sockets() {
        return settings.security() == Security.LDAPS ? tls.getSocketFactory() : SocketFactory.getDefault();
    }

    private PostConnectProcessor postConnect() {
        return settings.security() == Security.STARTTLS ? new StartTLSPostConnectProcessor(tls) : null;
    }

    private LDAPConnectionOptions options() {
        var options = new LDAPConnectionOptions();
        int millis = Math.toIntExact(settings.timeout().toMillis());
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(LARGEST_MESSAGE);
        options.setUseSynchronousMode(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
        return options;
    }

    private BindRequest serviceBind() {
        var request = settings.bindDn().isEmpty()
                ? new SimpleBindRequest()
                : new SimpleBindRequest(
                        settings.bindDn(), settings.bindPassword().reveal());
        request.setResponseTimeoutMillis(settings.timeout().toMillis());
        return request;
    }

    /** What is done with a connection. */
    interface Work<T> {
        T on(LDAPConnection connection) throws LDAPException;
    }

    /** Searches as the service account. What the server refuses comes as {@code LDAPException}, that no server answers does not. */
    <T> T searching(Work<T> work) throws LDAPException {
        return with(searches, work);
    }

    /**
     * Tries a password. A wrong one comes as {@code LDAPException}; that the directory cannot be reached comes otherwise, even when it is
     * the service account that is refused.
     */
    BindResult bind(SimpleBindRequest request) throws LDAPException {
        return with(logins, connection -> connection.bind(request));
    }

    /** A connection that broke since its last use is replaced by a fresh one, once: all others of a server that went down are as broken. */
    private <T> T with(LDAPConnectionPool pool, Work<T> work) throws LDAPException {
        var connection = reached(pool::getConnection);
        try {
            return once(pool, connection, work);
        } catch (LDAPException e) {
            if (e.getResultCode().isConnectionUsable()) {
                pool.releaseConnection(connection);
                throw e;
            }
        }
        var fresh = reached(() -> pool.replaceDefunctConnection(connection));
        try {
            return once(pool, fresh, work);
        } catch (LDAPException e) {
            pool.releaseConnectionAfterException(fresh, e);
            throw e;
        }
    }

    private static <T> T once(LDAPConnectionPool pool, LDAPConnection connection, Work<T> work) throws LDAPException {
        try {
            var result = work.on(connection);
            pool.releaseConnection(connection);
            return result;
        } catch (RuntimeException e) {
            pool.releaseDefunctConnection(connection);
            throw e;
        }
    }

    /** Connects. */
    private interface Connecting {
        LDAPConnection connection() throws LDAPException;
    }

    private LDAPConnection reached(Connecting connecting) {
        try {
            return connecting.connection();
        } catch (LDAPException e) {
            throw LdapFailure.of("connect to directory " + settings.profile(), e);
        }
    }

    /** Milliseconds that an operation may take before the deadline, and never longer than a server that is down takes to be noticed. */
    long patience(Instant deadline, Instant now, String attempt) {
        long left = Duration.between(now, deadline).toMillis();
        if (left <= 0) {
            throw LdapFailure.late(attempt);
        }
        return Math.min(left, settings.timeout().toMillis());
    }

    /** Connects to one server and proves what it can, without the pools; for whoever looks for what is wrong. */
    LDAPConnection connect(Server server) throws LDAPException {
        return serverSet(List.of(server), null).getConnection();
    }

    /** Logs the service account in on such a connection. */
    void bindService(LDAPConnection connection) throws LDAPException {
        connection.bind(serviceBind());
    }

    @Override
    public void close() {
        logins.close();
        searches.close();
    }
}
