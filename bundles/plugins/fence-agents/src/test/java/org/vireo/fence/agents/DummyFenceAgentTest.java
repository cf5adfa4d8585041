package org.vireo.fence.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.OperationId;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceAgent;
import org.vireo.spi.fence.FenceTarget;
import org.vireo.spi.plugin.Outcome;
import org.vireo.testkit.FenceAgentContract;
import org.vireo.testkit.TestCall;
import org.vireo.testkit.TestHosts;

/** The operating system's agent that keeps the power of its machine in a file. */
class DummyFenceAgentTest extends FenceAgentContract {
    private static final Path PROGRAMS = Path.of("/usr/sbin");

    @TempDir
    Path directory;

    @BeforeEach
    void switchOn() throws IOException {
        assertThat(PROGRAMS.resolve("fence_dummy"))
                .as("the package fence-agents")
                .exists();
        Files.writeString(directory.resolve("power"), "on");
    }

    @Override
    protected FenceAgent agent() {
        return new ProgramFenceAgents(PROGRAMS, Set.of("dummy", "redfish"), Set.of("status_file"));
    }

    @Override
    protected FenceTarget target() {
        return target(
                "dummy",
                Map.of("type", "file", "status_file", directory.resolve("power").toString()));
    }

    /** The dummy takes every answer for one; nothing listens on the first port of this machine. */
    @Override
    protected FenceTarget deadTarget() {
        return new FenceTarget(
                "redfish",
                "127.0.0.1",
                Optional.of(1),
                "admin",
                Optional.of(Secret.of(PASSWORD)),
                Map.of("systems_uri", "/redfish/v1/Systems/1", "plug", "1", "login_timeout", "5"));
    }

    private static FenceTarget target(String type, Map<String, String> options) {
        return new FenceTarget(type, "192.0.2.1", Optional.empty(), "admin", Optional.of(Secret.of(PASSWORD)), options);
    }

    @Test
    void passesOnWhatAProgramSaysOfItsFailure() {
        assertThatThrownBy(() -> agent().status(deadTarget(), TestCall.to(new TestHosts())))
                .hasMessageContaining("fence_redfish")
                .hasMessageContaining("Connection refused");
    }

    @Test
    void findsTheAgentsThatSwitchPower() {
        assertThat(new ProgramFenceAgents(PROGRAMS, Set.of(), Set.of()).types())
                .contains("ipmilan", "apc", "drac7", "drac5", "ilo4", "rhevm", "virsh")
                .doesNotContain("dummy", "kdump", "scsi");
    }

    @Test
    void theSelfTestWantsAProgram() {
        assertThat(new ProgramFenceAgents(PROGRAMS, Set.of(), Set.of()).run()).isEqualTo(new Outcome.Passed());
        assertThat(new ProgramFenceAgents(directory, Set.of(), Set.of()).run()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void refusesOptionsThatNameFilesAndPrograms() {
        var agent = new ProgramFenceAgents(PROGRAMS, Set.of("virsh"), Set.of());
        for (var option : Set.of("passwd_script", "ssh_path", "identity_file", "debug_file", "ssh_options", "action")) {
            assertThatThrownBy(() -> agent.status(target("virsh", Map.of(option, "x")), TestCall.to(new TestHosts())))
                    .isInstanceOfSatisfying(
                            VireoException.class, e -> assertThat(e.code()).isEqualTo(FenceError.BAD_OPTION));
        }
    }

    @Test
    void givesEverythingOverStandardInputAndHidesThePassword() throws IOException {
        var agent = scripted(
                "cat > \"$(dirname $0)/heard\"; echo \"$*|wrong $(grep ^password= \"$(dirname $0)/heard\")\"; exit 1");

        assertThatThrownBy(() -> agent.status(target("scripted", Map.of("plug", "7")), TestCall.to(new TestHosts())))
                .hasMessageContaining("|wrong password=***")
                .hasMessageNotContaining(PASSWORD);
        assertThat(directory.resolve("heard"))
                .content()
                .contains(
                        "plug=7\n",
                        "ip=192.0.2.1\n",
                        "username=admin\n",
                        "password=" + PASSWORD + "\n",
                        "action=status\n");
    }

    @Test
    void endsAProgramThatHangsWithItsChildren() throws IOException {
        var agent = scripted("cat > /dev/null; sleep 1234.5 & echo $! > \"$(dirname $0)/child\"; wait");
        var soon = new TestCall(OperationId.random(), Instant.now().plusSeconds(3), new TestHosts());

        assertThatThrownBy(() -> agent.status(target("scripted", Map.of()), soon))
                .hasMessageContaining("did not end in time");

        var child = ProcessHandle.of(
                Long.parseLong(Files.readString(directory.resolve("child")).strip()));
        child.ifPresent(one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        assertThat(child.map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    private FenceAgent scripted(String script) throws IOException {
        var program = Files.writeString(directory.resolve("fence_scripted"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new ProgramFenceAgents(directory, Set.of("scripted"), Set.of());
    }
}
