package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.HostHooks;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.HostId;
import org.vireo.model.Severity;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.hook.HookFailedReport;
import org.vireo.protocol.hook.HookFile;
import org.vireo.protocol.hook.HookListReport;

class HookReportsTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private final HostId host = lab.addHost("h1");
    private final VmId vm = lab.addVm(VmStatus.DOWN);
    private HookReports reports;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void start() {
        lab.start();
        reports = new HookReports(store.inventory(), store.transactions(), lab.events);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void fail(boolean refused, List<String> output) {
        reports.receive(
                host,
                1,
                Instant.EPOCH,
                new HookFailedReport(
                        Optional.of(vm),
                        "before_vm_start",
                        "50_sound",
                        Optional.of(2),
                        "it ended with exit code 2",
                        output,
                        refused));
    }

    @Test
    void aRefusalIsAnErrorOnTheMachineThatNamesTheScriptAndItsLastWords() {
        fail(true, List.of("1", "2", "3", "4", "no card"));

        var events = lab.events.of(VmEvents.HOOK_REFUSED);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(events.get(0).subjects()).containsEntry("vm", vm.value()).containsEntry("host", host.value());
        assertThat(events.get(0).message())
                .contains("50_sound", "before_vm_start", "exit code 2", "2 / 3 / 4 / no card")
                .doesNotContain("1 / 2");
    }

    @Test
    void aFailureThatStopsNothingIsAWarning() {
        fail(false, List.of());

        assertThat(lab.events.of(VmEvents.HOOK_FAILED))
                .singleElement()
                .satisfies(event -> assertThat(event.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void theScriptsOfAHostAreKeptAndReplaced() {
        tell(new HookFile("before_vm_start", "a", "00"), new HookFile("after_vm_start", "b", "11"));
        assertThat(kept()).contains("before_vm_start", "after_vm_start");

        tell(new HookFile("before_vm_start", "c", "22"));
        assertThat(kept()).contains("\"c\"").doesNotContain("after_vm_start");
    }

    @Test
    void aHostThatIsGoneIsNoProblem() {
        reports.receive(HostId.random(), 1, Instant.EPOCH, new HookListReport(List.of()));

        assertThat(store.transactions().call(() -> store.inventory().find(HostHooks.class, host)))
                .isEmpty();
    }

    private void tell(HookFile... hooks) {
        reports.receive(host, 1, Instant.EPOCH, new HookListReport(List.of(hooks)));
    }

    private String kept() {
        return store.transactions()
                .call(() -> store.inventory().get(HostHooks.class, host).hooks());
    }
}
