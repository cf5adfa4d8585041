package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.Commands;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.sealing.Sealer;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** A runner for tests of bundles with handlers; it can die like a process and be followed by another one on the same database. */
public final class TestRunner {
    private final CommandRunner runner;
    private final CountDownLatch died = new CountDownLatch(1);

    /**
     * Begins to run; {@code death} is told of each place at which the engine could die, and throws {@link Dies} to let it. A call to a host
     * may throw it, too.
     */
    public TestRunner(
            Inventory inventory,
            Transactions transactions,
            HostLink hosts,
            Sealer sealer,
            List<CommandHandler<?>> handlers,
            Consumer<String> death) {
        var registry = new HandlerRegistry();
        handlers.forEach(registry::add);
        runner = new CommandRunner(
                new CommandRunner.Parts(
                        inventory,
                        transactions,
                        (caller, permit) -> true,
                        registry,
                        new Guards(),
                        new DeadlyLink(hosts),
                        new InventoryLocks(inventory),
                        sealer),
                new RunnerSettings(8, Duration.ofSeconds(30), Duration.ofDays(30), 2, Duration.ofMillis(20)),
                "node-1",
                Clock.systemUTC(),
                place -> reached(place, death));
    }

    /** The engine's process ends here. */
    public static final class Dies extends Error {
        private static final long serialVersionUID = 1L;

        /** At a place. */
        public Dies(String place) {
            super(place, null, false, false);
        }
    }

    /** Lets it die at one place. */
    public static Consumer<String> dyingAt(String place) {
        return reached -> {
            if (reached.equals(place)) {
                throw new Dies(place);
            }
        };
    }

    /** Every place at which it could die during a job that goes well. */
    public static Stream<String> around(String... steps) {
        return Stream.of(
                        Stream.of("kept"),
                        Stream.of(steps).flatMap(step -> Stream.of("before " + step, "begun " + step, "did " + step)),
                        Stream.of("before complete", "completed"))
                .flatMap(places -> places);
    }

    /** Notes that it died while it called a host. */
    private final class DeadlyLink implements HostLink {
        private final HostLink hosts;

        DeadlyLink(HostLink hosts) {
            this.hosts = hosts;
        }

        @Override
        public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
            try {
                return hosts.call(host, request, call);
            } catch (Dies e) {
                throw dying(e);
            }
        }
    }

    private void reached(String place, Consumer<String> death) {
        try {
            death.accept(place);
        } catch (Dies e) {
            throw dying(e);
        }
    }

    private Dies dying(Dies death) {
        Thread.currentThread().setUncaughtExceptionHandler(TestRunner::ended);
        died.countDown();
        return death;
    }

    /** What it dies of is nothing that anybody need be told. */
    private static void ended(Thread thread, Throwable failure) {
        if (!(failure instanceof Dies)) {
            thread.getThreadGroup().uncaughtException(thread, failure);
        }
    }

    /** The runner. */
    public Commands commands() {
        return runner;
    }

    /** Submits a command of which it dies, waits until it has, and takes away what is left of it. */
    public void dieOf(Command command, Caller caller) throws InterruptedException {
        try {
            assertThat(runner.submit(command, caller).job()).isNotNull();
        } catch (Dies e) {
            assertThat(e).hasMessage("kept"); // on this very thread
        }
        assertThat(awaitDeath()).as("died").isTrue();
    }

    /** Waits until it has died, and takes away what is left of it. */
    public boolean awaitDeath() throws InterruptedException {
        var dead = died.await(20, TimeUnit.SECONDS);
        runner.stop();
        return dead;
    }

    /** Stops it; its jobs go on with the next one. */
    public void stop() {
        runner.stop();
    }
}
