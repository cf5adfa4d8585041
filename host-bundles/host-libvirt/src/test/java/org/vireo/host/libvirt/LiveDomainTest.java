package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vireo.host.libvirt.LiveDomain.Console;
import org.vireo.model.DiskId;
import org.vireo.model.GraphicsType;
import org.vireo.model.VireoException;

class LiveDomainTest {
    private static final String DISK = "dddddddd-dddd-4ddd-8ddd-000000000001";
    private static final String XML = """
            <domain type='qemu' id='3'>
              <devices>
                <disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/><serial>%s</serial></disk>
                <disk type='file' device='cdrom'><target dev='sda'/></disk>
                <interface type='network'><mac address='56:6F:00:00:00:01'/><target dev='vnet7'/></interface>
                <channel type='unix'>
                  <target type='virtio' name='org.qemu.guest_agent.0' state='connected'/>
                </channel>
                <graphics type='vnc' port='5901' autoport='yes' listen='192.0.2.1'>
                  <listen type='address' address='192.0.2.1'/>
                </graphics>
                <graphics type='spice' port='5902' tlsPort='5903' listen='192.0.2.1'/>
                <graphics type='egl-headless'/>
              </devices>
            </domain>
            """.formatted(DISK);

    @Test
    void readsWhatCountersBelongTo() {
        var live = new LiveDomain(XML);
        assertThat(live.disks()).containsOnlyKeys("vda").containsValue(DiskId.of(DISK));
        assertThat(live.nics()).containsOnlyKeys("vnet7").containsValue("56:6f:00:00:00:01");
    }

    @Test
    void readsConsolesAndTheAgent() {
        var live = new LiveDomain(XML);
        assertThat(live.consoles())
                .containsExactly(
                        new Console(GraphicsType.VNC, "192.0.2.1", 5901, -1),
                        new Console(GraphicsType.SPICE, "192.0.2.1", 5902, 5903));
        assertThat(live.agentConnected()).isTrue();
        assertThat(new LiveDomain(XML.replace("state='connected'", "state='disconnected'")).agentConnected())
                .isFalse();
    }

    @Test
    void passwordIsEscapedAndEndsInUtc() {
        var device = new LiveDomain(XML)
                .consoleWithPassword(GraphicsType.VNC, "a'\"<&>", Instant.parse("2026-01-02T03:04:00.5Z"));
        assertThat(device).hasValueSatisfying(text -> {
            var graphics = LiveDomain.parse(text).getDocumentElement();
            assertThat(graphics.getAttribute("passwd")).isEqualTo("a'\"<&>");
            assertThat(graphics.getAttribute("passwdValidTo")).isEqualTo("2026-01-02T03:04:00");
            assertThat(graphics.getAttribute("connected")).isEqualTo("keep");
            assertThat(graphics.getAttribute("port")).isEqualTo("5901");
        });
    }

    @Test
    void entitiesAreRefused() {
        String hostile = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain>&x;</domain>";
        assertThatThrownBy(() -> new LiveDomain(hostile)).isInstanceOf(VireoException.class);
    }
}
