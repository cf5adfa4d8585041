package org.vireo.host.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.broker.Refusal;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.host.Ping;
import org.vireo.protocol.storage.DeleteVolume;
import org.vireo.protocol.storage.Done;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DomainList;
import org.vireo.protocol.vm.ListDomains;

/** Engine and host with real parts: certificates, TLS, broker, Camel. */
class LinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path shared;

    private static Engine engine;

    @TempDir
    Path directory;

    private TestHost host;

    @BeforeAll
    static void startEngine() throws Exception {
        engine = new Engine(shared.resolve("engine"));
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void start() {
        host = new TestHost(directory.resolve("host"), engine.url());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private HostId enrol() {
        var id = HostId.random();
        host.give(engine.desk.offer(id).token());
        Patience.until("the host is linked", host.agent::isLinked);
        return id;
    }

    private static DeleteVolume delete() {
        var target = new StorageTarget(StorageDomainId.random(), "local", java.util.Map.of());
        return new DeleteVolume(target, DiskId.random());
    }

    private interface Deletion {
        void run(DeleteVolume asked) throws InterruptedException;
    }

    private OperationHandler<DeleteVolume, Done> deleting(Deletion work) {
        var handler = new OperationHandler<DeleteVolume, Done>() {
            @Override
            public Class<DeleteVolume> request() {
                return DeleteVolume.class;
            }

            @Override
            public Done handle(DeleteVolume asked, HostCall call) {
                try {
                    work.run(asked);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Done();
            }
        };
        host.handlers.addHandler(handler);
        return handler;
    }

    @Test
    void enrolsAndAnswersACall() {
        var id = enrol();
        assertThat(engine.calls()
                        .call(id, new Ping(), TestCall.within(PATIENCE))
                        .time())
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(host.tokenFile).doesNotExist();
        assertThat(host.id()).isEqualTo(id);
    }

    @Test
    void takesATokenOnceOnly() {
        var id = HostId.random();
        var token = engine.desk.offer(id).token();
        host.give(token);
        Patience.until("the host is linked", host.agent::isLinked);
        try (var second = new TestHost(directory.resolve("second"), engine.url())) {
            second.give(token);
            Patience.until("the worthless token is gone", () -> !Files.exists(second.tokenFile));
            assertThat(second.identities.load()).isEmpty();
        }
    }

    @Test
    void showsItsTokenToNoOtherEngine() throws Exception {
        try (var other = new Engine(directory.resolve("other"))) {
            host.give(other.desk.offer(HostId.random()).token());
            Patience.until("some heartbeats have passed", new Elapsed(Duration.ofSeconds(3))::over);
            assertThat(host.identities.load()).isEmpty();
            assertThat(host.tokenFile).exists();
        }
    }

    @Test
    void tellsTheEngineWhatTheHostAnswered() {
        var id = enrol();
        assertThatThrownBy(() -> engine.calls().call(id, delete(), TestCall.within(PATIENCE)))
                .isInstanceOfSatisfying(
                        VireoException.class,
                        e -> assertThat(e.code().name()).isEqualTo(ModelError.PLUGIN_UNAVAILABLE.name()))
                .hasMessageContaining("nothing that answers storage.delete-volume");
    }

    @Test
    void answersARepeatedOperationWithoutRepeatingIt() {
        var id = enrol();
        var runs = new AtomicInteger();
        deleting(asked -> runs.incrementAndGet());
        var call = TestCall.within(PATIENCE);
        var request = delete();
        engine.calls().call(id, request, call);
        assertThat(engine.calls().call(id, request, call)).isEqualTo(new Done());
        assertThat(runs).hasValue(1);
    }

    @Test
    void remembersAnswersOverARestartOfTheAgent() {
        var id = enrol();
        var runs = new AtomicInteger();
        deleting(asked -> runs.incrementAndGet());
        var call = TestCall.within(PATIENCE);
        engine.calls().call(id, delete(), call);
        host.close();
        host = new TestHost(directory.resolve("host"), engine.url());
        deleting(asked -> runs.incrementAndGet());
        Patience.until("the host is linked again", host.agent::isLinked);
        assertThat(engine.calls().call(id, delete(), call)).isEqualTo(new Done());
        assertThat(runs).hasValue(1);
    }

    @Test
    void joinsAnOperationThatTakesLongerThanOneAttempt() {
        var id = enrol();
        var runs = new AtomicInteger();
        var attempts = new CountDownLatch(1);
        deleting(asked -> {
            runs.incrementAndGet();
            attempts.await(5, TimeUnit.SECONDS); // two and a half attempts of the engine
        });
        assertThat(engine.calls().call(id, delete(), TestCall.within(PATIENCE))).isEqualTo(new Done());
        assertThat(runs).hasValue(1);
    }

    @Test
    void givesUpAtTheDeadline() {
        enrol();
        var nobody = HostId.random();
        long began = System.nanoTime();
        assertThatThrownBy(() -> engine.calls().call(nobody, new Ping(), TestCall.within(Duration.ofSeconds(3))))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.HOST_UNREACHABLE))
                .hasMessageContaining("host.ping");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }

    @Test
    void limitsCallsToOneHostButNotToOthers() throws Exception {
        var id = enrol();
        var hold = new CountDownLatch(1);
        var inside = new AtomicInteger();
        deleting(asked -> {
            inside.incrementAndGet();
            hold.await(15, TimeUnit.SECONDS);
        });
        var calls = new CopyOnWriteArrayList<CompletableFuture<Done>>();
        for (int i = 0; i < 16; i++) {
            calls.add(CompletableFuture.supplyAsync(
                    () -> engine.calls().call(id, delete(), TestCall.within(PATIENCE)),
                    work -> new Thread(work).start()));
        }
        Patience.until("sixteen run", () -> inside.get() == 16);
        assertThatThrownBy(() -> engine.calls().call(id, new Ping(), TestCall.within(Duration.ofMillis(300))))
                .hasMessageContaining("16 calls to it are under way already");
        hold.countDown();
        for (var call : calls) {
            assertThat(call.get(15, TimeUnit.SECONDS)).isEqualTo(new Done());
        }
    }

    @Test
    void reconnectsAfterTheBrokerRestarted() {
        var id = enrol();
        engine.calls().call(id, new Ping(), TestCall.within(PATIENCE));
        engine.broker.close();
        Patience.until("the host noticed", () -> !host.agent.isLinked());
        engine.startBroker();
        Patience.until("the host is linked again", host.agent::isLinked);
        assertThat(engine.calls().call(id, new Ping(), TestCall.within(PATIENCE)))
                .isNotNull();
    }

    @Test
    void findsTheHostAgainWithinOneCallOverARestartOfTheBroker() {
        var id = enrol();
        engine.calls().call(id, new Ping(), TestCall.within(PATIENCE));
        engine.broker.close();
        var call = CompletableFuture.supplyAsync(
                () -> engine.calls().call(id, new Ping(), TestCall.within(Duration.ofSeconds(30))));
        engine.startBroker();
        assertThat(call.join()).isNotNull();
    }

    @Test
    void cutsOffADismissedHostUntilItEnrolsAgain() {
        var id = enrol();
        engine.hosts.remove(id);
        engine.desk.dismiss(id);
        Patience.until("the host noticed", () -> !host.agent.isLinked());
        Patience.until(
                "the broker refused it",
                () -> engine.broker.refusals().stream()
                        .anyMatch(refusal -> refusal.reason() == Refusal.Reason.NOT_ENROLLED
                                && refusal.detail().contains(id.toString())));
        host.give(engine.desk.offer(id).token());
        Patience.until("the host is linked again", host.agent::isLinked);
        assertThat(engine.calls().call(id, new Ping(), TestCall.within(PATIENCE)))
                .isNotNull();
    }

    private record Elapsed(Instant end) {
        Elapsed(Duration time) {
            this(Instant.now().plus(time));
        }

        boolean over() {
            return Instant.now().isAfter(end);
        }
    }

    @Test
    void asksForAListOfVirtualMachines() {
        var id = enrol();
        host.handlers.addHandler(new OperationHandler<ListDomains, DomainList>() {
            @Override
            public Class<ListDomains> request() {
                return ListDomains.class;
            }

            @Override
            public DomainList handle(ListDomains asked, HostCall call) {
                return new DomainList(List.of());
            }
        });
        assertThat(engine.calls()
                        .call(id, new ListDomains(), TestCall.within(PATIENCE))
                        .domains())
                .isEmpty();
    }
}
