package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.catalog.AddDefinition;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.pool.AddVmPool;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskInterface;
import org.vireo.model.GraphicsType;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmSettings;
import org.vireo.model.WatchdogAction;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** Hardware that new virtual machines come with, over HTTP. */
class HardwareApiTest {
    private static final String NEW =
            "<name>new</name><cluster><name>Default</name></cluster><template><name>%s</name></template>";

    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        engine.ending = command -> {
            if (command instanceof AddDefinition add) {
                var definition = new Definition(add.id());
                definition.setKind(add.kind());
                definition.setOwnerId(add.owner());
                add.details().applyTo(definition);
                engine.inventory.add(definition);
            }
            return command instanceof AddVm || command instanceof AddVmPool
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture(new JobOutcome.Finished());
        };
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private AddVm added(String template, String more) throws Exception {
        var answer = api.send("POST", "/vms", "<vm>" + NEW.formatted(template) + more + "</vm>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return engine.last();
    }

    private static String attachments(String... disks) {
        var all = new StringBuilder("<disk_attachments>");
        for (var disk : disks) {
            all.append("<disk_attachment><interface>virtio_scsi</interface><bootable>false</bootable>")
                    .append(disk)
                    .append("</disk_attachment>");
        }
        return all.append("</disk_attachments>").toString();
    }

    @Test
    void disksInTheBodyAreMadeOrAttachedWithTheMachine() throws Exception {
        var add = added(
                "Blank",
                attachments(
                        "<disk><provisioned_size>1048576</provisioned_size><format>raw</format>"
                                + "<storage_domains><storage_domain><name>local</name></storage_domain></storage_domains></disk>",
                        "<disk id=\"" + World.DISK.value() + "\"/>"));

        assertThat(add.disks()).hasSize(2).allMatch(disk -> disk.vm().equals(add.id()));
        assertThat(add.disks().get(0))
                .matches(disk -> disk.attachment() == DiskInterface.VIRTIO_SCSI && disk.active())
                .extracting(AttachDisk::create)
                .extracting(Optional::orElseThrow)
                .matches(disk -> disk.details().name().equals("new_Disk1"))
                .matches(disk -> disk.domain().filter(World.DOMAIN::equals).isPresent())
                .matches(disk -> disk.size().equals(new ByteSize(1048576)));
        assertThat(add.disks().get(1).disk()).isEqualTo(World.DISK);
        assertThat(add.disks().get(1).create()).isEmpty();
    }

    @Test
    void disksOfTheTemplateAreOnlyPlaced() throws Exception {
        var template = new Template(TemplateId.of("00000000-0000-0000-0000-0000000000a7"));
        template.setName("golden");
        template.setStatus(TemplateStatus.OK);
        template.setSettings(VmSettings.BLANK);
        template.setBaseTemplateId(template.id());
        template.setCreated(FakeEngine.NOW);
        engine.inventory.add(template);
        var attachment = new DiskAttachment(UUID.randomUUID());
        attachment.setDiskId(World.DISK);
        attachment.setTemplateId(Optional.of(template.id()));
        attachment.setAttachment(DiskInterface.VIRTIO);
        engine.inventory.add(attachment);

        var add = added(
                "golden",
                attachments("<disk id=\"" + World.DISK.value()
                        + "\"><storage_domains><storage_domain><name>local</name></storage_domain></storage_domains>"
                        + "</disk>"));

        assertThat(add.disks()).isEmpty();
        assertThat(add.placement()).containsOnlyKeys(World.DISK).containsValue(World.DOMAIN);
    }

    @Test
    void incompleteDisksAreRefused() throws Exception {
        for (var body : List.of(
                "<disk_attachment/>",
                "<disk_attachment><disk><provisioned_size>1</provisioned_size></disk></disk_attachment>",
                "<disk_attachment><interface>virtio</interface><disk/></disk_attachment>",
                "<disk_attachment><interface>virtio</interface><bootable>true</bootable><disk/></disk_attachment>")) {
            var answer = api.send(
                    "POST",
                    "/vms",
                    "<vm>" + NEW.formatted("Blank") + "<disk_attachments>" + body + "</disk_attachments></vm>");
            assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("Incomplete parameters");
        }
    }

    @Test
    void instanceTypesBringTheirDevices() throws Exception {
        assertThat(api.send("POST", "/instancetypes", "<instance_type><name>small</name></instance_type>")
                        .statusCode())
                .isEqualTo(201);
        var type = "/instancetypes/" + engine.<AddDefinition>last().id().value();
        assertThat(api.send(
                                "POST",
                                type + "/watchdogs",
                                "<watchdog><model>i6300esb</model><action>reset</action></watchdog>")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.send(
                                "POST",
                                type + "/graphicsconsoles",
                                "<graphics_console><protocol>vnc</protocol></graphics_console>")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.send("POST", type + "/nics", "<nic><name>nic1</name><linked>true</linked></nic>")
                        .statusCode())
                .isEqualTo(201);

        assertThat(api.get(type + "/watchdogs").body()).contains("<action>reset</action>", "<instance_type href=");
        assertThat(api.get(type + "/graphicsconsoles").body()).contains("<protocol>vnc</protocol>");
        assertThat(api.get(type + "/nics").body()).contains("<name>nic1</name>", "<linked>true</linked>");
        assertThat(api.send(
                                "POST",
                                type + "/watchdogs",
                                "<watchdog><model>diag288</model><action>none</action></watchdog>")
                        .statusCode())
                .isEqualTo(400);

        var settings = added("Blank", "<instance_type><name>small</name></instance_type>")
                .settings();
        assertThat(settings.fittings().devices().watchdog())
                .get()
                .matches(watchdog -> watchdog.action() == WatchdogAction.RESET);
        assertThat(settings.graphics()).containsExactly(GraphicsType.VNC);

        var pool = api.send(
                "POST",
                "/vmpools",
                "<vm_pool>" + NEW.formatted("Blank") + "<instance_type><name>small</name></instance_type></vm_pool>");
        assertThat(pool.statusCode()).as(pool.body()).isEqualTo(202);
        assertThat(engine.<AddVmPool>last().settings().fittings().devices().watchdog())
                .isPresent();
    }

    @Test
    void aDiscComesIntoTheDriveThatEveryMachineHas() throws Exception {
        var drive = "/vms/" + World.DOWN.value() + "/cdroms";
        var disc = engine.inventory.get(Disk.class, World.DISK);
        disc.setContentType("iso");
        engine.ending = command -> new CompletableFuture<>();
        var body = "<cdrom><file id=\"" + World.DISK.value() + "\"/></cdrom>";

        assertThat(api.send("POST", drive, body).statusCode()).isEqualTo(202);
        UpdateVm update = engine.last();
        assertThat(update.settings().orElseThrow().fittings().devices().cdrom()).contains(World.DISK);

        engine.inventory.get(Vm.class, World.DOWN).setSettings(update.settings().orElseThrow());
        assertThat(api.send("POST", drive, body).statusCode()).isEqualTo(409);
        assertThat(api.send("POST", drive, "<cdrom/>").statusCode()).isEqualTo(400);
    }
}
