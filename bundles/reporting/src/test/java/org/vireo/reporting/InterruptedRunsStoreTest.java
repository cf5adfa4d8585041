package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.report.CancelReportRun;
import org.vireo.engine.api.report.RunReport;
import org.vireo.inventory.ReportPiece;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ReportRunId;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;

/** What becomes of runs that somebody ends, and of those that an engine leaves in the middle. */
class InterruptedRunsStoreTest {
    private static final String REPORT = """
            -- report: %s
            -- category: trend
            -- table: hosts
            -- column: host text
            select %s as host
            """;

    private final TestStore store = new TestStore();
    private final ReportRunId id = ReportRunId.random();
    private final Rehearsal rehearsal = new Rehearsal(store.transactions(), null);
    private final Shelf shelf = new Shelf(store.inventory(), store.transactions());
    private final Renderers renderers = new Renderers();
    private RunReportHandler handler;

    @BeforeEach
    void open() {
        var catalogue = new Catalogue();
        catalogue.bind(() -> List.of(report("slow", "pg_sleep(60)::text"), report("hosts", "'alpha'")));
        renderers.guard = new PluginGuard() {
            @Override
            public <T> T guard(Class<T> contract, T service) {
                return service;
            }
        };
        Authorizer all = new Authorizer() {
            @Override
            public boolean allowed(Caller caller, Permit permit) {
                return true;
            }
        };
        handler = new RunReportHandler(
                store.inventory(),
                new Reports(catalogue, renderers, all, () -> store.source().getConnection()),
                shelf);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static ReportDefinition report(String id, String asked) {
        return ReportFile.parse(id + ".sql", REPORT.formatted(id, asked), Words.COMMON);
    }

    private RunReport command(String report) {
        return new RunReport(id, report, "bytes", Map.of(), "en", "UTC", 7);
    }

    @Test
    void endsAQueryThatIsUnderWay() throws Exception {
        renderers.bind(renderer(out -> out.write(1)));
        isEnded("slow");
        try (var connection = store.source().getConnection();
                var asked = connection.createStatement();
                var found = asked.executeQuery("select count(*) from pg_stat_activity where state = 'active'"
                        + " and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()")) {
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
    }

    @Test
    void endsARenderingThatIsUnderWay() throws Exception {
        renderers.bind(renderer(out -> {
            out.write(new byte[2 * Shelf.PIECE]);
            sleep();
        }));
        isEnded("hosts");
        assertThat(store.transactions().read(() -> store.inventory().count(ReportPiece.class, Where.all())))
                .isZero();
    }

    private void isEnded(String report) throws Exception {
        var outcome = CompletableFuture.supplyAsync(() -> rehearsal.run(handler, command(report)));
        awaitRun();
        var cancel = new CancelReportRunHandler(store.inventory());
        store.transactions().run(() -> cancel.begin(new CancelReportRun(id), Rehearsal.CALLER));
        assertThat(outcome.get(20, TimeUnit.SECONDS).map(VireoException::code))
                .isEqualTo(Optional.of(ReportingError.CANCELLED));
        assertThat(run().state()).isEqualTo("cancelled");
        assertThat(run().detail()).contains("Somebody ended");
    }

    /** An engine that is killed runs the step again from its start when it is back. */
    @Test
    void isMadeAnewWhenAnEngineDiesInTheMiddle() throws IOException {
        var times = new AtomicInteger();
        var whole = "whole".getBytes(StandardCharsets.US_ASCII);
        renderers.bind(renderer(out -> {
            if (times.incrementAndGet() == 1) {
                out.write(new byte[2 * Shelf.PIECE]);
                throw new ThreadDeath();
            }
            out.write(whole);
        }));
        assertThatThrownBy(() -> rehearsal.run(handler, command("hosts"))).isInstanceOf(ThreadDeath.class);
        assertThat(run().state()).isEqualTo("running");
        store.transactions().run(() -> store.inventory().remove(run()));

        assertThat(rehearsal.run(handler, command("hosts"))).isEmpty();
        var out = new ByteArrayOutputStream();
        shelf.get(id, out);
        assertThat(out.toByteArray()).isEqualTo(whole);
        assertThat(run().size()).isEqualTo(whole.length);
        assertThat(run().state()).isEqualTo("done");
    }

    private ReportRun run() {
        return store.transactions().call(() -> store.inventory().get(ReportRun.class, id));
    }

    private void awaitRun() throws InterruptedException {
        var until = Instant.now().plus(Duration.ofSeconds(10));
        while (store.transactions()
                .call(() -> store.inventory().find(ReportRun.class, id))
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(20);
        }
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private static ReportRenderer renderer(Writer writer) {
        return new ReportRenderer() {
            @Override
            public String type() {
                return "bytes";
            }

            @Override
            public String mediaType() {
                return "application/octet-stream";
            }

            @Override
            public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
                writer.write(out);
            }
        };
    }

    /** Writes a report. */
    private interface Writer {
        void write(OutputStream out) throws IOException;
    }
}
