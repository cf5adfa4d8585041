package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.vm.SerialConsoles.End;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

class SerialConsolesTest {
    private static final byte[] ROOT = "root\r".getBytes(StandardCharsets.US_ASCII);

    private static TestStore store;
    private Lab lab;
    private VmId vm;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void shut() {
        store.close();
    }

    @BeforeEach
    void start() {
        lab = new Lab(store).start();
        var host = lab.addHost("alpha");
        vm = lab.addVm(VmStatus.UP);
        lab.change(() -> {
            var row = store.inventory().get(Vm.class, vm);
            row.setHostId(Optional.of(host));
            row.setSettings(VmSettings.BLANK.edit().serialConsole(true).done());
        });
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void carriesWhatIsTypedAndTellsWhoIsThere() {
        try (var console = lab.serial.open(vm, Lab.ADMIN, false)) {
            var heard = console.exchange(ROOT, Duration.ZERO);
            assertThat(heard.output()).isEqualTo(ROOT);
            assertThat(heard.taken()).isEqualTo(ROOT.length);
            assertThat(heard.end()).isEqualTo(End.OPEN);
        }
        assertThat(lab.events.codes()).containsSubsequence(VmEvents.CONSOLE_CONNECTED, VmEvents.CONSOLE_DISCONNECTED);
        assertThat(lab.hosts.serial.sessions).isEmpty();
    }

    @Test
    void oneIsThereAtATimeUnlessAnotherInsists() {
        try (var first = lab.serial.open(vm, Lab.ADMIN, false)) {
            assertThatThrownBy(() -> lab.serial.check(vm, Lab.ADMIN, false)).hasMessageContaining("is at it");
            try (var second = lab.serial.open(vm, Lab.ADMIN, true)) {
                assertThat(first.exchange(ROOT, Duration.ZERO).end()).isEqualTo(End.TAKEN);
                assertThat(second.exchange(ROOT, Duration.ZERO).output()).isEqualTo(ROOT);
            }
        }
        lab.serial.check(vm, Lab.ADMIN, false);
    }

    @Test
    void endsWithTheRunOfTheMachine() {
        try (var console = lab.serial.open(vm, Lab.ADMIN, false)) {
            lab.hosts.serial.sessions.clear();
            assertThat(console.exchange(ROOT, Duration.ZERO).end()).isEqualTo(End.GONE);
        }
    }

    @Test
    void refusesAMachineWithoutOneOrThatDoesNotRun() {
        lab.change(() -> store.inventory().get(Vm.class, vm).setSettings(VmSettings.BLANK));
        assertThatThrownBy(() -> lab.serial.check(vm, Lab.ADMIN, false)).hasMessageContaining("started without one");
        lab.change(() -> store.inventory().get(Vm.class, vm).setStatus(VmStatus.DOWN));
        assertThatThrownBy(() -> lab.serial.open(vm, Lab.ADMIN, false)).hasMessageContaining("does not run");
    }

    @Test
    void refusesWhoHasNotThePermit() {
        lab.permitted = false;
        assertThatThrownBy(() -> lab.serial.check(vm, Lab.ADMIN, false))
                .hasMessageContaining("connect_to_serial_console");
    }
}
