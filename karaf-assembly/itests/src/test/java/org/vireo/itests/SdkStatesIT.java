package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovirt.engine.sdk4.builders.Builders.cluster;
import static org.ovirt.engine.sdk4.builders.Builders.domain;
import static org.ovirt.engine.sdk4.builders.Builders.permission;
import static org.ovirt.engine.sdk4.builders.Builders.permit;
import static org.ovirt.engine.sdk4.builders.Builders.role;
import static org.ovirt.engine.sdk4.builders.Builders.snapshot;
import static org.ovirt.engine.sdk4.builders.Builders.template;
import static org.ovirt.engine.sdk4.builders.Builders.user;
import static org.ovirt.engine.sdk4.builders.Builders.vm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ovirt.engine.sdk4.Connection;
import org.ovirt.engine.sdk4.services.SnapshotService;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.services.VmService;
import org.ovirt.engine.sdk4.types.Snapshot;
import org.ovirt.engine.sdk4.types.SnapshotStatus;
import org.ovirt.engine.sdk4.types.SnapshotType;
import org.ovirt.engine.sdk4.types.TemplateStatus;
import org.ovirt.engine.sdk4.types.VmStatus;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Templates, snapshots, users and their rights with a client library that knows nothing of this engine. */
@InLab
class SdkStatesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PASSWORD = "tour-9-Secret";

    private Lab lab;
    private Guest guest;
    private Connection connection;
    private SystemService system;
    private VmService machine;

    @BeforeEach
    void connect(Lab running) throws Exception {
        lab = running;
        guest = lab.guest("states", lab.alpha());
        connection = SdkConnection.ofAdministrator(lab);
        system = connection.systemService();
        machine = system.vmsService().vmService(guest.id());
    }

    @AfterEach
    void disconnect() throws Exception {
        guest.remove();
        connection.close();
    }

    @Test
    void templatesAreMadeChangedUsedAndRemoved() {
        var templates = system.templatesService();
        var made = templates
                .add()
                .template(template().name("tour-template").description("old").vm(vm().id(guest.id())))
                .send()
                .template();
        var service = templates.templateService(made.id());
        Await.value(
                "the template is ready",
                PATIENCE,
                () -> service.get().send().template().status(),
                TemplateStatus.OK::equals);
        service.update().template(template().description("new")).send();
        assertThat(templates.list().search("name=tour-template").send().templates())
                .singleElement()
                .satisfies(one -> assertThat(one.description()).isEqualTo("new"));
        assertThat(service.diskAttachmentsService().list().send().attachments()).hasSize(1);

        var copy = system.vmsService()
                .add()
                .vm(vm().name("tour-copy")
                        .cluster(cluster().name("Default"))
                        .template(template().name("tour-template")))
                .send()
                .vm();
        var copied = system.vmsService().vmService(copy.id());
        isDown(copied);
        assertThatThrownBy(() -> service.remove().send()).hasMessageContaining("tour-copy");
        copied.remove().send();
        Await.until(
                "the copy is gone",
                PATIENCE,
                () -> system.vmsService()
                        .list()
                        .search("name=tour-copy")
                        .send()
                        .vms()
                        .isEmpty());
        service.remove().send();
        Await.until(
                "the template is gone",
                PATIENCE,
                () -> templates
                        .list()
                        .search("name=tour-template")
                        .send()
                        .templates()
                        .isEmpty());
    }

    @Test
    void snapshotsAreTakenPreviewedCommittedUndoneRestoredAndRemoved() {
        var first = taken("first");
        var second = taken("second");

        machine.previewSnapshot().snapshot(snapshot().id(first)).send();
        becomes(first, SnapshotStatus.IN_PREVIEW);
        machine.undoSnapshot().send();
        becomes(first, SnapshotStatus.OK);

        machine.previewSnapshot().snapshot(snapshot().id(second)).send();
        becomes(second, SnapshotStatus.IN_PREVIEW);
        machine.commitSnapshot().send();
        isDown(machine);
        becomes(second, SnapshotStatus.OK);

        service(first).restore().send();
        isDown(machine);
        becomes(first, SnapshotStatus.OK);
        Await.until("what came after is gone", PATIENCE, () -> regular().noneMatch(second::equals));

        service(first).remove().send();
        Await.until("no snapshot is left", PATIENCE, () -> regular().findAny().isEmpty());
        isDown(machine);
    }

    private String taken(String description) {
        var id = machine.snapshotsService()
                .add()
                .snapshot(snapshot().description(description))
                .send()
                .snapshot()
                .id();
        becomes(id, SnapshotStatus.OK);
        isDown(machine);
        return id;
    }

    private SnapshotService service(String id) {
        return machine.snapshotsService().snapshotService(id);
    }

    private void becomes(String id, SnapshotStatus status) {
        Await.value(
                "snapshot " + id + " is " + status,
                PATIENCE,
                () -> service(id).get().send().snapshot().snapshotStatus(),
                status::equals);
    }

    private Stream<String> regular() {
        return machine.snapshotsService().list().send().snapshots().stream()
                .filter(one -> one.snapshotType() == SnapshotType.REGULAR)
                .map(Snapshot::id);
    }

    private static void isDown(VmService machine) {
        Await.value("the VM is down", PATIENCE, () -> machine.get().send().vm().status(), VmStatus.DOWN::equals);
    }

    @Test
    void usersGetRightsThroughRolesAndLoseThem() throws Exception {
        var secret = Files.writeString(Path.of("target/tour-password").toAbsolutePath(), PASSWORD + "\n");
        lab.engine().shell().run("vireo:user-add --password-file " + secret + " tourist");
        var person = system.usersService()
                .add()
                .user(user().userName("tourist@internal-authz").domain(domain().name("internal-authz")))
                .send()
                .user();
        var mine = system.rolesService()
                .add()
                .role(role().name("tour-role").administrative(false).permits(permit().id("22"), permit().id("1300")))
                .send()
                .role();
        var permits = system.rolesService().roleService(mine.id()).permitsService();
        permits.add().permit(permit().id("18")).send();
        assertThat(permits.list().send().permits()).extracting(one -> one.id()).contains("18", "22", "1300");

        var given = machine.permissionsService()
                .add()
                .permission(permission().role(role().id(mine.id())).user(user().id(person.id())))
                .send()
                .permission();
        var tourist = SdkConnection.of(lab, "tourist@internal", PASSWORD);
        try {
            var seen = tourist.systemService().vmsService();
            assertThat(seen.list().send().vms()).extracting(one -> one.name()).containsExactly("states");
            assertThatThrownBy(() -> seen.vmService(guest.id()).remove().send()).hasMessageContaining("403");

            machine.permissionsService().permissionService(given.id()).remove().send();
            assertThat(seen.list().send().vms()).isEmpty();
        } finally {
            tourist.close();
        }
        system.rolesService().roleService(mine.id()).remove().send();
        system.usersService().userService(person.id()).remove().send();
    }
}
