package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vireo.host.domainxml.LibvirtDomainRenderer;
import org.vireo.host.spi.network.NatNetwork;
import org.vireo.model.DiskId;
import org.vireo.model.GraphicsType;
import org.vireo.model.NetworkId;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.ListDomains;
import org.vireo.protocol.vm.PauseDomain;
import org.vireo.protocol.vm.RebootDomain;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.SetTicket;
import org.vireo.protocol.vm.ShutdownDomain;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.protocol.vm.SuspendDomain;

/** A real libvirt, QEMU and guest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibvirtHostIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration BOOT = Duration.ofSeconds(120);

    private Lab lab;
    private TestHost host;

    @BeforeAll
    void start() throws IOException {
        lab = new Lab();
        Map<String, Object> settings = Map.of(
                "uri",
                lab.uri(),
                "console_listen",
                Lab.ADDRESS,
                "translation_cache_mib",
                32,
                "boot_grace_seconds",
                100);
        host = new TestHost(settings, lab.directory().resolve("state"), new LibvirtDomainRenderer());
        host.reports.await(DomainInventoryReport.class, report -> true, SOON);
    }

    @AfterAll
    void stop() throws IOException {
        if (host != null) {
            host.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void guestLivesThroughItsWholeCycle() throws Exception {
        new LibvirtNetworks(host.connection)
                .start(new NatNetwork(
                        NetworkId.random(),
                        "it-net",
                        "itbr0",
                        "192.168.199.1",
                        "255.255.255.0",
                        "192.168.199.10",
                        "192.168.199.99",
                        0));
        var disk = DiskId.random();
        DomainSpec spec = Specs.guest(disk, lab.disk("cycle.qcow2"), "it-net");
        VmId vm = spec.id();

        host.ask(new StartDomain(spec, false, false));
        host.ask(new StartDomain(spec, false, false));
        var booting = host.reports.await(vm, VmStatus.POWERING_UP, SOON);
        assertThat(booting.consoles()).singleElement().satisfies(console -> {
            assertThat(console.address().host()).isEqualTo(Lab.ADDRESS);
            assertThat(console.address().port()).isPositive();
        });
        host.reports.await(vm, VmStatus.UP, BOOT);
        awaitAddress(vm, "192.168.199.");
        assertSamples(vm, disk);

        host.ask(new PauseDomain(vm));
        host.reports.await(vm, VmStatus.PAUSED, SOON);
        host.ask(new ResumeDomain(vm));
        host.reports.await(vm, VmStatus.UP, SOON);

        host.ask(new SuspendDomain(vm));
        host.reports.await(vm, VmStatus.SAVING_STATE, SOON);
        host.reports.await(vm, VmStatus.SUSPENDED, SOON);
        assertThat(state(vm)).map(DomainState::status).contains(VmStatus.SUSPENDED);
        assertThatThrownBy(() -> host.ask(new StartDomain(spec, false, false))).hasMessageContaining("saved");
        host.ask(new StartDomain(spec, false, true));
        host.reports.await(vm, VmStatus.RESTORING_STATE, SOON);
        host.reports.await(vm, VmStatus.UP, SOON);

        host.ask(new RebootDomain(vm));
        host.reports.await(vm, VmStatus.REBOOT_IN_PROGRESS, SOON);
        host.reports.await(vm, VmStatus.UP, BOOT);

        lab.restartLibvirtd();
        var inventory = host.reports.await(DomainInventoryReport.class, report -> true, SOON);
        assertThat(inventory.domains())
                .filteredOn(state -> state.vm().equals(vm))
                .extracting(DomainState::status)
                .containsExactly(VmStatus.UP);

        host.ask(new ShutdownDomain(vm));
        host.reports.await(vm, VmStatus.POWERING_DOWN, SOON);
        var end = host.reports.await(vm, VmStatus.DOWN, BOOT);
        assertThat(end.exit()).contains(ExitReason.GUEST_SHUTDOWN);
        assertThat(state(vm)).isEmpty();
        assertThat(host.reports.statuses(vm))
                .containsSubsequence(VmStatus.POWERING_UP, VmStatus.UP, VmStatus.PAUSED, VmStatus.UP);
    }

    @Test
    void cutPowerIsToldAsStopped() {
        VmId vm = started(Specs.empty());
        host.ask(new StopDomain(vm));
        assertThat(host.reports.await(vm, VmStatus.DOWN, SOON).exit()).contains(ExitReason.STOPPED);
        host.ask(new StopDomain(vm));
        assertThat(host.reports.await(vm, VmStatus.DOWN, SOON).exit()).contains(ExitReason.STOPPED);
    }

    @Test
    void killedProcessIsToldAsCrashed() throws IOException {
        DomainSpec spec = Specs.empty();
        VmId vm = started(spec);
        lab.hypervisor(spec.name()).destroyForcibly();
        assertThat(host.reports.await(vm, VmStatus.DOWN, SOON).exit()).contains(ExitReason.CRASHED);
    }

    @Test
    void failedStartIsToldAndRefused() {
        DomainSpec spec = Specs.guest(DiskId.random(), Path.of("/nowhere/at/all"), "no-such-network");
        assertThatThrownBy(() -> host.ask(new StartDomain(spec, false, false)))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining(spec.id().toString());
        var end = host.reports.await(spec.id(), VmStatus.DOWN, SOON);
        assertThat(end.exit()).contains(ExitReason.START_FAILED);
        assertThat(end.detail()).isNotEmpty();
    }

    @Test
    void startsPaused() {
        DomainSpec spec = Specs.empty();
        host.ask(new StartDomain(spec, true, false));
        host.reports.await(spec.id(), VmStatus.PAUSED, SOON);
        host.ask(new ResumeDomain(spec.id()));
        host.reports.await(spec.id(), VmStatus.POWERING_UP, SOON);
        host.ask(new StopDomain(spec.id()));
        host.reports.await(spec.id(), VmStatus.DOWN, SOON);
    }

    @Test
    void ticketLetsInUntilItExpires() throws Exception {
        VmId vm = started(Specs.withConsole());
        var port = state(vm).orElseThrow().consoles().get(0).address();
        assertThat(VncDoor.opens(port, "")).isFalse();
        var ticket = new SetTicket(vm, GraphicsType.VNC, Secret.of("geheim12345"), Duration.ofSeconds(8));
        assertThat(host.ask(ticket)).isEqualTo(port);
        assertThat(VncDoor.opens(port, "wrong")).isFalse();
        assertThat(VncDoor.opens(port, "geheim12345")).isTrue();
        Instant deadline = Instant.now().plus(SOON);
        while (VncDoor.opens(port, "geheim12345")) {
            assertThat(Instant.now()).as("the ticket expires").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        host.ask(new StopDomain(vm));
        host.reports.await(vm, VmStatus.DOWN, SOON);
    }

    @Test
    void domainsOfOthersAreLeftAlone() {
        var other = VmId.random();
        String xml = "<domain type='qemu'><name>other</name><uuid>" + other + "</uuid><memory unit='MiB'>16</memory>"
                + "<os><type arch='x86_64'>hvm</type></os></domain>";
        host.connection.run(session -> {
            try (var domain = session.create(other, xml, 0)) {
                assertThatThrownBy(() -> host.ask(new StopDomain(other))).hasMessageContaining("not started by");
                assertThat(state(other)).isEmpty();
                assertThat(host.reports.statuses(other)).isEmpty();
                domain.destroy();
            }
        });
    }

    @Test
    void probeRunsAGuestBeforeItSaysKvm() {
        var result = host.probe.result();
        if (Files.exists(Path.of("/dev/kvm"))) {
            assertThat(result.reason()).contains("throw-away guest");
            assertThat(result.mode()).isIn(VirtMode.KVM, VirtMode.EMULATED);
        } else {
            assertThat(result.reason()).contains("no /dev/kvm");
            assertThat(result.mode()).isEqualTo(VirtMode.EMULATED);
        }
    }

    @Test
    void hostTellsWhatItIs() {
        var source = new LibvirtCapabilities(host.connection, host.probe, TestSettings.of(Map.of()), "1.2.3");
        assertThat(source.reachable()).isTrue();
        var told = source.capabilities();
        assertThat(told.hostName()).startsWith("vireo-it");
        assertThat(told.agentVersion()).isEqualTo("1.2.3");
        assertThat(told.libvirtVersion()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(told.hypervisorVersion()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(told.virtMode()).isEqualTo(host.probe.result().mode());
        assertThat(told.cpu().vcpus()).isPositive();
        assertThat(told.memory().bytes()).isPositive();
        assertThat(told.hardwareUuid()).matches("[0-9a-f-]{36}");
        assertThat(told.graphics()).contains(GraphicsType.VNC);
        assertThat(told.operatingSystem()).isNotEmpty();
        assertThat(told.nics()).isNotEmpty();
    }

    private VmId started(DomainSpec spec) {
        host.ask(new StartDomain(spec, false, false));
        host.reports.await(spec.id(), VmStatus.POWERING_UP, SOON);
        return spec.id();
    }

    private Optional<DomainState> state(VmId vm) {
        return host.ask(new ListDomains()).domains().stream()
                .filter(state -> state.vm().equals(vm))
                .findFirst();
    }

    private void awaitAddress(VmId vm, String prefix) throws InterruptedException {
        var channel = new LibvirtGuestChannel(host.connection, host.watch);
        Instant deadline = Instant.now().plus(BOOT);
        String command = "{\"execute\":\"guest-network-get-interfaces\"}";
        while (!channel.command(vm, command, Duration.ofSeconds(5)).orElse("").contains(prefix)) {
            assertThat(Instant.now()).as("the guest gets an address").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(300);
        }
        assertThat(channel.command(vm, "{\"execute\":\"no-such-command\"}", Duration.ofSeconds(5)))
                .isEmpty();
    }

    private void assertSamples(VmId vm, DiskId disk) {
        var sampler = new StatisticsSampler(host.connection, host.reports, TestSettings.of(Map.of()));
        var report = host.connection.call(sampler::sample);
        sampler.close();
        assertThat(report.host().memoryTotal()).isGreaterThan(report.host().memoryFree());
        assertThat(report.vms())
                .filteredOn(sample -> sample.vm().equals(vm))
                .singleElement()
                .satisfies(sample -> {
                    assertThat(sample.cpuTime()).isPositive();
                    assertThat(sample.disks()).singleElement().satisfies(counters -> {
                        assertThat(counters.disk()).isEqualTo(disk);
                        assertThat(counters.readBytes()).isPositive();
                    });
                    assertThat(sample.nics()).singleElement().satisfies(counters -> {
                        assertThat(counters.mac()).isEqualTo(Specs.MAC);
                        assertThat(counters.sentBytes()).isPositive();
                    });
                });
    }
}
