package org.vireo.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.ctl.exit.Exit;

/** Waiting for what a command began, and whom a login trusts. */
class WaitingTest {
    private static final String API = "/ovirt-engine/api";
    private static final String VM = API + "/vms/00000000-0000-0000-0000-000000000001";
    private static final String STEPS =
            "\"steps\":{\"step\":[{\"status\":\"finished\",\"description\":\"Choosing a host\"},"
                    + "{\"status\":\"started\",\"description\":\"Booting\",\"progress\":\"40\"}]}";

    @TempDir
    Path folder;

    private FakeEngine engine;
    private Program program;

    @BeforeEach
    void listen() {
        engine = new FakeEngine(Path.of("target/test-engine"));
        engine.reply("POST " + VM + "/start", 200, "{\"status\":\"complete\"}");
        program = new Program(folder.resolve("settings")).reading("secret");
    }

    @AfterEach
    void end() {
        engine.close();
    }

    private Program.End login(String... more) throws Exception {
        var words = new java.util.ArrayList<>(
                java.util.List.of("login", engine.address().toString(), "--user", "a@b", "--password-file", "-"));
        words.addAll(java.util.List.of(more));
        return program.run(words.toArray(new String[0]));
    }

    private Program.End start(String... more) throws Exception {
        login(
                "--ca-file",
                Files.writeString(folder.resolve("ca.pem"), engine.authority()).toString());
        var words = new java.util.ArrayList<>(
                java.util.List.of("vm", "start", VM.substring(VM.lastIndexOf('/') + 1), "--wait"));
        words.addAll(java.util.List.of(more));
        return program.run(words.toArray(new String[0]));
    }

    private void jobIs(String status) {
        engine.reply(
                "GET " + API + "/jobs",
                200,
                "{\"job\":[{\"description\":\"Starting VM web1\",\"status\":\"" + status + "\"," + STEPS + "}]}");
    }

    @Test
    void itReturnsWhenTheJobHasEnded() throws Exception {
        jobIs("finished");
        assertThat(start().exit()).isEqualTo(Exit.OK);
        assertThat(engine.last("GET").line())
                .contains("search=correlation_id%3D" + engine.last("POST").correlation());
    }

    @Test
    void progressIsToldAndAfterTheTimeoutTheJobGoesOn() throws Exception {
        jobIs("started");
        var end = start("--timeout", "1s");
        assertThat(end.exit()).isEqualTo(Exit.TIMEOUT);
        assertThat(end.err())
                .contains("Starting VM web1: step 2 of 2, Booting, 40 %\n")
                .contains("vireoctl job list --search correlation_id=");
    }

    @Test
    void aJobThatFailedTellsWhy() throws Exception {
        jobIs("failed");
        engine.reply(
                "GET " + API + "/events",
                200,
                "{\"event\":[{\"severity\":\"error\",\"description\":\"No host has room.\"}]}");
        var end = start();
        assertThat(end.exit()).isEqualTo(Exit.REFUSED);
        assertThat(end.err()).isEqualTo("vireoctl: Starting VM web1 has failed: No host has room.\n");
    }

    @Test
    void anEngineThatNobodyVouchesForGetsNoPassword() throws Exception {
        var end = login();
        assertThat(end.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(end.err()).contains("--ca-file").contains("--fingerprint");

        end = login("--fingerprint", "AB:CD");
        assertThat(end.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(end.err()).contains("somebody may be in between");
        assertThat(engine.seen()).noneMatch(one -> one.line().startsWith("POST"));
    }

    @Test
    void aFingerprintThatFitsIsTrustedFromThenOn() throws Exception {
        var fingerprint = org.vireo.ctl.http.Trust.of(engine.authority(), "it").fingerprint();
        assertThat(login("--fingerprint", fingerprint).exit()).isEqualTo(Exit.OK);
        engine.reply("GET " + API + "/vms", 200, "{}");
        assertThat(program.run("vm", "list").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void onlyHttpsIsSpoken() {
        assertThat(program.run("login", "http://localhost:1").exit()).isEqualTo(Exit.USAGE);
    }
}
