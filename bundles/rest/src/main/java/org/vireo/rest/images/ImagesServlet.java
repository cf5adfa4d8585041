package org.vireo.rest.images;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.transfer.ImageDoors;
import org.vireo.pki.CertificateAuthority;

/**
 * Hands what clients send for an image on to the host that serves it, and its answer back, as it comes: no more than a few buffers of an
 * image are ever here. The ticket in the path is all a client needs, as on the host. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.name=vireo-images", "osgi.http.whiteboard.servlet.pattern=/images/*"})
public final class ImagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ImagesServlet.class);
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_-]{22,128})(/extents)?");
    private static final Pattern QUERY = Pattern.compile("[a-z0-9=&_-]{0,100}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "PATCH", "OPTIONS");
    private static final List<String> ASKED = List.of("Range", "Content-Range", "Content-Type");
    private static final List<String> ANSWERED = List.of(
            "Content-Range",
            "Content-Type",
            "Content-Disposition",
            "Accept-Ranges",
            "Allow",
            "Cache-Control",
            "X-Content-Type-Options");
    /** Tells by how many requests through the engine the image is being read: a client that saves it learns when all is there. */
    private static final String READERS = "Vireo-Readers";

    private static final int AT_ONCE = 48;
    private static final int PIECE = 1 << 17;

    private final transient ImageDoors doors;
    private final transient HostClient hosts;
    private final transient Semaphore room = new Semaphore(AT_ONCE);
    private final transient Readers readers = new Readers();

    @Activate
    public ImagesServlet(@Reference ImageDoors doors, @Reference CertificateAuthority authority) {
        this.doors = doors;
        hosts = new HostClient(authority);
    }

    @Deactivate
    void stop() {
        hosts.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        var query = Optional.ofNullable(request.getQueryString());
        if (!METHODS.contains(request.getMethod())
                || query.filter(text -> !QUERY.matcher(text).matches()).isPresent()) {
            say(response, 400, "This is not understood");
            return;
        }
        if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            say(response, 411, "Content-Length is missing");
            return;
        }
        var door = path.matches() ? doors.find(path.group(1)) : Optional.<ImageDoors.Door>empty();
        if (door.isEmpty()) {
            say(response, 403, "You are not allowed to access this resource");
        } else if (!room.tryAcquire()) {
            response.setHeader("Retry-After", "5");
            say(response, 503, "Too many images are being moved");
        } else {
            try {
                var target = door.get().url() + "/images" + path.group();
                serve(
                        path.group(1),
                        URI.create(target + query.map(text -> "?" + text).orElse("")),
                        request,
                        response);
            } finally {
                room.release();
            }
        }
    }

    private void serve(String ticket, URI target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setIntHeader(READERS, readers.of(ticket));
            pass(target, request, response);
            return;
        }
        readers.begin(ticket);
        try {
            pass(target, request, response);
        } finally {
            readers.end(ticket);
        }
    }

    private void pass(URI target, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var stall = new Stall(hosts.timer())) {
            var answer = hosts.http().sendAsync(asked(target, request, stall), BodyHandlers.ofInputStream());
            stall.ending(() -> answer.cancel(true));
            answer(answer.get(), request, response, stall);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            say(response, 503, "The engine stops");
        } catch (ExecutionException | CancellationException e) {
            LOG.info("A host at {}:{} did not serve an image: {}", target.getHost(), target.getPort(), cause(e));
            say(response, 502, "The host that serves the image does not answer");
        }
    }

    private static String cause(Exception e) {
        return String.valueOf(e.getCause() == null ? e : e.getCause());
    }

    private static HttpRequest asked(URI target, HttpServletRequest request, Stall stall) throws IOException {
        var asked = HttpRequest.newBuilder(target);
        for (var name : ASKED) {
            Optional.ofNullable(request.getHeader(name)).ifPresent(value -> asked.setHeader(name, value));
        }
        long length = request.getContentLengthLong();
        if (length > 0) {
            var body = stall.watch(request.getInputStream());
            asked.method(
                    request.getMethod(),
                    BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), length));
        } else {
            asked.method(request.getMethod(), BodyPublishers.noBody());
        }
        return asked.build();
    }

    private static void answer(
            HttpResponse<InputStream> answer, HttpServletRequest request, HttpServletResponse response, Stall stall)
            throws IOException {
        try (var body = answer.body()) {
            stall.ending(() -> close(body));
            response.setStatus(answer.statusCode());
            var headers = answer.headers();
            ANSWERED.forEach(name -> headers.firstValue(name).ifPresent(value -> response.setHeader(name, value)));
            headers.firstValueAsLong("Content-Length").ifPresent(response::setContentLengthLong);
            if (!request.getMethod().equals("HEAD")) {
                copy(body, response, stall);
            }
        }
    }

    /** When the host breaks off the client must not take what it has for the whole: the exception ends its connection. */
    private static void copy(InputStream body, HttpServletResponse response, Stall stall) throws IOException {
        var out = response.getOutputStream();
        var piece = new byte[PIECE];
        int count = body.read(piece);
        while (count >= 0) {
            out.write(piece, 0, count);
            stall.moved();
            count = body.read(piece);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            LOG.debug("a connection to a host does not close", e);
        }
    }

    private static void say(HttpServletResponse response, int status, String words) throws IOException {
        if (response.isCommitted()) {
            throw new IOException(words);
        }
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(words + "\n");
    }
}
