package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.compute.DiskCopies.Owner;
import org.vireo.compute.PlayedHosts.Mood;
import org.vireo.compute.PlayedMoves.Course;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.vm.AddTemplate;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.DiskStatus;
import org.vireo.model.JobStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Lets the engine die at every place of a start, an addition and a copy, and looks at what the next one makes of it. */
class CrashTest {
    private static TestStore store;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<String> starts() {
        return TestRunner.around("place", "storage", "network", "launch");
    }

    static Stream<Arguments> moves() {
        return TestRunner.around("place", "prepare", "move", "leave")
                .flatMap(place -> Stream.of(Course.WELL, Course.HALTED).map(course -> Arguments.of(place, course)));
    }

    static Stream<String> copies() {
        return TestRunner.around("disk-1", "disk-2");
    }

    private static StartVm start(VmId vm) {
        return new StartVm(vm, Optional.empty(), false, Optional.empty());
    }

    private static void die(Lab lab, Command command) throws InterruptedException {
        lab.engine.dieOf(command, Lab.ADMIN);
        lab.fleet.stop();
    }

    @ParameterizedTest
    @MethodSource("starts")
    void startsItOnceThoughTheEngineDies(String place) throws Exception {
        var lab = new Lab(store);
        var host = lab.addHost("h1");
        lab.addHost("h2");
        var vm = lab.addFullVm();
        lab.start(TestRunner.dyingAt(place));
        die(lab, start(vm));
        lab.start();
        Lab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.POWERING_UP);
        assertThat(lab.hosts.running(vm)).containsExactly(host);
        assertThat(lab.hosts.starts()).hasSize(1);
        assertThat(lab.scheduler.reserved).isEmpty();
        assertThat(lab.locks()).isZero();
        lab.close();
    }

    @ParameterizedTest
    @MethodSource("starts")
    void startsItOnTheNextHostThoughTheEngineDies(String place) throws Exception {
        var lab = new Lab(store);
        lab.hosts.mood(lab.addHost("h1"), Mood.FAILING);
        var second = lab.addHost("h2");
        var vm = lab.addFullVm();
        lab.start(TestRunner.dyingAt(place));
        die(lab, start(vm));
        lab.start();
        Lab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        assertThat(lab.hosts.running(vm)).containsExactly(second);
        assertThat(lab.vm(vm).hostId()).contains(second);
        assertThat(lab.locks()).isZero();
        lab.close();
    }

    private static VmId running(Lab lab) throws Exception {
        var vm = lab.addFullVm();
        lab.start();
        lab.run(start(vm));
        lab.hosts.report(lab.scheduler.order.get(0), PlayedHosts.state(vm, VmStatus.UP));
        lab.close();
        return vm;
    }

    @ParameterizedTest
    @MethodSource("moves")
    void movesItOnceThoughTheEngineDies(String place, Course course) throws Exception {
        var lab = new Lab(store);
        lab.addHost("h1");
        var second = lab.addHost("h2");
        var vm = running(lab);
        lab.hosts.moves.course = course;
        lab.start(TestRunner.dyingAt(place));
        die(lab, new MigrateVm(vm, Optional.empty(), MigrateVm.Why.ASKED, ""));
        lab.start();
        Lab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        assertThat(lab.hosts.running(vm)).containsExactly(second);
        assertThat(lab.hosts.moves.twice).isFalse();
        assertThat(lab.hosts.moves.clear()).isTrue();
        assertThat(lab.vm(vm).hostId()).contains(second);
        assertThat(lab.vm(vm).migratingTo()).isEmpty();
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        assertThat(lab.ports.plugged).hasSize(1);
        assertThat(lab.locks()).isZero();
        lab.close();
    }

    @Test
    void leavesItWhereItRunsThoughTheEngineDiesOnTheWayBack() throws Exception {
        for (var place :
                List.of("did move", "failed move", "undid move", "undid prepare", "undid place", "abandoned")) {
            var lab = new Lab(store);
            var first = lab.addHost("h1");
            lab.addHost("h2");
            var vm = running(lab);
            lab.hosts.moves.course = Course.FAILING;
            lab.start(TestRunner.dyingAt(place));
            die(lab, new MigrateVm(vm, Optional.empty(), MigrateVm.Why.ASKED, ""));
            lab.start();
            Lab.until(() -> lab.lastJob() == JobStatus.FAILED);
            assertThat(lab.hosts.running(vm)).as(place).containsExactly(first);
            assertThat(lab.vm(vm).hostId()).contains(first);
            assertThat(lab.vm(vm).migratingTo()).isEmpty();
            assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
            assertThat(lab.ports.plugged).hasSize(1);
            assertThat(lab.locks()).isZero();
            lab.close();
        }
    }

    @Test
    void goesBackToDownThoughTheEngineDiesOnTheWayBack() throws Exception {
        for (var place : List.of("failed launch", "undid launch", "undid network", "undid place", "abandoned")) {
            var lab = new Lab(store);
            lab.hosts.mood(lab.addHost("h1"), Mood.REFUSING);
            var vm = lab.addFullVm();
            lab.start(TestRunner.dyingAt(place));
            die(lab, start(vm));
            lab.start();
            Lab.until(() -> lab.lastJob() == JobStatus.FAILED);
            assertThat(lab.status(vm)).as(place).isEqualTo(VmStatus.DOWN);
            assertThat(lab.ports.plugged).isEmpty();
            assertThat(lab.locks()).isZero();
            lab.close();
        }
    }

    private static List<Disk> disks(Owner owner) {
        return store.inventory().list(DiskAttachment.class, owner.attachments()).stream()
                .map(attachment -> store.inventory().get(Disk.class, attachment.diskId()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("copies")
    void makesATemplateAndAVmOfItThoughTheEngineDies(String place) throws Exception {
        var lab = new Lab(store);
        var source = lab.addFullVm();
        lab.addDisk(Optional.of(source), Optional.empty());
        var template = TemplateId.random();
        lab.start(TestRunner.dyingAt(place));
        die(
                lab,
                new AddTemplate(
                        template, Details.named("t-" + template), source, Optional.empty(), Optional.empty(), ""));
        lab.start();
        Lab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        assertThat(lab.template(template).status()).isEqualTo(TemplateStatus.OK);
        assertThat(lab.status(source)).isEqualTo(VmStatus.DOWN);
        assertThat(disks(Owner.of(template))).hasSize(2).allMatch(disk -> disk.status() == DiskStatus.OK);
        lab.close();

        var id = VmId.random();
        lab.start(TestRunner.dyingAt(place));
        die(lab, new AddVm(id, Details.named("n-" + id), Lab.CLUSTER, template, VmSettings.BLANK, false, Map.of()));
        lab.start();
        Lab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        assertThat(lab.status(id)).isEqualTo(VmStatus.DOWN);
        assertThat(disks(Owner.of(id)))
                .hasSize(2)
                .allMatch(disk -> disk.status() == DiskStatus.OK)
                .allMatch(disk -> lab.volumes.images.contains(disk.id()));
        assertThat(lab.locks()).isZero();
        lab.close();
    }

    @Test
    void takesBackAnAdditionThoughTheEngineDiesOnTheWayBack() throws Exception {
        for (var place : List.of("failed disk-1", "before undo disk-1", "before abandon", "abandoned")) {
            var lab = new Lab(store);
            var source = lab.addFullVm();
            var template = TemplateId.random();
            lab.start();
            lab.run(new AddTemplate(
                    template, Details.named("t-" + template), source, Optional.empty(), Optional.empty(), ""));
            lab.close();
            lab.volumes.full = true;
            var id = VmId.random();
            lab.start(TestRunner.dyingAt(place));
            die(lab, new AddVm(id, Details.named("n-" + id), Lab.CLUSTER, template, VmSettings.BLANK, false, Map.of()));
            lab.start();
            Lab.until(() -> lab.lastJob() == JobStatus.FAILED);
            assertThat(store.inventory().find(Vm.class, id)).as(place).isEmpty();
            assertThat(lab.locks()).isZero();
            lab.close();
        }
    }

    @Test
    void diesAtEveryPlaceThereIs() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        var lab = new Lab(store);
        lab.addHost("h1");
        lab.start(seen::add);
        lab.run(start(lab.addFullVm()));
        lab.close();
        assertThat(List.copyOf(seen)).containsExactlyInAnyOrderElementsOf(starts().toList());
    }
}
