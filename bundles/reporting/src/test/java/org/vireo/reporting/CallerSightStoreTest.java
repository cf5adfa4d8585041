package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.UserId;
import org.vireo.spi.report.ReportParameter.Kind;

/** Sight of reports on the views of permissions that decide it. */
class CallerSightStoreTest {
    private static final Caller ANN = new Caller(new UserId(UUID.randomUUID()), "ann@internal", false, "test");

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    /** Which kinds can be told is seen by there being an answer at all: for others nothing would be, whatever the roles. */
    @ParameterizedTest
    @EnumSource(names = {"DATACENTERS", "CLUSTERS", "HOSTS", "VMS", "STORAGE_DOMAINS", "USERS"})
    void isToldForEveryKind(Kind kind) {
        var answered = new AtomicBoolean();
        var sight = new CallerSight(
                new Authorizer() {
                    @Override
                    public boolean allowed(Caller caller, Permit permit) {
                        return false;
                    }

                    @Override
                    public Optional<Set<UUID>> seen(Sight asked, String named) {
                        var some = (Sight.Some) asked;
                        var seen = store.transactions()
                                .read(() -> store.access().seen(some.principals(), some.userRolesOnly(), named));
                        answered.set(seen.isPresent());
                        return seen;
                    }
                },
                ANN);
        assertThat(sight.of(kind)).contains(Set.of());
        assertThat(answered).as(kind + " has a view of who sees it").isTrue();
    }
}
