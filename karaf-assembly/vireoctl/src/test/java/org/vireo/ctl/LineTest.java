package org.vireo.ctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.Trust;

/** Bytes both ways over a WebSocket whose server must be trusted. */
class LineTest {
    private static final String PATH = "/vireo/console";

    private FakeEngine engine;
    private FakeConsole console;

    @BeforeEach
    void open() {
        engine = new FakeEngine(Path.of("target/test-engine"));
        console = new FakeConsole(engine.tls());
    }

    @AfterEach
    void close() throws Exception {
        console.close();
        engine.close();
    }

    private Engine client(Trust trust, String host) {
        var address = URI.create("https://" + host + ":" + console.port());
        return new Engine(address, trust, Optional.of("t0ken"), Duration.ofSeconds(10));
    }

    private Trust trust() {
        return Trust.of(engine.authority(), "the test");
    }

    @Test
    void carriesBytesAndTellsHowItEnded() throws Exception {
        var said = new PipedInputStream();
        try (var out = new PipedOutputStream(said);
                var line = client(trust(), "localhost").line(PATH, "k3y", out)) {
            line.send("uname\r".getBytes(StandardCharsets.US_ASCII));
            assertThat(said.readNBytes(6)).asString().isEqualTo("uname\r");
            assertThat(line.ended()).isNotDone();

            line.send("end".getBytes(StandardCharsets.US_ASCII));
            assertThat(line.ended().get(10, TimeUnit.SECONDS).code()).isEqualTo(4001);
        }
        assertThat(console.asked()).anyMatch(line -> line.startsWith("GET " + PATH + " "));
        assertThat(console.asked()).noneMatch(line -> line.contains("t0ken"));
    }

    @Test
    void saysWhenTheKeyIsNotTaken() {
        assertThatThrownBy(() -> client(trust(), "localhost").line(PATH, "old", System.out))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("did not open the console (status 401)");
    }

    @Test
    void goesToNobodyWhoIsNotTrusted() {
        assertThatThrownBy(() -> client(Trust.ofTheMachine(), "localhost").line(PATH, "k3y", System.out))
                .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.exit()).isEqualTo(Exit.UNREACHABLE))
                .hasMessageContaining("is not trusted");
        assertThat(console.asked()).noneMatch(line -> line.contains("k3y"));
    }

    @Test
    void goesToNobodyOfAnotherName() {
        assertThatThrownBy(() -> client(trust(), "127.0.0.1").line(PATH, "k3y", System.out))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is not trusted");
        assertThat(console.asked()).noneMatch(line -> line.contains("k3y"));
    }

    @Test
    void staysWithTheEngine() {
        assertThatThrownBy(() -> client(trust(), "localhost").line("//elsewhere.example.org/x", "k3y", System.out))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("where this login must not go");
    }
}
