package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.FreezeVm;
import org.vireo.engine.api.vm.GuestSetup;
import org.vireo.engine.api.vm.LoadDisc;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.GuestLogin;
import org.vireo.model.GuestNetwork;
import org.vireo.model.HostId;
import org.vireo.model.Initialization;
import org.vireo.model.Secret;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.model.WindowsSetup;
import org.vireo.protocol.vm.ExitReason;

class LiveSettingsTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private HostId host;
    private VmId vm;

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
        host = lab.addHost("h1");
        lab.start();
        vm = lab.addFullVm();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void run() throws Exception {
        assertThat(lab.run(new StartVm(vm, Optional.empty(), false, Optional.empty())))
                .isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.POWERING_UP);
    }

    private JobOutcome update(VmSettings wanted, boolean nextRun) throws Exception {
        return lab.run(new UpdateVm(vm, DetailsChange.NONE, Optional.empty(), Optional.of(wanted), nextRun));
    }

    @Test
    void givesARunningOneMemoryAndCpusAtOnce() throws Exception {
        run();
        var wanted = VmSettings.BLANK
                .edit()
                .memory(ByteSize.ofGiB(2))
                .cpu(new CpuTopology(2, 1, 1))
                .highlyAvailable(true)
                .done();
        assertThat(update(wanted, false)).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.vm(vm).runSettings()).contains(wanted).contains(VmSettings.BLANK.taking(wanted));
        assertThat(lab.hosts.asked()).contains("PlugMemory@" + host, "SetCpus@" + host);
    }

    @Test
    void saysBeforehandWhatWaits() throws Exception {
        run();
        var wanted = VmSettings.BLANK
                .edit()
                .memory(ByteSize.ofGiB(2))
                .osType("rhel_9x64")
                .priority(50)
                .done();
        var expected = VmSettings.BLANK.taking(wanted);
        update(wanted, false);
        assertThat(lab.vm(vm).runSettings()).contains(expected);
        assertThat(expected.osType()).isEqualTo("other");
    }

    @Test
    void leavesForTheNextStartWhatTheGuestRefuses() throws Exception {
        run();
        lab.hosts.mood(host, PlayedHosts.Mood.REFUSING);
        var wanted =
                VmSettings.BLANK.edit().memory(ByteSize.ofGiB(2)).priority(50).done();
        assertThat(update(wanted, false)).isInstanceOf(JobOutcome.Finished.class);
        var row = lab.vm(vm);
        assertThat(row.settings()).isEqualTo(wanted);
        assertThat(row.runSettings().orElseThrow().memory()).isEqualTo(ByteSize.ofGiB(1));
        assertThat(row.runSettings().orElseThrow().priority()).isEqualTo(50);
        assertThat(lab.events.codes()).contains(VmEvents.HOT_PLUG_FAILED);
    }

    @Test
    void leavesEverythingForTheNextStartWhenAsked() throws Exception {
        run();
        var wanted =
                VmSettings.BLANK.edit().memory(ByteSize.ofGiB(2)).priority(50).done();
        update(wanted, true);
        assertThat(lab.vm(vm).settings()).isEqualTo(wanted);
        assertThat(lab.vm(vm).runSettings()).contains(VmSettings.BLANK);
        assertThat(lab.hosts.asked()).doesNotContain("PlugMemory@" + host);
    }

    @Test
    void discsGoIntoTheDriveForThisRunOnly() throws Exception {
        run();
        lab.hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
        assertThat(lab.run(new LoadDisc(vm, Optional.empty()))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.asked()).contains("ChangeDisc@" + host);
        assertThat(lab.run(new FreezeVm(vm))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.vm(vm).settings()).isEqualTo(VmSettings.BLANK);
    }

    @Test
    void portsAreGivenBackOnceItHasEnded() throws Exception {
        run();
        var inquiry = new HostInquiry(lab.projector);
        inquiry.bindLink(lab.hosts);
        var ports = new DownPorts(store.inventory(), store.transactions(), lab.ports, inquiry);
        ports.unplug(vm, host);
        assertThat(lab.ports.plugged).hasSize(1);
        lab.hosts.end(host, vm, ExitReason.STOPPED);
        ports.unplug(vm, host);
        assertThat(lab.ports.plugged).isEmpty();
        ports.stop();
    }

    @Test
    void tellsAGuestItsInitializationOnce() throws Exception {
        initialize("other_linux");
        run();
        assertThat(medium(0)).contains("cidata");
        assertThat(lab.vm(vm).initialized()).isTrue();
        lab.hosts.end(host, vm, ExitReason.STOPPED);
        run();
        assertThat(medium(1)).isEmpty();
    }

    @Test
    void tellsItAgainWhenAsked() throws Exception {
        initialize("windows_2022");
        lab.change(() -> lab.store.inventory().get(Vm.class, vm).setInitialized(true));
        lab.run(new StartVm(vm, Optional.empty(), false, Optional.empty(), GuestSetup.BY_SYSTEM));
        assertThat(medium(0)).contains("unattend");
    }

    private void initialize(String system) {
        var wish = new Initialization(
                "web",
                "",
                "",
                false,
                new GuestLogin("alice", Optional.of(Secret.of("open sesame")), "", false),
                GuestNetwork.NONE,
                WindowsSetup.NONE);
        lab.change(() -> lab.store
                .inventory()
                .get(Vm.class, vm)
                .setSettings(VmSettings.BLANK
                        .edit()
                        .osType(system)
                        .initialization(Optional.of(wish))
                        .done()));
    }

    /** The label of the medium of one start, empty for none. */
    private String medium(int start) {
        return lab.hosts.starts().get(start).domain().media().stream()
                .map(medium -> medium.volumeId())
                .findFirst()
                .orElse("");
    }
}
