package org.vireo.metrics.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.HistorySink;

/** Keeps the last round of facts and shows it to whoever scrapes it and has the password. Thread-safe. */
@Component(
        service = {HistorySink.class, Servlet.class},
        property = {
            "vireo.type=prometheus",
            "osgi.http.whiteboard.servlet.name=vireo-metrics-prometheus",
            "osgi.http.whiteboard.servlet.pattern=" + PrometheusSink.PATH
        },
        configurationPid = "vireo.metrics.prometheus")
@Designate(ocd = Config.class)
public final class PrometheusSink extends HttpServlet implements HistorySink {
    static final String PATH = "/metrics";

    private static final long serialVersionUID = 1L;

    private final transient Settings settings;
    private final transient Clock clock;
    private transient volatile Exposition last = Exposition.NOTHING;

    /** Shows nothing until the next round. */
    @Activate
    public PrometheusSink(Config config) {
        this(Settings.of(config), Clock.systemUTC());
    }

    PrometheusSink(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void write(List<Fact> batch) {
        if (!batch.isEmpty()) {
            var first = batch.get(0);
            var metrics = Board.of(new Round(batch), settings.subjects(), settings.room());
            last = new Exposition(Optional.of(first.at()), first.span(), metrics);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!settings.door().hasKey()) {
            refuse(response, 403, "No password is set for the metrics: set that of vireo.metrics.prometheus.");
        } else if (!settings.door().admits(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Vireo metrics\", charset=\"UTF-8\"");
            refuse(response, 401, "The user and password, or the token, of the metrics are required.");
        } else if (!List.of("GET", "HEAD").contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, 405, "Metrics can be read only.");
        } else {
            show(request, response);
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.preferred(request.getHeader("Accept"));
        response.setContentType(form.writer().getContentType());
        response.setHeader("Vary", "Accept, Accept-Encoding");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        var metrics = last.at(clock.instant());
        try (var out = compressed(request, response)) {
            form.writer().write(out, metrics);
        }
    }

    private static OutputStream compressed(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var encodings =
                Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse("");
        if (!encodings.toLowerCase(Locale.ROOT).contains("gzip")) {
            return response.getOutputStream();
        }
        response.setHeader("Content-Encoding", "gzip");
        return new GZIPOutputStream(response.getOutputStream());
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        var bytes = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
