package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.model.UserId;

/** Reports from the wish to the bytes. */
class ReportsStoreTest {
    private static final Caller ADMINISTRATOR = Caller.engine("test");
    private static final Caller USER =
            new Caller(UserId.of(UUID.randomUUID().toString()), "ann@internal", false, "test");

    private static Month month;
    private static Reports reports;

    @BeforeAll
    static void make() throws Exception {
        month = new Month();
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
        var own = UUID.fromString(month.ask("select md5('host2')::uuid"));
        reports = new Reports(catalogue, renderers, new OneHost(own), month);
    }

    @AfterAll
    static void remove() throws Exception {
        month.close();
    }

    private static String write(String id, String form, Caller caller) throws IOException {
        var out = new ByteArrayOutputStream();
        var wishes = new Wishes(Map.of(), Locale.ENGLISH, ZoneId.of("UTC"));
        reports.write(id, wishes, form, caller, Progress.NONE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellEverythingToAdministrators() throws IOException {
        assertThat(write("hosts", "plain", ADMINISTRATOR))
                .contains("host-1", "host-2", "host-5")
                .doesNotContain("host-6");
    }

    @Test
    void tellUsersOfWhatTheySee() throws IOException {
        assertThat(write("hosts", "plain", USER)).contains("host-2").doesNotContain("host-1", "host-5");
    }

    @Test
    void sayWhatIsNotThere() {
        assertThatThrownBy(() -> write("elephants", "plain", USER)).hasMessageContaining("no report 'elephants'");
        assertThatThrownBy(() -> write("hosts", "papyrus", USER)).hasMessageContaining("only as [plain]");
    }

    /** Sees one host, and the clusters. */
    private record OneHost(UUID host) implements Authorizer {
        @Override
        public boolean allowed(Caller caller, Permit permit) {
            return caller.administrator();
        }

        @Override
        public Optional<Set<UUID>> seen(Sight sight, String kind) {
            return switch (kind) {
                case "host" -> Optional.of(Set.of(host));
                case "cluster" -> Optional.of(clusters());
                default -> Optional.empty();
            };
        }

        private static Set<UUID> clusters() {
            try {
                return Set.of(
                        UUID.fromString(month.ask("select md5('cluster1')::uuid")),
                        UUID.fromString(month.ask("select md5('cluster2')::uuid")));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
