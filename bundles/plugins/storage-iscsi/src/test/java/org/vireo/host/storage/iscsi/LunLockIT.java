package org.vireo.host.storage.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.host.storage.iscsi.Catalogue.Slice;
import org.vireo.host.volumes.UnreachableException;
import org.vireo.testkit.LabServer;

/** What becomes of a host that is stopped in the middle of a change, against a real server that asks nobody for a password. */
class LunLockIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STOPPED = 4711;
    private static final int NEXT = 4712;

    private static LabServer server;

    private final IscsiLibrary library = new IscsiLibraries().get();
    private final IscsiTarget target =
            new IscsiTarget(server.address() + ":3260", "iqn.2026-11.org.example:open", 2, "", "", false);

    @BeforeAll
    static void startServer() {
        server = LabServer.start("iscsi-server");
    }

    @AfterAll
    static void endServer() {
        server.close();
    }

    private IscsiSession session(int identity) throws IOException {
        return IscsiSession.open(library, target, identity, Instant.now().plus(PATIENCE));
    }

    private LunLock lock(IscsiSession session, AtomicBoolean fenced) {
        return new LunLock(
                session,
                identity -> {
                    fenced.set(true);
                    session(identity).close();
                },
                Instant.now().plus(PATIENCE));
    }

    @Test
    void whoStandsStillLosesTheLockAndWritesNothingWhenItGoesOn() throws IOException {
        var fenced = new AtomicBoolean();
        try (var stopped = session(STOPPED);
                var next = session(NEXT)) {
            var first = lock(stopped, fenced);
            first.take();
            first.require();

            var second = lock(next, fenced);
            var begin = Instant.now();
            second.take();

            assertThat(Duration.between(begin, Instant.now())).isGreaterThan(LunLock.STALE);
            assertThat(fenced).isTrue();
            assertThatThrownBy(() -> stopped.write(LunMap.head(1), new byte[stopped.block()]))
                    .isInstanceOf(UnreachableException.class);
            second.require();
            second.leave();
        }
    }

    /** Who waits tells by that a holder that goes on from one that stands still. */
    @Test
    void whoTakesItAgainHasAnotherNameThere() throws IOException {
        try (var session = session(NEXT)) {
            var lock = lock(session, new AtomicBoolean());
            lock.take();
            var first = session.read(LunMap.LOCK, session.block());
            lock.leave();
            lock.take();
            lock.require();
            assertThat(session.read(LunMap.LOCK, session.block())).isNotEqualTo(first);
            lock.leave();
        }
    }

    /** It is given to the next one even if nothing else was changed since: a LUN that is full would else stay so. */
    @Test
    void roomThatWasLeftIsFreeForTheFirstChangeAfterItsTime() throws IOException {
        var until = Clock.systemUTC().instant().plusSeconds(60);
        var left = new Slice(LunMap.ROOM, LunMap.UNIT, LunMap.UNIT, until.getEpochSecond());
        var later = Clock.fixed(until.plusSeconds(1), ZoneOffset.UTC);
        try (var session = session(NEXT)) {
            try (var before = new LunCatalogue(session, lock(session, new AtomicBoolean()))) {
                before.change(catalogue -> catalogue.withSlice("part", left));
                before.change(catalogue -> catalogue.without("part", until.minusSeconds(30)));
                assertThat(before.find().orElseThrow().taken()).isEqualTo(LunMap.UNIT);
            }
            try (var after = new LunCatalogue(session, lock(session, new AtomicBoolean()), later)) {
                after.change(catalogue -> {
                    assertThat(catalogue.taken()).isZero();
                    return catalogue;
                });
                after.blank();
            }
        }
    }

    @Test
    void aTornHeadLeavesTheCatalogueOfBefore() throws IOException {
        try (var session = session(NEXT);
                var catalogue = new LunCatalogue(session, lock(session, new AtomicBoolean()))) {
            catalogue.change(before -> before.withText("a", "first"));
            catalogue.change(before -> before.withText("a", "second"));

            session.write(LunMap.head(2), new byte[] {1, 2, 3});

            assertThat(catalogue.find().orElseThrow().texts()).containsEntry("a", "first");
            catalogue.change(before -> before.withText("b", "third"));
            assertThat(catalogue.find().orElseThrow().texts())
                    .containsEntry("a", "first")
                    .containsEntry("b", "third");
            catalogue.blank();
        }
    }
}
