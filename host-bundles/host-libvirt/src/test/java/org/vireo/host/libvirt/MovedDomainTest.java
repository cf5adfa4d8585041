package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vireo.model.VireoException;

class MovedDomainTest {
    private static final String THERE = """
            <domain type='qemu' id='4'>
              <name>mover</name>
              <uuid>11111111-2222-3333-4444-555555555555</uuid>
              <devices>
                <emulator>/usr/bin/there</emulator>
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2' cache='none'/>
                  <source file='/mnt/there/top' index='2'/>
                  <backingStore type='file' index='3'><format type='qcow2'/><source file='/mnt/there/base'/><backingStore/></backingStore>
                  <target dev='vda' bus='virtio'/>
                  <alias name='ua-disk'/>
                  <address type='pci' slot='0x03'/>
                </disk>
                <disk type='file' device='cdrom'>
                  <source file='/var/there/media-0.iso'/>
                  <target dev='sdb' bus='sata'/>
                  <alias name='ua-medium-0'/>
                </disk>
                <interface type='bridge'>
                  <mac address='56:6f:00:00:00:01'/>
                  <source bridge='there0'/>
                  <target dev='vnet7'/>
                  <alias name='ua-nic'/>
                </interface>
                <graphics type='vnc' port='-1' autoport='yes' listen='10.0.0.1' passwd='x'>
                  <listen type='address' address='10.0.0.1'/>
                </graphics>
              </devices>
            </domain>
            """;
    private final MovedDomain domain = new MovedDomain(THERE);

    @Test
    void readsItsBytesWhereThisHostHasThem() {
        domain.disk(
                "ua-disk",
                "<disk type='network' device='disk'><driver type='raw'/><source protocol='nfs' name='/e/top'><host name='s'/></source>"
                        + "<backingStore type='network'><source protocol='nfs' name='/e/base'/></backingStore><target dev='sda'/></disk>");
        assertThat(domain.text())
                .contains("protocol=\"nfs\"", "/e/top", "/e/base", "type=\"network\"")
                .contains("dev=\"vda\"", "slot=\"0x03\"", "type=\"qcow2\"")
                .doesNotContain("/mnt/there", "sda");
    }

    @Test
    void isConnectedAsThisHostIs() {
        domain.nic(
                "ua-nic",
                "<interface type='network'><mac address='00:00:00:00:00:00'/><source network='here'/></interface>");
        assertThat(domain.text())
                .contains("network=\"here\"", "56:6f:00:00:00:01")
                .doesNotContain("there0", "vnet7", "00:00:00:00:00:00");
    }

    @Test
    void listensOnThisHost() {
        domain.consoles("10.0.0.2");
        domain.emulator("/usr/bin/here");
        assertThat(domain.text())
                .contains("listen=\"10.0.0.2\"", "address=\"10.0.0.2\"", "/usr/bin/here")
                .doesNotContain("10.0.0.1", "/usr/bin/there");
    }

    @Test
    void takesItsMediaAlong() {
        assertThat(domain.media()).containsExactly(0);
        assertThat(domain.file("ua-medium-0")).isEqualTo("/var/there/media-0.iso");
        domain.medium(0, "/var/here/media-0.iso");
        assertThat(domain.text()).contains("/var/here/media-0.iso").doesNotContain("/var/there");
    }

    @Test
    void refusesOneThatLacksWhatTheEngineSaysItHas() {
        assertThatThrownBy(() -> domain.nic("ua-other", "<interface/>"))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("ua-other");
    }
}
