package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.ForgetSavedState;
import org.vireo.protocol.vm.ListDomains;
import org.vireo.protocol.vm.PauseDomain;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.protocol.vm.SuspendDomain;

/** With libvirt's own test driver, which keeps domains in memory and one of its own beside them. */
class LifeOnTestDriverTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path state;

    private TestHost host;

    @BeforeEach
    void start() {
        host = new TestHost(
                Map.of("uri", "test:///default", "boot_grace_seconds", 1, "virtualization", "emulated"),
                state,
                (domain, facts) -> "<domain type='test'><name>" + domain.name() + "</name><uuid>" + domain.id()
                        + "</uuid><metadata><v:vm xmlns:v='" + DomainWatch.NAMESPACE + "'/></metadata>"
                        + "<memory>8192</memory><os><type>hvm</type></os></domain>");
        var first = host.reports.await(DomainInventoryReport.class, report -> true, SOON);
        assertThat(first.domains()).as("the driver's own domain is not ours").isEmpty();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void guestWithoutAgentIsUpAfterAWhile() {
        VmId vm = started();
        host.reports.await(vm, VmStatus.UP, SOON);
        end(vm);
    }

    @Test
    void startOfWhatRunsIsAccepted() {
        DomainSpec spec = Specs.empty();
        host.ask(new StartDomain(spec, false, false));
        host.reports.await(spec.id(), VmStatus.UP, SOON);
        host.ask(new StartDomain(spec, false, false));
        host.reports.await(spec.id(), VmStatus.UP, SOON);
        end(spec.id());
    }

    @Test
    void pauseAndResumeAreTold() {
        VmId vm = started();
        host.reports.await(vm, VmStatus.UP, SOON);
        host.ask(new PauseDomain(vm));
        host.reports.await(vm, VmStatus.PAUSED, SOON);
        host.ask(new PauseDomain(vm));
        host.reports.await(vm, VmStatus.PAUSED, SOON);
        host.ask(new ResumeDomain(vm));
        host.reports.await(vm, VmStatus.UP, SOON);
        end(vm);
    }

    @Test
    void savedMachineRestsUntilItIsForgotten() {
        VmId vm = started();
        host.ask(new SuspendDomain(vm));
        host.reports.await(vm, VmStatus.SUSPENDED, SOON);
        host.ask(new SuspendDomain(vm));
        host.reports.await(vm, VmStatus.SUSPENDED, SOON);
        assertThat(host.ask(new ListDomains()).domains())
                .extracting(DomainState::status)
                .containsExactly(VmStatus.SUSPENDED);
        host.ask(new ForgetSavedState(vm));
        host.reports.await(vm, VmStatus.DOWN, SOON);
        assertThat(host.ask(new ListDomains()).domains()).isEmpty();
    }

    /** The test driver cannot restore as we ask it to. */
    @Test
    void restoreThatFailsLeavesTheMachineSaved() {
        DomainSpec spec = Specs.empty();
        host.ask(new StartDomain(spec, false, false));
        host.ask(new SuspendDomain(spec.id()));
        host.reports.await(spec.id(), VmStatus.SUSPENDED, SOON);
        host.ask(new StartDomain(spec, false, true));
        host.reports.await(spec.id(), VmStatus.RESTORING_STATE, SOON);
        assertThat(host.reports.await(spec.id(), VmStatus.SUSPENDED, SOON).detail())
                .contains("restore");
        assertThat(host.watch.saved().find(spec.id())).isPresent();
        host.ask(new ForgetSavedState(spec.id()));
        host.reports.await(spec.id(), VmStatus.DOWN, SOON);
    }

    @Test
    void whatDoesNotRunCannotBePaused() {
        assertThatThrownBy(() -> host.ask(new PauseDomain(VmId.random())))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.OBJECT_NOT_FOUND));
    }

    @Test
    void whatWasGoneWhenTheAgentCameBackIsToldWithItsReason() {
        VmId crashed = VmId.random();
        VmId stopped = VmId.random();
        var records = new DomainRecords(host.state("domains"));
        records.put(crashed, Wish.RUN);
        records.put(stopped, Wish.STOP);
        host.watch.linkUp();
        host.reports.await(DomainInventoryReport.class, report -> true, SOON);
        assertThat(host.reports.last(crashed).exit()).contains(ExitReason.UNKNOWN);
        assertThat(host.reports.last(stopped).exit()).contains(ExitReason.STOPPED);
        assertThat(records.all()).isEmpty();
    }

    @Test
    void inventoryFollowsEveryLink() {
        VmId vm = started();
        host.watch.linkUp();
        var report = host.reports.await(DomainInventoryReport.class, any -> true, SOON);
        assertThat(report.domains()).extracting(DomainState::vm).containsExactly(vm);
        end(vm);
    }

    private VmId started() {
        DomainSpec spec = Specs.empty();
        host.ask(new StartDomain(spec, false, false));
        host.reports.await(spec.id(), VmStatus.POWERING_UP, SOON);
        return spec.id();
    }

    private void end(VmId vm) {
        host.ask(new StopDomain(vm));
        assertThat(host.reports.await(vm, VmStatus.DOWN, SOON).exit()).contains(ExitReason.STOPPED);
    }
}
