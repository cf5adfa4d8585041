package org.vireo.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.ctl.exit.Exit;

/** Commands for what oVirt's API has no words for, and those that write files. */
class OwnApiTest {
    private static final String PLUGINS = "/vireo/api/plugins";
    private static final String RUNS = "/vireo/api/reports/runs/r1";
    private static final String VM = "/ovirt-engine/api/vms/00000000-0000-0000-0000-000000000001";

    @TempDir
    Path folder;

    private FakeEngine engine;
    private Program program;

    @BeforeEach
    void logIn() throws IOException {
        engine = new FakeEngine(Path.of("target/test-engine"));
        engine.reply("GET /ovirt-engine/api/jobs", 200, "{\"job\":[{\"status\":\"finished\"}]}");
        program = new Program(folder.resolve("settings")).reading("secret");
        var authority = Files.writeString(folder.resolve("ca.pem"), engine.authority());
        program.run(
                "login",
                engine.address().toString(),
                "--user",
                "a@b",
                "--password-file",
                "-",
                "--ca-file",
                authority.toString());
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void aJobIsCancelled() throws IOException {
        engine.reply("POST /vireo/api/jobs/j1/cancel", 202, "{\"id\":\"j1\",\"status\":\"started\"}");
        var end = program.run("job", "cancel", "j1");
        assertThat(end.exit()).as(end.err()).isEqualTo(Exit.OK);
        assertThat(engine.last("POST").line()).isEqualTo("POST /vireo/api/jobs/j1/cancel");
        engine.reply(
                "POST /vireo/api/jobs/j1/cancel",
                409,
                "{\"title\":\"Conflict\",\"detail\":\"Cannot cancel Job. It has ended.\"}");
        assertThat(program.run("job", "cancel", "j1").err()).contains("It has ended.");
    }

    @Test
    void pluginsAreListedInstalledAndSwitched() throws IOException {
        engine.reply(
                        "GET " + PLUGINS,
                        200,
                        "{\"plugins\":[{\"id\":\"storage-nfs\",\"version\":\"1.0.0\",\"status\":\"active\"}]}")
                .reply("POST " + PLUGINS, 202, "{\"job\":{\"id\":\"j\"}}")
                .reply("POST " + PLUGINS + "/storage-nfs/disable", 202, "{\"job\":{\"id\":\"j\"}}");
        assertThat(program.run("plugin", "list", "-o", "csv", "--columns", "id,status")
                        .out())
                .isEqualTo("id,status\nstorage-nfs,active\n");

        var file = Files.writeString(folder.resolve("acme.kar"), "not really");
        assertThat(program.run("plugin", "install", file.toString(), "--allow-unsigned", "--wait")
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(engine.last("POST").line()).isEqualTo("POST " + PLUGINS + "?name=acme.kar&allow_unsigned=true");
        assertThat(engine.last("POST").body()).isEqualTo("not really");

        assertThat(program.run("plugin", "disable", "storage-nfs").exit()).isEqualTo(Exit.OK);
        assertThat(program.run("plugin", "install", folder.resolve("none").toString())
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void aReportIsMadeAndFetchedWhenItIsDone() throws IOException {
        engine.reply("POST /vireo/api/reports/host-usage", 202, "{\"run\":{\"id\":\"r1\"},\"job\":{\"id\":\"j\"}}")
                .reply("GET " + RUNS, 200, "{\"id\":\"r1\",\"report\":\"host-usage\",\"form\":\"csv\"}")
                .reply("GET " + RUNS + "/content", 200, "a,b\n");
        var file = folder.resolve("usage.csv");
        var end = program.run(
                "report",
                "run",
                "host-usage",
                "--form",
                "csv",
                "--set",
                "period=last-week",
                "--wait",
                "--file",
                file.toString());
        assertThat(end.exit()).as(end.err()).isEqualTo(Exit.OK);
        assertThat(engine.last("POST").body()).isEqualTo("{\"form\":\"csv\",\"wishes\":{\"period\":\"last-week\"}}");
        assertThat(file).hasContent("a,b\n");
    }

    @Test
    void aNameThatTheEngineTellsLeadsNowhere() {
        engine.reply("GET " + RUNS, 200, "{\"id\":\"r1\",\"report\":\"../../etc/x\",\"form\":\"csv\"}")
                .reply("GET " + RUNS + "/content", 200, "a,b\n");
        assertThat(program.run("report", "download", "r1").err()).contains("give one with --file");
    }

    @Test
    void onlyItsOwnerReadsTheFileForAViewer() throws IOException {
        engine.reply(
                        "GET " + VM + "/graphicsconsoles",
                        200,
                        "{\"graphics_console\":[{\"id\":\"c1\",\"protocol\":\"vnc\"}]}")
                .reply(
                        "POST " + VM + "/graphicsconsoles/c1/remoteviewerconnectionfile",
                        200,
                        "{\"remote_viewer_connection_file\":\"[virt-viewer]\\npassword=t\"}");
        var file = Files.writeString(folder.resolve("old.vv"), "open to all");
        var id = VM.substring(VM.lastIndexOf('/') + 1);
        assertThat(program.run("console", id, "--file", file.toString()).exit()).isEqualTo(Exit.OK);
        assertThat(file).hasContent("[virt-viewer]\npassword=t");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(program.run("console", id, "--protocol", "spice").err()).contains("has no spice console now");
        assertThat(program.run("console", id, "--viewer", "no-such-viewer").err())
                .contains("install virt-viewer");
    }
}
