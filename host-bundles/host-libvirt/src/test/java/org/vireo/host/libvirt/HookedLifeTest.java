package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.ForgetSavedState;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PauseDomain;
import org.vireo.protocol.vm.PortBinding.Unconnected;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.protocol.vm.SuspendDomain;

/** At which moments scripts run, with libvirt's own test driver. */
class HookedLifeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path state;

    private final PlayedHooks hooks = new PlayedHooks();
    private TestHost host;

    @BeforeEach
    void start() {
        host = new TestHost(
                Map.of("uri", "test:///default", "boot_grace_seconds", 1, "virtualization", "emulated"),
                state,
                (domain, facts) -> "<domain type='test'><name>" + domain.name() + "</name><uuid>" + domain.id()
                        + "</uuid><metadata><v:vm xmlns:v='" + DomainWatch.NAMESPACE + "'/></metadata>"
                        + "<memory>8192</memory><os><type>hvm</type></os><devices>" + nics(domain)
                        + "</devices></domain>");
        host.hooks.bind(hooks);
        host.reports.await(DomainInventoryReport.class, report -> true, SOON);
    }

    private static String nics(DomainSpec domain) {
        return domain.nics().stream()
                .map(nic -> "<interface type='network'><mac address='" + nic.mac()
                        + "'/><source network='default'/></interface>")
                .reduce("", String::concat);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private void startedUp(DomainSpec spec) {
        host.ask(new StartDomain(spec, false, false));
        host.reports.await(spec.id(), VmStatus.UP, SOON);
    }

    private void ended(VmId vm) {
        host.ask(new StopDomain(vm));
        host.reports.await(vm, VmStatus.DOWN, SOON);
        until(() -> !hooks.knows(vm));
    }

    private static void until(BooleanSupplier condition) {
        var end = Instant.now().plus(SOON);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void scriptsStandAroundEveryStepOfALife() {
        hooks.at(EnumSet.allOf(HookPoint.class));
        var spec = Specs.empty();

        startedUp(spec);
        until(() -> hooks.ran.contains(HookPoint.AFTER_VM_START));
        host.ask(new PauseDomain(spec.id()));
        host.ask(new ResumeDomain(spec.id()));
        ended(spec.id());

        assertThat(hooks.ran)
                .containsExactly(
                        HookPoint.BEFORE_VM_START,
                        HookPoint.AFTER_VM_START,
                        HookPoint.BEFORE_VM_PAUSE,
                        HookPoint.AFTER_VM_PAUSE,
                        HookPoint.BEFORE_VM_CONT,
                        HookPoint.AFTER_VM_CONT,
                        HookPoint.BEFORE_VM_DESTROY,
                        HookPoint.AFTER_VM_DESTROY);
    }

    @Test
    void scriptsStandAroundSaving() {
        hooks.at(EnumSet.of(HookPoint.BEFORE_VM_HIBERNATE, HookPoint.AFTER_VM_HIBERNATE));
        var spec = Specs.empty();

        startedUp(spec);
        until(() -> hooks.description(spec.id()).isPresent());
        host.ask(new SuspendDomain(spec.id()));
        host.reports.await(spec.id(), VmStatus.SUSPENDED, SOON);

        until(() -> hooks.ran.size() == 2);
        assertThat(hooks.ran).containsExactly(HookPoint.BEFORE_VM_HIBERNATE, HookPoint.AFTER_VM_HIBERNATE);
        host.ask(new ForgetSavedState(spec.id()));
        assertThat(hooks.knows(spec.id())).isFalse();
    }

    @Test
    void whatAScriptMakesOfTheDomainIsStarted() {
        hooks.scripts.put(HookPoint.BEFORE_VM_START, xml -> xml.replace("<os>", "<title>changed</title><os>"));
        var spec = Specs.empty();

        startedUp(spec);

        var xml = host.connection.call(session -> session.ask(spec.id(), domain -> domain.xml()));
        assertThat(xml).hasValueSatisfying(text -> assertThat(text).contains("<title>changed</title>"));
        ended(spec.id());
    }

    @Test
    void aRefusedStartIsToldAsItsEnd() {
        hooks.scripts.put(HookPoint.BEFORE_VM_START, PlayedHooks.refusing());
        var spec = Specs.empty();

        host.ask(new StartDomain(spec, false, false));

        var end = host.reports.await(spec.id(), VmStatus.DOWN, SOON);
        assertThat(end.exit()).contains(ExitReason.START_FAILED);
        assertThat(end.detail()).contains("10_no");
        until(() -> !hooks.knows(spec.id()));
    }

    @Test
    void aRefusedPauseIsAnsweredAndItRunsOn() {
        var spec = Specs.empty();
        startedUp(spec);
        hooks.scripts.put(HookPoint.BEFORE_VM_PAUSE, PlayedHooks.refusing());

        assertThatThrownBy(() -> host.ask(new PauseDomain(spec.id())))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("10_no");

        assertThat(host.reports.last(spec.id()).status()).isEqualTo(VmStatus.UP);
        ended(spec.id());
    }

    @Test
    void aStartThatWaitsForAScriptHoldsUpNobody() throws Exception {
        var entered = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = Specs.empty();
        var quick = Specs.empty();
        hooks.scripts.put(HookPoint.BEFORE_VM_START, xml -> {
            if (xml.contains(slow.id().toString())) {
                entered.countDown();
                await(go);
            }
            return xml;
        });

        host.ask(new StartDomain(slow, false, false));
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        startedUp(quick);
        ended(quick.id());
        go.countDown();

        host.reports.await(slow.id(), VmStatus.UP, SOON);
        ended(slow.id());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void scriptsForDevicesSeeThoseThatHaveProperties() {
        var plain = new NicDevice(NicId.random(), "56:6f:aa:bb:cc:02", NicModel.VIRTIO, true, new Unconnected());
        var marked = new NicDevice(
                NicId.random(), "56:6f:aa:bb:cc:03", NicModel.VIRTIO, true, new Unconnected(), Map.of("a", "b"));
        hooks.at(EnumSet.of(
                HookPoint.AFTER_DEVICE_CREATE, HookPoint.BEFORE_DEVICE_DESTROY, HookPoint.AFTER_DEVICE_DESTROY));
        hooks.scripts.put(
                HookPoint.BEFORE_DEVICE_CREATE,
                xml -> xml.replace("</interface>", "<alias name=\"ua-by-hook\"/></interface>"));
        var spec = Specs.spec(VmId.random(), 32, List.of(), List.of(plain, marked), List.of());

        startedUp(spec);

        var xml = host.connection.call(session -> session.ask(spec.id(), domain -> domain.xml()));
        assertThat(xml.orElseThrow()).containsOnlyOnce("ua-by-hook");
        until(() -> hooks.ran.contains(HookPoint.AFTER_DEVICE_CREATE));
        ended(spec.id());
        assertThat(hooks.ran)
                .containsExactly(
                        HookPoint.BEFORE_DEVICE_CREATE,
                        HookPoint.AFTER_DEVICE_CREATE,
                        HookPoint.BEFORE_DEVICE_DESTROY,
                        HookPoint.AFTER_DEVICE_DESTROY);
    }
}
