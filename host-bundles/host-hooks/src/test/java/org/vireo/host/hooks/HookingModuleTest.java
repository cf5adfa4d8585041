package org.vireo.host.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vireo.host.hooks.Bench.DOMAIN;
import static org.vireo.host.hooks.Bench.VM;
import static org.vireo.host.spi.hook.HookPoint.AFTER_DISK_PREPARE;
import static org.vireo.host.spi.hook.HookPoint.AFTER_VM_START;
import static org.vireo.host.spi.hook.HookPoint.BEFORE_VM_START;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.hook.HookedStart;
import org.vireo.host.spi.hook.HookedVm;

/** The module that scripts in Python import, in a real Python. */
class HookingModuleTest {
    @TempDir
    private Path directory;

    private Bench bench;

    @BeforeEach
    void begin() {
        bench = new Bench(directory, Map.of());
    }

    @Test
    void aScriptChangesTheDomain() {
        bench.python(
                BEFORE_VM_START,
                "50_sound",
                "import os",
                "import hooking",
                "domxml = hooking.read_domxml()",
                "devices = domxml.getElementsByTagName('devices')[0]",
                "card = domxml.createElement('sound')",
                "card.setAttribute('model', os.environ['model'])",
                "devices.appendChild(card)",
                "hooking.write_domxml(domxml)");
        bench.runner.begin(new HookedVm(VM, Map.of("model", "ich9 – ü"), Map.of()));

        assertThat(bench.start()).contains("<sound model=\"ich9 – ü\"/>");
        assertThat(bench.told).isEmpty();
    }

    @Test
    void aScriptChangesJson() {
        bench.python(
                AFTER_DISK_PREPARE,
                "50_json",
                "from vdsm.hook import hooking",
                "data = hooking.read_json()",
                "data['seen'] = True",
                "hooking.write_json(data)");

        assertThat(bench.runner.run(AFTER_DISK_PREPARE, VM, Map.of(), "{\"path\": \"/x\"}"))
                .isEqualTo("{\"path\": \"/x\", \"seen\": true}");
    }

    @Test
    void exitHookEndsWithTheCodeForStopAndItsMessage() {
        bench.python(
                BEFORE_VM_START, "50_exit", "import hooking", "hooking.log('first')", "hooking.exit_hook('no way')");

        assertThatThrownBy(bench::start).hasMessageContaining("no way");
        assertThat(bench.onlyFailure().exitCode()).contains(2);
        assertThat(bench.onlyFailure().output()).containsExactly("first", "no way");
    }

    @Test
    void exitHookTakesAnotherCode() {
        bench.python(BEFORE_VM_START, "50_exit", "import hooking", "hooking.exit_hook('so what', return_code=1)");

        assertThat(bench.start()).isEqualTo(DOMAIN);
        assertThat(bench.onlyFailure().exitCode()).contains(1);
    }

    @Test
    void anExceptionIsToldWithItsLastLine() {
        bench.python(BEFORE_VM_START, "50_fails", "raise ValueError('queer')");

        bench.start();

        assertThat(bench.onlyFailure().output()).last().isEqualTo("ValueError: queer");
    }

    @Test
    void whatPropertiesMeanAsTruth() {
        bench.python(
                AFTER_VM_START,
                "50_truth",
                "import hooking, sys",
                "print([hooking.tobool(v) for v in ('true', 'TRUE', '1', 1, True, '7')])",
                "print([hooking.tobool(v) for v in ('false', '0', '', None, 'yes', False)])",
                "sys.exit(1)");

        bench.runner.run(AFTER_VM_START, VM, Map.of(), DOMAIN);

        assertThat(bench.onlyFailure().output())
                .containsExactly("[True, True, True, True, True, True]", "[False, False, False, False, False, False]");
    }

    @Test
    void programsAreRun() {
        bench.python(
                AFTER_VM_START,
                "50_program",
                "import hooking, sys",
                "print(hooking.execCmd(['sh', '-c', 'echo a; echo b; echo c >&2; exit 3']))",
                "print(hooking.execCmd(['cat'], data='text', raw=True))",
                "sys.exit(1)");

        bench.runner.run(AFTER_VM_START, VM, Map.of(), DOMAIN);

        assertThat(bench.onlyFailure().output()).containsExactly("(3, [b'a', b'b'], [b'c'])", "(0, b'text', b'')");
    }

    @Test
    void launchFlagsAreReadAndChanged() {
        bench.python(
                BEFORE_VM_START,
                "50_flags",
                "import os, hooking",
                "flags = hooking.load_vm_launch_flags_from_file(os.environ['vmId'])",
                "hooking.dump_vm_launch_flags_to_file(os.environ['vmId'], flags | 1)");

        assertThat(bench.runner.beforeStart(VM, new HookedStart(DOMAIN, 8)).flags())
                .isEqualTo(9);
    }
}
