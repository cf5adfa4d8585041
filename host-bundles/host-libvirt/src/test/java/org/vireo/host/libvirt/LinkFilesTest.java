package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.protocol.host.BondFacts;
import org.vireo.protocol.host.LinkFacts;

/** What the kernel's files say of interfaces, on files laid out by hand. */
class LinkFilesTest {
    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private LinkFacts read(String name) {
        return new LinkFiles(root).read(name);
    }

    @Test
    void tellsOfABondAndItsParts() throws IOException {
        file("sys/class/net/bond0/mtu", "9000\n");
        file("sys/class/net/bond0/speed", "20000\n");
        file("sys/class/net/bond0/bonding/mode", "active-backup 1\n");
        file("sys/class/net/bond0/bonding/miimon", "100\n");
        file("sys/class/net/bond0/bonding/slaves", "eth0 eth1\n");
        file("sys/class/net/bond0/bonding/active_slave", "eth1\n");
        file("sys/class/net/eth0/speed", "-1\n");
        Files.createSymbolicLink(root.resolve("sys/class/net/eth0/master"), Path.of("../bond0"));

        var bond = read("bond0");

        assertThat(bond.mtu()).isEqualTo(9000);
        assertThat(bond.megabits()).isEqualTo(20000);
        assertThat(bond.bond()).contains(new BondFacts("active-backup", 1, 100, List.of("eth0", "eth1"), "eth1"));
        assertThat(read("eth0").master()).isEqualTo("bond0");
        assertThat(read("eth0").megabits()).as("of a link that is down").isZero();
    }

    @Test
    void tellsOfABondWithoutParts() throws IOException {
        file("sys/class/net/bond1/bonding/mode", "802.3ad 4\n");
        file("sys/class/net/bond1/bonding/slaves", "\n");

        assertThat(read("bond1").bond()).contains(new BondFacts("802.3ad", 4, 0, List.of(), ""));
    }

    @Test
    void tellsOfAVlan() throws IOException {
        file("proc/net/vlan/bond0.42", "bond0.42  VID: 42\t REORDER_HDR: 1  dev->priv_flags: 1021\nDevice: bond0\n");

        assertThat(read("bond0.42").vlan()).contains(42);
        assertThat(read("bond0.42").base()).isEqualTo("bond0");
    }

    @Test
    void tellsNothingOfWhatIsNotThere() {
        assertThat(read("eth9")).isEqualTo(LinkFacts.UNKNOWN);
    }
}
