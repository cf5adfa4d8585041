package org.vireo.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.plugin.PluginHealth.Health;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

class ServiceGuardTest {
    private static final String ME = "org.vireo.guard";
    private static final Limits LIMITS = new Limits(
            4, Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofSeconds(60), 3, 8);

    private final ServiceGuard guard = new ServiceGuard(LIMITS, 20);
    private final BlockingQueue<String> told = new ArrayBlockingQueue<>(10);
    private final AutoCloseable watch = guard.watch((plugin, reason) -> told.add(plugin + ": " + reason));
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() throws Exception {
        end.countDown();
        watch.close();
        guard.stop();
    }

    private Health health() {
        return guard.of(ME).orElseThrow();
    }

    private String hang(String text) {
        boolean ended = false;
        while (!ended) {
            try {
                end.await();
                ended = true;
            } catch (InterruptedException e) {
                continue; // a plugin that does not care
            }
        }
        return text;
    }

    private static String fail(String text) {
        throw new IllegalStateException("broken " + text);
    }

    private String heard() throws InterruptedException {
        String reason = told.poll(10, TimeUnit.SECONDS);
        assertThat(reason).as("what watchers were told").isNotNull();
        return reason;
    }

    @Test
    void letsAnswersThroughAndCountsThem() {
        var odd = guard.guard(Odd.class, text -> text + "!");
        assertThat(odd.echo("a")).isEqualTo("a!");
        assertThat(health().calls()).isOne();
        assertThat(health().failures()).isZero();
        assertThat(health().time()).isPositive();
    }

    @Test
    void runsCallsOnThreadsOfThePlugin() {
        var odd = guard.guard(
                Odd.class, text -> Thread.currentThread().getThreadGroup().getName());
        assertThat(odd.echo("")).isEqualTo("vireo-plugin " + ME);
    }

    @Test
    void guardsOfTheSameServiceAreEqual() {
        Odd service = text -> text;
        var once = guard.guard(Odd.class, service);
        assertThat(once).isEqualTo(guard.guard(Odd.class, service)).hasSameHashCodeAs(guard.guard(Odd.class, service));
        assertThat(once).isNotEqualTo(guard.guard(Odd.class, text -> text)).isNotEqualTo(service);
        assertThat(List.of(once)).contains(guard.guard(Odd.class, service));
    }

    @Test
    void takesAnExpectedFailureForAnAnswer() {
        var odd = guard.guard(Odd.class, text -> {
            throw new VireoException(ModelError.HOST_UNREACHABLE, "no host");
        });
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> odd.echo("")).hasMessage("no host");
        }
        assertThat(health().failures()).isZero();
        assertThat(health().quarantine()).isEmpty();
    }

    @Test
    void putsAPluginThatThrowsIntoQuarantineAndReleasesIt() throws InterruptedException {
        var odd = guard.guard(Odd.class, ServiceGuardTest::fail);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> odd.echo("x")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(heard())
                .contains(ME + ": 3 calls in a row failed, the last one: echo() threw")
                .contains("broken x");
        assertThatThrownBy(() -> odd.echo("x"))
                .hasMessageContaining("is in quarantine until an administrator releases it: 3 calls in a row failed");
        assertThat(health().rejected()).isOne();
        guard.release(ME);
        assertThatThrownBy(() -> odd.echo("x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void turnsErrorsIntoFailures() {
        var odd = guard.guard(Odd.class, text -> {
            throw new NoClassDefFoundError("x");
        });
        assertThatThrownBy(() -> odd.echo(""))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("NoClassDef");
    }

    @Test
    void endsACallThatHangsAndPutsThePluginIntoQuarantine() throws InterruptedException {
        var odd = guard.guard(Odd.class, this::hang);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> odd.echo(""))
                    .hasMessageContaining("gave no answer: echo() did not end within 300 ms");
        }
        assertThat(heard()).contains("3 calls in a row failed");
        assertThat(health().timeouts()).isEqualTo(3);
        assertThat(health().running()).isEqualTo(3);
    }

    @Test
    void waitsUntilTheDeadlineOfACallAndALittleLonger() {
        var odd = guard.guard(Odd.class, new Odd() {
            @Override
            public String echo(String text) {
                return text;
            }

            @Override
            public String until(Instant deadline) {
                return hang("");
            }
        });
        var begin = System.nanoTime();
        assertThatThrownBy(() -> odd.until(Instant.now().plusMillis(100))).hasMessageContaining("gave no answer");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void refusesAFloodWithoutCallingItAFailure() throws Exception {
        var odd = guard.guard(Odd.class, this::hang);
        var callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                waiting.add(callers.submit(() -> odd.echo("done")));
            }
            while (health().running() < 4) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> odd.echo("")).hasMessageContaining("4 calls of it are under way already");
            end.countDown();
            for (var one : waiting) {
                assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("done");
            }
            assertThat(health().failures()).isZero();
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void putsAPluginThatLeavesThreadsBehindIntoQuarantine() throws InterruptedException {
        var odd = guard.guard(Odd.class, text -> {
            for (int i = 0; i < 5; i++) {
                new Thread(() -> hang("")).start();
            }
            return text;
        });
        odd.echo("");
        odd.echo("");
        assertThat(heard()).containsPattern("it has started (9|10) threads and not ended them, 8 are allowed");
        assertThat(health().threads()).isEqualTo(10);
        assertThatThrownBy(() -> odd.echo("")).hasMessageContaining("is in quarantine");
        guard.release(health().plugin());
        assertThat(health().threads()).as("forgiven with the rest").isZero();
    }

    @Test
    void leavesAPluginAloneThatFailsHalfOfTheTime() {
        var odd = guard.guard(Odd.class, text -> text.isEmpty() ? fail(text) : text);
        for (int i = 0; i < 5; i++) {
            odd.echo("fine");
            assertThatThrownBy(() -> odd.echo("")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(health().resting()).isTrue();
        assertThatThrownBy(() -> odd.echo("fine")).hasMessageContaining("is left alone for some seconds");
        assertThat(health().quarantine()).isEmpty();
    }

    @Test
    void anAdministratorsQuarantineKeepsItsFirstReason() {
        var odd = guard.guard(Odd.class, text -> text);
        guard.quarantine(ME, "not today");
        guard.quarantine(ME, "another");
        assertThatThrownBy(() -> odd.echo("")).hasMessageContaining("not today");
        assertThat(odd.type()).as("which a registry asks when it appears").isEqualTo("odd");
        assertThat(told).isEmpty();
        guard.forget(ME);
        assertThat(odd.echo("x")).isEqualTo("x");
        assertThat(health().calls()).isOne();
    }

    @Test
    void otherLimitsHoldForServicesThatAreGuardedAlready() {
        var odd = guard.guard(Odd.class, text -> text.isEmpty() ? hang(text) : text);
        guard.change(new Limits(
                1, Duration.ofMillis(50), Duration.ofMillis(90), Duration.ofMillis(10), Duration.ofSeconds(1), 9, 8));
        assertThatThrownBy(() -> odd.echo("")).hasMessageContaining("did not end within 90 ms");
        assertThatThrownBy(() -> odd.echo("x")).hasMessageContaining("1 calls of it are under way already");
        guard.change(LIMITS);
        assertThat(odd.echo("x")).isEqualTo("x");
    }
}
