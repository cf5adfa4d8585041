package org.vireo.rest.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.Actions;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.Cluster;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.CpuTopology;
import org.vireo.rest.types.Disk;
import org.vireo.rest.types.DiskAttachment;
import org.vireo.rest.types.DiskInterface;
import org.vireo.rest.types.Fault;
import org.vireo.rest.types.HostNic;
import org.vireo.rest.types.Link;
import org.vireo.rest.types.Mac;
import org.vireo.rest.types.TimeZone;
import org.vireo.rest.types.Value;
import org.vireo.rest.types.Vlan;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.VmStatus;

/** Objects that the tests of both formats write, and short ways to write and read them. */
final class Samples {
    static final WireFormats FORMATS = new WireFormats();
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");

    private Samples() {}

    static String write(WireFormat format, Object value) {
        var out = new ByteArrayOutputStream();
        try {
            format.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static <T> T read(WireFormat format, String text, Class<T> type) {
        try {
            return format.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Vm vm() {
        var vm = new Vm();
        vm.setId("123");
        vm.setHref("/ovirt-engine/api/vms/123");
        vm.setName("web <1> & more");
        vm.setDescription("");
        vm.setStatus(VmStatus.REBOOT_IN_PROGRESS);
        vm.setMemory(1073741824L);
        vm.setCpuShares(0);
        vm.setDeleteProtected(false);
        vm.setStartTime(NOON);
        vm.setTimeZone(zone("Etc/GMT"));
        vm.setCpu(cpu());
        vm.setCluster(reference(new Cluster(), "/ovirt-engine/api/clusters/9", "9"));
        vm.setActions(new Actions());
        vm.getActions().getLinks().add(link("/ovirt-engine/api/vms/123/start", "start"));
        vm.getLinks().add(link("/ovirt-engine/api/vms/123/nics", "nics"));
        vm.getLinks().add(link("/ovirt-engine/api/vms/123/diskattachments", "diskattachments"));
        return vm;
    }

    static Object attachments() {
        var attachment = reference(new DiskAttachment(), "/ovirt-engine/api/vms/1/diskattachments/2", "2");
        attachment.setActive(true);
        attachment.setInterface(DiskInterface.VIRTIO_SCSI);
        attachment.setDisk(reference(new Disk(), "/ovirt-engine/api/disks/2", "2"));
        return FORMATS.catalog().collect(DiskAttachment.class, List.of(attachment));
    }

    static Object hostNics() {
        var nic = new HostNic();
        nic.setId("7");
        nic.setName("eth0.5");
        nic.setMac(new Mac());
        nic.getMac().setAddress("00:1a:4a:16:01:51");
        nic.setMtu(1500);
        nic.setVlan(new Vlan());
        nic.getVlan().setId(5);
        return FORMATS.catalog().collect(HostNic.class, List.of(nic));
    }

    static Action failedAction() {
        var action = new Action();
        action.setStatus("failed");
        action.setFault(fault());
        return action;
    }

    static Fault fault() {
        var fault = new Fault();
        fault.setReason("Operation Failed");
        fault.setDetail("[Cannot run VM. VM is running.]");
        return fault;
    }

    static <T extends BaseResource> T reference(T resource, String href, String id) {
        resource.setHref(href);
        resource.setId(id);
        return resource;
    }

    static Value datum(String text) {
        var value = new Value();
        value.setDatum(new BigDecimal(text));
        return value;
    }

    private static Link link(String href, String rel) {
        var link = new Link();
        link.setHref(href);
        link.setRel(rel);
        return link;
    }

    private static Cpu cpu() {
        var cpu = new Cpu();
        cpu.setTopology(new CpuTopology());
        cpu.getTopology().setCores(2);
        return cpu;
    }

    private static TimeZone zone(String name) {
        var zone = new TimeZone();
        zone.setName(name);
        return zone;
    }
}
