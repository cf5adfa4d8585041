package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.CommandLine;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** The command line as users get it, against a running engine and a real guest. */
@InLab
class VireoctlIT {
    @TempDir
    Path folder;

    @Test
    void aMachineLivesItsLifeByCommandsAlone(Lab lab) throws Exception {
        lab.awaitUsable(lab.alpha());
        var program = new CommandLine(folder);
        logsInOnlyWhereItTrusts(lab, program);

        var made = program.done(
                "vm",
                "create",
                "--name",
                "by-command",
                "--cluster",
                "Default",
                "--template",
                "tiny-alpha",
                "--description",
                "one, two",
                "--wait",
                "-o",
                "csv",
                "--columns",
                "name,status");
        assertThat(made).isEqualTo("name,status\nby-command,down\n");
        assertThat(program.done("vm", "nic", "add", "by-command", "--name", "nic1", "--vnic-profile", "ovirtmgmt"))
                .contains("nic1");

        var started = program.run("vm", "start", "by-command", "--wait", "--timeout", "120s");
        assertThat(started.status()).as(started.err()).isZero();
        var found = program.done(
                "vm",
                "list",
                "--search",
                "name=by-c* and status!=down",
                "-o",
                "csv",
                "--columns",
                "name,description,cluster.name");
        assertThat(found).isEqualTo("name,description,cluster.name\nby-command,\"one, two\",Default\n");
        assertThat(ApiClient.parse(program.done("vm", "disk", "list", "by-command", "-o", "json")))
                .hasSize(1);

        refusesAsDocumented(program);
        givesTheConsolesFile(program);
        assertThat(program.done("event", "list", "--search", "Vms.name=by-command", "--max", "50"))
                .contains("by-command");

        program.done("vm", "stop", "by-command", "--wait");
        program.done("vm", "delete", "by-command", "--wait");
        assertThat(program.run("vm", "show", "by-command").status()).isEqualTo(3);
        program.done("logout");
    }

    private void logsInOnlyWhereItTrusts(Lab lab, CommandLine program) {
        var url = lab.engine().url().toString();
        var password = lab.engine().passwordFile().toString();
        var blind = program.run("login", url, "--user", EngineProcess.ADMIN, "--password-file", password);
        assertThat(blind.status()).isEqualTo(6);
        program.done(
                "login",
                url,
                "--user",
                EngineProcess.ADMIN,
                "--password-file",
                password,
                "--ca-file",
                lab.engine().authority().toString());
        assertThat(program.done("whoami", "-o", "csv")).contains("admin").contains(url);
    }

    private static void refusesAsDocumented(CommandLine program) {
        var running = program.run("vm", "start", "by-command");
        assertThat(running.status()).isEqualTo(1);
        assertThat(running.err())
                .startsWith("vireoctl: vm start by-command failed: ")
                .hasLineCount(1);
    }

    private void givesTheConsolesFile(CommandLine program) throws Exception {
        var file = folder.resolve("by-command.vv");
        program.done("console", "by-command", "--file", file.toString());
        assertThat(Files.readString(file)).startsWith("[virt-viewer]");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
}
