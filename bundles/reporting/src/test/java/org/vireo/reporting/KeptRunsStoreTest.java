package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.engine.api.report.CancelReportRun;
import org.vireo.engine.api.report.RemoveReportRun;
import org.vireo.engine.api.report.RunReport;
import org.vireo.inventory.ReportPiece;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ReportRunId;
import org.vireo.model.UserId;

/** What is kept of reports that were made. */
class KeptRunsStoreTest {
    private static final Caller ANN = new Caller(new UserId(UUID.randomUUID()), "ann@internal", false, "test");
    private static final Caller BOB = new Caller(new UserId(UUID.randomUUID()), "bob@internal", false, "test");

    private final TestStore store = new TestStore();
    private final ReportRunId id = ReportRunId.random();
    private Shelf shelf;
    private RunReportHandler handler;

    @BeforeEach
    void open() {
        shelf = new Shelf(store.inventory(), store.transactions());
        var catalogue = new Catalogue();
        catalogue.bind(new OwnReports());
        var renderers = new Renderers();
        renderers.guard = new PluginGuard() {
            @Override
            public <T> T guard(Class<T> contract, T service) {
                return service;
            }
        };
        renderers.bind(new PlainRenderer());
        Authorizer nobody = new Authorizer() {
            @Override
            public boolean allowed(Caller caller, Permit permit) {
                return false;
            }
        };
        var reports = new Reports(catalogue, renderers, nobody, () -> {
            throw new SQLException("away");
        });
        handler = new RunReportHandler(store.inventory(), reports, shelf);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RunReport command(String report, String form, String zone, int days) {
        return new RunReport(id, report, form, Map.of(), "de", zone, days);
    }

    private Check checked(RunReport command) {
        return store.transactions().read(() -> handler.check(command, ANN));
    }

    private long put(byte[] bytes) throws IOException {
        var out = shelf.put(id);
        try (out) {
            out.write(bytes);
        }
        assertThatThrownBy(() -> out.write(1)).hasMessageContaining("no more");
        return out.size();
    }

    private void begin() {
        store.transactions().run(() -> handler.begin(command("hosts", "plain", "UTC", 7), ANN));
    }

    @Test
    void notesWhoWantsWhat() {
        begin();
        var run = store.transactions().read(() -> store.inventory().get(ReportRun.class, id));
        assertThat(run.title()).isEqualTo("Hosts");
        assertThat(run.ownerId()).isEqualTo(ANN.user());
        assertThat(run.state()).isEqualTo("running");
        assertThat(run.mediaType()).isEqualTo("text/plain");
    }

    @Test
    void saysWhatCannotBe() {
        assertThat(checked(command("hosts", "plain", "UTC", 7))).isEqualTo(Check.FINE);
        assertThat(checked(command("elephants", "plain", "UTC", 7)).toString()).contains("no report 'elephants'");
        assertThat(checked(command("hosts", "papyrus", "UTC", 7)).toString()).contains("papyrus");
        assertThat(checked(command("hosts", "plain", "Mars/Olympus", 7)).toString())
                .contains("Mars/Olympus");
        assertThat(checked(command("hosts", "plain", "UTC", 0)).toString()).contains("1 to 3660 days");
    }

    @Test
    void doesNotTakeAllThreadsOfJobs() {
        for (int i = 0; i < 4; i++) {
            var another = new RunReport(ReportRunId.random(), "hosts", "plain", Map.of(), "de", "UTC", 7);
            store.transactions().run(() -> handler.begin(another, ANN));
        }
        var one = command("hosts", "plain", "UTC", 7);
        assertThat(store.transactions().read(() -> handler.check(one, ANN)).toString())
                .contains("wait until one is ready");
        assertThat(store.transactions().read(() -> handler.check(one, BOB))).isEqualTo(Check.FINE);
    }

    @Test
    void givesBackTheBytesThatWereKeptLast() throws IOException {
        begin();
        var bytes = new byte[2 * Shelf.PIECE + 1];
        Arrays.fill(bytes, (byte) 7);
        put(new byte[4 * Shelf.PIECE]);
        assertThat(put(bytes)).isEqualTo(bytes.length);
        var out = new ByteArrayOutputStream();
        shelf.get(id, out);
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void endsWhenItsOwnerWantsIt() {
        begin();
        var cancel = new CancelReportRunHandler(store.inventory());
        assertThat(store.transactions()
                        .read(() -> cancel.check(new CancelReportRun(id), BOB))
                        .toString())
                .contains("There is no report");
        assertThat(store.transactions().read(() -> cancel.check(new CancelReportRun(id), ANN)))
                .isEqualTo(Check.FINE);
        assertThat(shelf.ending(id)).isFalse();
        store.transactions().run(() -> cancel.begin(new CancelReportRun(id), ANN));
        assertThat(shelf.ending(id)).isTrue();
    }

    @Test
    void forgetsTheBytesWithTheRun() throws IOException {
        begin();
        put(new byte[10]);
        var remove = new RemoveReportRunHandler(store.inventory());
        store.transactions().run(() -> remove.begin(new RemoveReportRun(id), ANN));
        assertThat(store.transactions().read(() -> store.inventory().count(ReportPiece.class, Where.all())))
                .isZero();
        assertThatThrownBy(() -> shelf.ending(id)).hasMessageContaining(id.toString());
    }

    @Test
    void expiresAfterTheDaysThatWereWanted() {
        begin();
        store.transactions()
                .run(() -> store.inventory().get(ReportRun.class, id).setState("done"));
        var expiry = new Expiry(store.inventory(), store.transactions());
        try {
            expiry.forget(Instant.now().plus(Duration.ofDays(6)));
            assertThat(store.transactions().read(() -> store.inventory().find(ReportRun.class, id)))
                    .isPresent();
            expiry.forget(Instant.now().plus(Duration.ofDays(8)));
            assertThat(store.transactions().read(() -> store.inventory().find(ReportRun.class, id)))
                    .isEmpty();
        } finally {
            expiry.stop();
        }
    }
}
