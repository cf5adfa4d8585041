package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ovirt.engine.sdk4.builders.Builders.affinityLabel;
import static org.ovirt.engine.sdk4.builders.Builders.disk;
import static org.ovirt.engine.sdk4.builders.Builders.diskAttachment;
import static org.ovirt.engine.sdk4.builders.Builders.nic;
import static org.ovirt.engine.sdk4.builders.Builders.permission;
import static org.ovirt.engine.sdk4.builders.Builders.role;
import static org.ovirt.engine.sdk4.builders.Builders.storageDomain;
import static org.ovirt.engine.sdk4.builders.Builders.tag;
import static org.ovirt.engine.sdk4.builders.Builders.user;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ovirt.engine.sdk4.Connection;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.services.VmService;
import org.ovirt.engine.sdk4.types.DiskFormat;
import org.ovirt.engine.sdk4.types.DiskInterface;
import org.ovirt.engine.sdk4.types.DiskStatus;
import org.ovirt.engine.sdk4.types.JobStatus;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** What programs do with a client library that knows nothing of this engine. */
@InLab
class SdkTourIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Lab lab;
    private Guest guest;
    private Connection connection;
    private SystemService system;
    private VmService vm;

    @BeforeEach
    void connect(Lab running) throws Exception {
        lab = running;
        guest = lab.guest("tour", lab.alpha());
        connection = SdkConnection.ofAdministrator(lab);
        system = connection.systemService();
        vm = system.vmsService().vmService(guest.id());
    }

    @AfterEach
    void disconnect() throws Exception {
        guest.remove();
        connection.close();
    }

    @Test
    void disksAndInterfacesComeAndGo() {
        var domain =
                system.storageDomainsService().list().send().storageDomains().get(0);
        var attachment = vm.diskAttachmentsService()
                .add()
                .attachment(diskAttachment()
                        .interface_(DiskInterface.VIRTIO)
                        .active(true)
                        .bootable(false)
                        .disk(disk().name("tour-data")
                                .format(DiskFormat.COW)
                                .provisionedSize(BigInteger.valueOf(1 << 20))
                                .storageDomains(storageDomain().id(domain.id()))))
                .send()
                .attachment();
        var disks = system.disksService();
        Await.value(
                "the disk is ready",
                PATIENCE,
                () -> disks.diskService(attachment.id()).get().send().disk().status(),
                DiskStatus.OK::equals);
        vm.nicsService().add().nic(nic().name("nic2")).send();

        var attachments = connection.followLink(vm.get().send().vm().diskAttachments());
        assertThat(attachments).hasSize(2);
        assertThat(vm.nicsService().list().send().nics())
                .extracting(one -> one.name())
                .contains("nic1", "nic2");

        vm.diskAttachmentsService()
                .attachmentService(attachment.id())
                .remove()
                .detachOnly(false)
                .send();
        Await.until(
                "the disk is gone",
                PATIENCE,
                () -> disks.list().search("name=tour-data").send().disks().isEmpty());
    }

    @Test
    void tagsLabelsAndPermissionsAreAttached() {
        system.tagsService().add().tag(tag().name("tour-tag")).send();
        vm.tagsService().add().tag(tag().name("tour-tag")).send();
        assertThat(vm.tagsService().list().send().tags())
                .extracting(one -> one.name())
                .contains("tour-tag");
        assertThat(system.vmsService().list().search("tag=tour-tag").send().vms())
                .hasSize(1);

        var label = system.affinityLabelsService()
                .add()
                .label(affinityLabel().name("tour-label"))
                .send()
                .label();
        vm.affinityLabelsService().add().label(affinityLabel().id(label.id())).send();
        assertThat(vm.affinityLabelsService().list().send().label()).hasSize(1);

        var admin = system.usersService()
                .list()
                .search("usrname=admin@internal-authz")
                .send()
                .users()
                .get(0);
        assertThat(system.rolesService().list().send().roles()).hasSizeGreaterThan(30);
        vm.permissionsService()
                .add()
                .permission(permission().role(role().name("UserVmManager")).user(user().id(admin.id())))
                .send();
        assertThat(vm.permissionsService().list().send().permissions())
                .anySatisfy(one -> assertThat(one.user().id()).isEqualTo(admin.id()));
    }

    @Test
    void startsAreFollowedByJobsAndEventsAndHaveConsoles() {
        var events = system.eventsService();
        var last = Integer.parseInt(events.list().max(1).send().events().get(0).id());

        vm.start().header("Correlation-Id", "tour-start").send();
        guest.becomes("up");

        var jobs = system.jobsService();
        var job = Await.value(
                "the job has ended",
                PATIENCE,
                () -> jobs.list()
                        .search("correlation_id=tour-start")
                        .send()
                        .jobs()
                        .get(0),
                found -> found.status() != JobStatus.STARTED);
        assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(jobs.jobService(job.id()).stepsService().list().send().steps())
                .isNotEmpty();
        assertThat(events.list().from(last).send().events())
                .extracting(one -> one.code().intValue())
                .contains(32, 153);

        var consoles = vm.graphicsConsolesService();
        var console = consoles.list().current(true).send().consoles().get(0);
        assertThat(console.port()).isPositive();
        var ticket = consoles.consoleService(console.id()).ticket().send().ticket();
        assertThat(ticket.value()).isNotEmpty();
        assertThat(consoles.consoleService(console.id())
                        .remoteViewerConnectionFile()
                        .send()
                        .remoteViewerConnectionFile())
                .startsWith("[virt-viewer]");
        vm.stop().send();
        guest.becomes("down");
    }
}
