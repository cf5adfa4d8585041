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

/** Commands against an engine that answers what it was told to. */
class CommandsTest {
    private static final String API = "/ovirt-engine/api";
    private static final String ID = "00000000-0000-0000-0000-000000000001";
    private static final String WEB1 = "{\"name\":\"web1\",\"status\":\"up\",\"memory\":\"2147483648\",\"id\":\"" + ID
            + "\",\"href\":\"" + API + "/vms/" + ID + "\"}";
    private static final String WEB2 =
            "{\"name\":\"web, 2\",\"status\":\"down\",\"memory\":\"1000\",\"id\":\"00000000-0000-0000-0000-000000000002\"}";

    @TempDir
    Path folder;

    private FakeEngine engine;
    private Program program;

    @BeforeEach
    void logIn() throws IOException {
        engine = new FakeEngine(Path.of("target/test-engine"));
        engine.reply("GET " + API + "/vms", 200, "{\"vm\":[" + WEB1 + "," + WEB2 + "]}");
        engine.reply("GET " + API + "/vms?search=name%3D%22web1%22", 200, "{\"vm\":[" + WEB1 + "]}");
        engine.reply("GET " + API + "/vms?search=name%3D%22nobody%22", 200, "{}");
        program = new Program(folder.resolve("settings"));
        var authority = Files.writeString(folder.resolve("ca.pem"), engine.authority());
        var end = program.reading("secret\n")
                .run(
                        "login",
                        engine.address().toString(),
                        "--user",
                        "admin@internal",
                        "--password-file",
                        "-",
                        "--ca-file",
                        authority.toString());
        assertThat(end.exit()).as(end.err()).isEqualTo(Exit.OK);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void aLoginKeepsOnlyTheTokenWhereNobodyElseReads() throws IOException {
        var file = folder.resolve("settings/profiles/localhost.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("t0ken").doesNotContain("secret");
        assertThat(engine.seen().get(0).body()).contains("password=secret");

        program.run("vm", "list");
        assertThat(engine.last("GET").authorization()).isEqualTo("Bearer t0ken");
    }

    @Test
    void tablesShowSizesAndSortAndCsvIsRaw() {
        var table = program.run("vm", "list", "--sort", "-memory", "--columns", "name,memory");
        assertThat(table.out()).isEqualTo("NAME    MEMORY\nweb1    2 GiB\nweb, 2  1000 B\n");

        var csv = program.run("vm", "list", "-o", "csv", "--columns", "name,memory");
        assertThat(csv.out()).isEqualTo("name,memory\nweb1,2147483648\n\"web, 2\",1000\n");
    }

    @Test
    void jsonAndYamlAreTheItemsAsTheEngineSentThem() {
        assertThat(program.run("vm", "list", "-o", "json").out())
                .startsWith("[")
                .contains("\"memory\" : \"2147483648\"");
        assertThat(program.run("vm", "list", "-o", "yaml").out())
                .startsWith("- name: web1")
                .contains("memory: '2147483648'");
    }

    @Test
    void columnsOfReferencesAreFollowed() {
        program.run(
                "vm",
                "list",
                "--columns",
                "name,cluster.name,host.cluster.name",
                "--search",
                "status=up",
                "--max",
                "5");
        assertThat(engine.last("GET").line())
                .contains("follow=cluster%2Chost%2Chost.cluster")
                .contains("search=status%3Dup")
                .contains("max=5");
    }

    @Test
    void createSendsWhatWasDescribed() {
        engine.reply("POST " + API + "/vms", 201, WEB1);
        var end = program.reading("comment: from a file\nnext_run_configuration_exists: false\n")
                .run(
                        "vm",
                        "create",
                        "--name",
                        "web1",
                        "--cluster",
                        "Default",
                        "--template",
                        ID,
                        "--memory",
                        "2GiB",
                        "--cpus",
                        "2",
                        "--boot",
                        "hd,network",
                        "--set",
                        "os.type=other_linux",
                        "--clone",
                        "-f",
                        "-",
                        "-o",
                        "csv");
        assertThat(end.exit()).as(end.err()).isEqualTo(Exit.OK);
        assertThat(end.out()).startsWith("name,status,memory,id\nweb1,up,2147483648,");
        assertThat(engine.last("POST").line()).isEqualTo("POST " + API + "/vms?clone=true");
        assertThat(engine.last("POST").body())
                .contains("\"comment\":\"from a file\"")
                .contains("\"memory\":\"2147483648\"")
                .contains("\"cluster\":{\"name\":\"Default\"}")
                .contains("\"template\":{\"id\":\"" + ID + "\"}")
                .contains("\"topology\":{\"cores\":\"2\",\"sockets\":\"1\",\"threads\":\"1\"}")
                .contains("\"devices\":{\"device\":[\"hd\",\"network\"]}")
                .contains("\"type\":\"other_linux\"");
    }

    @Test
    void membersThatDoNotExistAndWrongValuesAreRefusedBeforeAnythingIsSent() {
        assertThat(program.run("vm", "create", "--set", "memroy=3"))
                .isEqualTo(new Program.End(
                        Exit.USAGE, "", "vireoctl: In \"memroy\", Vm has no member memroy; did you mean memory?\n"));
        assertThat(program.run("vm", "create", "--memory", "much").err())
                .contains("must be a whole number, or a size such as 2GiB");
        assertThat(program.run("vm", "create", "--type", "laptop").err()).contains("desktop, high_performance, server");
        assertThat(program.reading("nmae: x").run("vm", "create", "-f", "-").err())
                .contains("Vm has no member nmae");
        assertThat(program.run("host", "create", "--set", "root_password=x").err())
                .contains("give root_password in a file");
        assertThat(program.run("vm", "list", "-o", "xml").exit()).isEqualTo(Exit.USAGE);
        assertThat(program.run("vm", "create", "--memroy", "3").err()).contains("did you mean --memory");
        assertThat(engine.seen()).noneMatch(one -> one.line().startsWith("POST " + API));
    }

    @Test
    void dryRunPrintsTheRequestAndSendsNothing() {
        var end = program.run("vm", "migrate", "web1", "--host", "alpha", "--force", "--dry-run");
        assertThat(end.out())
                .startsWith("POST " + engine.address() + API + "/vms/" + ID + "/migrate\n")
                .contains("\"force\" : \"true\"");
        assertThat(engine.seen()).noneMatch(one -> one.line().startsWith("POST " + API));
    }

    @Test
    void exitCodesTellWhatHappened() throws IOException {
        engine.reply(
                "POST " + API + "/vms/" + ID + "/start",
                409,
                "{\"fault\":{\"reason\":\"Operation Failed\",\"detail\":\"[VM is running]\"},\"status\":\"failed\"}");
        assertThat(program.run("vm", "start", "web1"))
                .isEqualTo(new Program.End(Exit.REFUSED, "", "vireoctl: vm start web1 failed: VM is running\n"));
        assertThat(program.run("vm", "show", "nobody").exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(program.run("vm", "list", "--nonsense").exit()).isEqualTo(Exit.USAGE);
        engine.reply("GET " + API + "/hosts", 401, "{}");
        assertThat(program.run("host", "list").exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(new Program(folder.resolve("other")).run("vm", "list").exit())
                .isEqualTo(Exit.NOT_LOGGED_IN);
        engine.close();
        assertThat(program.run("vm", "list").exit()).isEqualTo(Exit.UNREACHABLE);
        engine = new FakeEngine(Path.of("target/test-engine"));
    }

    @Test
    void severalAreDoneOneByOneAndEachFailureIsTold() {
        engine.reply("DELETE " + API + "/vms/" + ID, 200, "{}");
        var end = program.run("vm", "delete", "nobody", "web1");
        assertThat(end.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(end.err()).contains("There is no vm \"nobody\"").contains("1 of 2 failed");
        assertThat(engine.last("DELETE").line()).isEqualTo("DELETE " + API + "/vms/" + ID);
    }

    @Test
    void aNameThatSeveralHaveIsNotGuessed() {
        engine.reply(
                "GET " + API + "/vms?search=name%3D%22web1%22",
                200,
                "{\"vm\":[" + WEB1 + "," + WEB1.replace("001", "009") + "]}");
        var end = program.run("vm", "stop", "web1");
        assertThat(end.exit()).isEqualTo(Exit.USAGE);
        assertThat(end.err()).contains("give an id");
    }

    @Test
    void namesFromOutsideStayTextInPathsAndOnScreens() {
        engine.reply("GET " + API + "/vms", 200, "{\"vm\":[" + WEB1.replace("web1", "a\\u001b[31m\\u202eb") + "]}");
        assertThat(program.run("vm", "list", "--columns", "name").out()).isEqualTo("NAME\na [31m b\n");
        engine.reply("GET " + API + "/tags", 200, "{\"tag\":[{\"name\":\"t\",\"id\":\"../../vms\"}]}");
        program.run("tag", "show", "t");
        assertThat(engine.last("GET").line()).isEqualTo("GET " + API + "/tags/..%2F..%2Fvms");
    }

    @Test
    void theEscapeHatchReachesBothApis() {
        engine.reply("GET /vireo/api/status", 200, "{\"state\":\"up\"}");
        assertThat(program.run("api", "get", "/vireo/api/status").out()).isEqualTo("{\n  \"state\" : \"up\"\n}\n");
        assertThat(program.run("api", "get", "vms?max=1", "-o", "yaml").out()).contains("- name: web1");
        assertThat(program.run("api", "get", "https://elsewhere/").exit()).isEqualTo(Exit.USAGE);
        engine.reply("POST /vireo/api/vms/x/pause", 202, "{\"job\":{}}");
        assertThat(program.run("api", "get", "/vms?search=\"").exit()).isEqualTo(Exit.USAGE);
        assertThat(program.run("api", "post", "/vireo/api/hosts", "--set", "password=x")
                        .err())
                .contains("in a file");
        program.run("api", "post", "/vireo/api/vms/x/pause", "--set", "reason=tea");
        assertThat(engine.last("POST").body()).isEqualTo("{\"reason\":\"tea\"}");
    }

    @Test
    void anEngineCannotSendTheTokenElsewhere() {
        engine.reply("POST " + API + "/vms", 201, WEB1.replace(API, "//elsewhere.test" + API));
        engine.reply("GET " + API + "/jobs", 200, "{\"job\":[{\"status\":\"finished\"}]}");
        var end = program.run("vm", "create", "--name", "web1", "--wait");
        assertThat(end.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(end.err()).contains("elsewhere.test").contains("must not go");
    }

    @Test
    void eventsAreFollowedTheOldestFirst() {
        var old = "{\"id\":\"7\",\"description\":\"seven\"},{\"id\":\"6\",\"description\":\"six\"}";
        engine.reply("GET " + API + "/events", 200, "{\"event\":[" + old + "]}");
        engine.reply("GET " + API + "/events?from=7", 200, "{\"event\":[{\"id\":\"8\",\"description\":\"eight\"}]}");
        engine.reply("GET " + API + "/events?from=8", 200, "{}");
        var end = program.run("event", "list", "--follow", "--timeout", "1s", "--columns", "description");
        assertThat(end.out()).isEqualTo("DESCRIPTION\nsix\nseven\neight\n");
    }

    @Test
    void aLogoutGivesTheTokenBackAndForgetsIt() {
        engine.reply("POST /ovirt-engine/services/sso-logout", 200, "{}");
        assertThat(program.run("logout").exit()).isEqualTo(Exit.OK);
        assertThat(engine.last("POST").body()).contains("token=t0ken");
        assertThat(program.run("vm", "list").exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(program.run("profile", "list", "-o", "csv").out())
                .contains("*,localhost,")
                .endsWith(",none\n");
    }

    @Test
    void aSerialConsoleNeedsATerminalAndNothingOfScreens() {
        var piped = program.run("console", "web1", "--serial");
        assertThat(piped.exit()).isEqualTo(Exit.USAGE);
        assertThat(piped.err()).contains("needs a terminal to type at");

        var mixed = program.run("console", "web1", "--serial", "--file", "x.vv");
        assertThat(mixed.exit()).isEqualTo(Exit.USAGE);
        assertThat(mixed.err()).contains("--file is about screens");
        assertThat(engine.seen()).noneMatch(one -> one.line().contains("/vireo/api/consoles"));
    }
}
