package org.vireo.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.change.Changes;
import org.vireo.engine.api.plugin.PortalPlugin;
import org.vireo.model.Secret;
import org.vireo.model.UserId;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.BrowserSession;
import org.vireo.rest.login.ServletRequest;
import org.vireo.rest.own.OwnServlet;

/**
 * {@code GET /vireo/api/changes}: server-sent events that tell which objects changed, within half a second. A message's data is
 * {@code {"changed":[{"kind":"vm","ids":["…"]}]}}; without ids the client looks at all objects of the kind. The event {@code reset} says that
 * changes may have been missed; {@code here}, every 15 seconds without another, that the engine is there. A client that comes back with
 * {@code Last-Event-ID} goes on where it was. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-changes-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/changes",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class ChangesServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ChangesServlet.class);
    private static final int TICK_MILLIS = 250;
    private static final int THREADS = 4;
    private static final String PORTAL_PLUGIN = "portal_plugin";
    private static final int LOOK_SECONDS = 15;

    /** Each is a connection of the web server. */
    private static final int MOST_STREAMS = 1_000;

    /** Tabs of one user's browsers. */
    private static final int MOST_OF_USER = 20;

    private final transient Authorizer authorizer;
    private final transient Logins logins;
    private final transient Changes.Listening listening;
    private final transient Told told = new Told();
    private final transient Map<ChangeStream, Listener> streams = new ConcurrentHashMap<>();
    private final transient ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-changes-ticker"));
    private final transient ExecutorService tellers =
            Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "vireo-changes-teller"));
    private final String run = UUID.randomUUID().toString();
    private final transient Clock clock = Clock.systemUTC();

    private final transient Future<?> ticking;
    private final transient Future<?> looking;

    /** {@code token} is that of the session whose page listens, if it is one. */
    private record Listener(UserId user, Optional<Secret> token, Instant since, AtomicBoolean busy) {}

    @Activate
    public ChangesServlet(@Reference Changes changes, @Reference Authorizer authorizer, @Reference Logins logins) {
        super(logins);
        this.authorizer = authorizer;
        this.logins = logins;
        this.listening = changes.listen(new Heard());
        ticking = ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        looking = ticker.scheduleWithFixedDelay(this::endOfSessions, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    public void stop() {
        listening.close();
        ticking.cancel(false);
        looking.cancel(false);
        ticker.shutdownNow();
        tellers.shutdownNow();
        streams.keySet().forEach(ChangeStream::end);
    }

    /** Used by the service registry: what plugins add to the pages is no row of the database. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "gone")
    void came(PortalPlugin plugin) {
        told.add(Set.of(new Changes.Change(
                PORTAL_PLUGIN, UUID.nameUUIDFromBytes(plugin.name().getBytes(UTF_8)))));
    }

    void gone(PortalPlugin plugin) {
        came(plugin);
    }

    private final class Heard implements Changes.Listener {
        @Override
        public void changed(Set<Changes.Change> changes) {
            told.add(changes);
        }

        @Override
        public void missed() {
            told.forget();
        }
    }

    @Override
    protected void route(Visit visit) throws IOException {
        if (!visit.request().getMethod().equals("GET")) {
            throw new RequestFault(405, "Method Not Allowed", "Changes can only be read.");
        }
        var user = visit.caller().user();
        makeRoom(user);
        headers(visit.response());
        open(visit, user);
    }

    /**
     * A browser that leaves a page is noticed with the second heartbeat after, so those that a user has opened first give way: they are gone, or
     * come back by themselves.
     */
    private void makeRoom(UserId user) {
        streams.entrySet().stream()
                .filter(one -> one.getValue().user().equals(user))
                .sorted(Comparator.comparing((Map.Entry<ChangeStream, Listener> one) ->
                                one.getValue().since())
                        .reversed())
                .skip(MOST_OF_USER - 1L)
                .forEach(one -> {
                    one.getKey().end();
                    streams.remove(one.getKey());
                });
        if (streams.size() >= MOST_STREAMS) {
            throw new RequestFault(
                    503, "Service Unavailable", "So many clients listen to changes that there is no room for another.");
        }
    }

    private static void headers(HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private void open(Visit visit, UserId user) throws IOException {
        var context = visit.request().startAsync();
        context.setTimeout(0);
        var now = clock.instant();
        var stream =
                new ChangeStream(context, told, new Viewer(authorizer, visit.caller()), place(visit.request()), now);
        streams.put(
                stream,
                new Listener(
                        user, BrowserSession.token(new ServletRequest(visit.request())), now, new AtomicBoolean()));
        visit.response().getOutputStream().setWriteListener(stream);
    }

    private ChangeStream.Place place(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(id -> ChangeStream.Place.of(run, id))
                .orElseGet(() -> new ChangeStream.Place(run, told.last()));
    }

    private void tick() {
        var now = clock.instant();
        streams.keySet().removeIf(ChangeStream::ended);
        streams.forEach((stream, listener) -> {
            if (listener.busy().compareAndSet(false, true)) {
                advance(stream, listener, now);
            }
        });
    }

    /** Whose session has ended, by itself or by its user, is told nothing more. */
    private void endOfSessions() {
        streams.forEach((stream, listener) -> listener.token()
                .ifPresent(token -> tellers.execute(() -> {
                    if (ended(token)) {
                        stream.end();
                    }
                })));
    }

    /** When the store cannot be asked, the stream goes on: it tells ids only. */
    private boolean ended(Secret token) {
        try {
            return logins.look(token).isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("It could not be looked whether a session goes on: {}", e.toString());
            return false;
        }
    }

    private void advance(ChangeStream stream, Listener listener, Instant now) {
        try {
            tellers.execute(() -> {
                try {
                    stream.advance(now);
                } finally {
                    listener.busy().set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            // the servlet is stopping
            listener.busy().set(false);
        }
    }
}
