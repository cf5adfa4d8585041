package org.vireo.host.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vireo.host.hooks.Bench.DOMAIN;
import static org.vireo.host.hooks.Bench.VM;
import static org.vireo.host.spi.hook.HookPoint.AFTER_VM_START;
import static org.vireo.host.spi.hook.HookPoint.BEFORE_VM_DESTROY;
import static org.vireo.host.spi.hook.HookPoint.BEFORE_VM_START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.hook.HookError;
import org.vireo.host.spi.hook.HookedStart;
import org.vireo.host.spi.hook.HookedVm;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** With real scripts, run as an account without rights when the tests run as root. */
class HookRunnerTest {
    @TempDir
    private Path directory;

    private Bench bench;

    @BeforeEach
    void begin() {
        bench = new Bench(directory, Map.of());
    }

    @Test
    void scriptsRunInTheOrderOfTheirNamesAndEachSeesWhatTheOneBeforeLeft() {
        bench.shell(BEFORE_VM_START, "20_second", "sed -i 's,first,second,' $_hook_domxml");
        bench.shell(
                BEFORE_VM_START,
                "10_first",
                "sed -i 's,<devices/>,<devices/><description>first</description>,' $_hook_domxml");

        assertThat(bench.start()).contains("<description>second</description>");
        assertThat(bench.told).isEmpty();
        assertThat(bench.leftovers()).isEmpty();
    }

    @Test
    void customPropertiesAreInTheEnvironmentAndNothingOfTheAgentsIs() {
        bench.runner.begin(
                new HookedVm(VM, Map.of("sndbuf", "42 x", "LD_PRELOAD", "/evil.so", "PATH", "/evil"), Map.of()));
        bench.shell(BEFORE_VM_START, "10_env", "env; exit 1");

        bench.start();

        assertThat(bench.onlyFailure().output())
                .contains("vmId=" + VM, "sndbuf=42 x")
                .noneMatch(line -> line.contains("evil") || line.startsWith("MAVEN") || line.startsWith("JAVA"));
    }

    @Test
    void aScriptHasARoomAndAnAccountOfItsOwn() {
        bench.shell(
                BEFORE_VM_START,
                "10_look",
                "echo dir=$(stat -c %a .) file=$(stat -c %a $_hook_domxml) user=$(id -un) home=$([ $HOME = $PWD ] && echo here)",
                "exit 1");

        bench.start();

        String user = System.getProperty("user.name").equals("root") ? "nobody" : System.getProperty("user.name");
        assertThat(bench.onlyFailure().output()).containsExactly("dir=700 file=600 user=" + user + " home=here");
    }

    @Test
    void exitCodeOneIsToldAndTheNextScriptRuns() {
        bench.shell(BEFORE_VM_START, "10_bad", "echo no luck; exit 1");
        bench.shell(BEFORE_VM_START, "20_good", "sed -i 's,<devices/>,<devices/><title>t</title>,' $_hook_domxml");

        assertThat(bench.start()).contains("<title>t</title>");
        var failure = bench.onlyFailure();
        assertThat(failure.script()).isEqualTo("10_bad");
        assertThat(failure.point()).isEqualTo("before_vm_start");
        assertThat(failure.exitCode()).contains(1);
        assertThat(failure.output()).containsExactly("no luck");
        assertThat(failure.refused()).isFalse();
    }

    @Test
    void exitCodeTwoStopsTheStart() {
        bench.shell(BEFORE_VM_START, "10_bad", "echo not here; exit 2");
        bench.shell(BEFORE_VM_START, "20_never", "touch " + directory + "/ran");

        assertThatThrownBy(bench::start)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(HookError.HOOK_REFUSED))
                .hasMessageContaining("10_bad")
                .hasMessageContaining("not here");
        assertThat(bench.onlyFailure().refused()).isTrue();
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    void exitCodeTwoAtASoftPointIsOnlyTold() {
        bench.shell(AFTER_VM_START, "10_bad", "exit 2");
        bench.shell(BEFORE_VM_DESTROY, "10_bad", "exit 2");

        assertThat(bench.runner.run(AFTER_VM_START, VM, Map.of(), DOMAIN)).isEqualTo(DOMAIN);
        assertThat(bench.runner.run(BEFORE_VM_DESTROY, VM, Map.of(), DOMAIN)).isEqualTo(DOMAIN);
        assertThat(bench.told).hasSize(2);
    }

    @Test
    void aScriptThatHangsIsKilledWithAllThatItStarted() throws IOException {
        bench = new Bench(directory, Map.of("timeout__seconds", 1));
        bench.shell(BEFORE_VM_START, "10_hangs", "trap '' TERM INT", "setsid sleep 3217 &", "sleep 3217 & sleep 3217");

        var begin = Instant.now();
        assertThatThrownBy(bench::start).hasMessageContaining("after 1 s");

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("sleep 3217")))
                .isEmpty();
    }

    @Test
    void aScriptThatTakesTooMuchMemoryFailsAndOneThatTakesEnoughDoesNot() {
        bench = new Bench(directory, Map.of("memory__mib", 256));
        bench.shell(BEFORE_VM_START, "10_modest", "exec python3 -c 'len(bytearray(64 << 20))'");
        bench.shell(BEFORE_VM_START, "20_greedy", "exec python3 -c 'len(bytearray(512 << 20))'");

        bench.start();

        assertThat(bench.onlyFailure().script()).isEqualTo("20_greedy");
        assertThat(bench.onlyFailure().output()).contains("MemoryError");
    }

    @Test
    void aScriptThatHangsHoldsUpNoOtherMachine() throws Exception {
        bench = new Bench(directory, Map.of("timeout__seconds", 5));
        bench.runner.begin(new HookedVm(VM, Map.of("slow", "yes"), Map.of()));
        bench.shell(BEFORE_VM_START, "10_maybe", "[ -z \"$slow\" ] || sleep 60");
        var hanging = CompletableFuture.runAsync(bench::start);

        bench.runner.run(BEFORE_VM_START, VmId.random(), Map.of(), DOMAIN);

        assertThat(hanging).isNotDone();
        assertThatThrownBy(hanging::join).hasMessageContaining("after 5 s");
    }

    @Test
    void aFloodIsDrainedAndOnlyItsEndIsKept() {
        bench.shell(
                BEFORE_VM_START,
                "10_flood",
                "head -c 50000000 /dev/zero | tr '\\0' 'x'",
                "echo",
                "echo the end",
                "exit 1");

        bench.start();

        assertThat(bench.onlyFailure().output()).hasSize(2).last().isEqualTo("the end");
        assertThat(bench.onlyFailure().output().get(0)).hasSizeLessThan(400);
    }

    @Test
    void brokenXmlStopsTheStart() {
        bench.shell(BEFORE_VM_START, "10_breaks", "echo '<domain><name>' > $_hook_domxml");

        assertThatThrownBy(bench::start).hasMessageContaining("10_breaks").hasMessageContaining("cannot be read");
    }

    @Test
    void xmlWithADocumentTypeStopsTheStart() {
        bench.shell(
                BEFORE_VM_START,
                "10_dtd",
                "echo '<!DOCTYPE domain SYSTEM \"file:///etc/passwd\"><domain/>' > $_hook_domxml");

        assertThatThrownBy(bench::start).hasMessageContaining("10_dtd").hasMessageContaining("DOCTYPE");
    }

    @Test
    void xmlOfAnotherMachineStopsTheStart() {
        bench.shell(BEFORE_VM_START, "10_other", "sed -i 's," + VM + "," + VmId.random() + ",' $_hook_domxml");

        assertThatThrownBy(bench::start).hasMessageContaining("changed the uuid");
    }

    @Test
    void anotherRootStopsTheStart() {
        bench.shell(BEFORE_VM_START, "10_root", "echo '<network/>' > $_hook_domxml");

        assertThatThrownBy(bench::start).hasMessageContaining("<network>");
    }

    @Test
    void aHugeDocumentStopsTheStart() {
        bench = new Bench(directory, Map.of("document__kib", 64));
        bench.shell(BEFORE_VM_START, "10_grows", "head -c 100000 /dev/zero > $_hook_domxml");

        assertThatThrownBy(bench::start).hasMessageContaining("more than 64 KiB");
    }

    @Test
    void aLinkInThePlaceOfTheDocumentIsNotFollowed() {
        bench.shell(BEFORE_VM_START, "10_link", "ln -sf /etc/shadow $_hook_domxml");

        assertThatThrownBy(bench::start).hasMessageContaining("something else");
        assertThat(bench.leftovers()).isEmpty();
    }

    @Test
    void whatAScriptLeavesInItsRoomIsRemovedAndLinksLeadNowhere() throws IOException {
        Path precious = Files.createDirectory(directory.resolve("precious"));
        Files.writeString(precious.resolve("file"), "kept");
        bench.shell(BEFORE_VM_START, "10_litter", "mkdir -p a/b; touch a/b/c; ln -s " + precious + " a/link");

        bench.start();

        assertThat(bench.leftovers()).isEmpty();
        assertThat(precious.resolve("file")).exists();
    }

    @Test
    void aScriptThatOthersMayChangeIsNotRun() throws IOException {
        Bench.mode(bench.shell(BEFORE_VM_START, "10_open", "touch " + directory + "/ran"), "rwxrwxrwx");
        Path elsewhere = directory.resolve("elsewhere");
        Files.copy(bench.shell(BEFORE_VM_START, "20_real", "exit 0"), elsewhere);
        Bench.mode(elsewhere, "rwxr-xr-x");
        Files.createSymbolicLink(bench.directory(BEFORE_VM_START).resolve("30_link"), elsewhere);

        bench.start();

        assertThat(bench.told).extracting("script").containsExactly("10_open", "30_link");
        assertThat(bench.told)
                .extracting("reason")
                .containsExactly(
                        "it was not run because it may be written by everybody",
                        "it was not run because it is a symbolic link");
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    void filesThatCannotBeExecutedAreNoScripts() {
        Bench.mode(bench.shell(BEFORE_VM_START, "README", "exit 2"), "rw-r--r--");

        assertThat(bench.start()).isEqualTo(DOMAIN);
        assertThat(bench.runner.present(BEFORE_VM_START)).isFalse();
    }

    @Test
    void aScriptWithoutInterpreterStopsTheStart() {
        bench.script(BEFORE_VM_START, "10_lost", "#!/no/such/program\n");

        assertThatThrownBy(bench::start).hasMessageContaining("10_lost").hasMessageContaining("exit code 127");
    }

    @Test
    void launchFlagsCanBeChangedWithinLimits() {
        bench.shell(BEFORE_VM_START, "10_flags", "echo 1 > $_hook_launch_flags");

        assertThat(bench.runner.beforeStart(VM, new HookedStart(DOMAIN, 0)).flags())
                .isEqualTo(1);

        bench.shell(BEFORE_VM_START, "20_flags", "echo 2 > $_hook_launch_flags");
        assertThatThrownBy(() -> bench.runner.beforeStart(VM, new HookedStart(DOMAIN, 0)))
                .hasMessageContaining("20_flags")
                .hasMessageContaining("launch flags");
    }

    @Test
    void notesOutliveTheRunner() {
        bench.runner.begin(new HookedVm(VM, Map.of("a", "b"), Map.of()));
        bench.runner.describe(VM, DOMAIN);
        bench.shell(BEFORE_VM_START, "10_env", "echo a=$a; exit 1");

        var after = new Bench(directory, Map.of());
        after.start();

        assertThat(after.onlyFailure().output()).containsExactly("a=b");
        assertThat(after.runner.description(VM)).contains(DOMAIN);
        after.runner.end(VM);
        assertThat(after.runner.description(VM)).isEmpty();
    }
}
