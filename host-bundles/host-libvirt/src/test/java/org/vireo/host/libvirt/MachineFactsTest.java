package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.ByteSize;

/** What the kernel's files say, on files laid out by hand. */
class MachineFactsTest {
    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void readsWhatIsThere() throws IOException {
        file("sys/class/dmi/id/sys_vendor", "Acme\n");
        file("etc/iscsi/initiatorname.iscsi", "# made by hand\nInitiatorName=iqn.2026-01.test:h1\n");
        file("sys/fs/selinux/enforce", "1");
        file("sys/kernel/kexec_crash_loaded", "0\n");
        file("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        file("sys/devices/system/node/node0/meminfo", "Node 0 MemTotal:       2048 kB\nNode 0 MemFree: 1 kB\n");
        file("sys/devices/system/node/node0/cpulist", "0-2,8\n");
        file("sys/devices/system/node/node0/distance", "10 21\n");
        file("sys/bus/pci/devices/0000:00:02.0/vendor", "0x8086\n");

        var facts = new MachineFacts(root).read();

        assertThat(facts.manufacturer()).isEqualTo("Acme");
        assertThat(facts.iscsiInitiator()).isEqualTo("iqn.2026-01.test:h1");
        assertThat(facts.seLinux()).isEqualTo("enforcing");
        assertThat(facts.kdump()).contains(false);
        assertThat(facts.transparentHugePages()).isTrue();
        assertThat(facts.numaNodes()).singleElement().satisfies(node -> {
            assertThat(node.memory()).isEqualTo(ByteSize.ofKiB(2048));
            assertThat(node.cpus()).containsExactly(0, 1, 2, 8);
            assertThat(node.distances()).containsExactly(10, 21);
        });
        assertThat(facts.devices()).singleElement().satisfies(device -> {
            assertThat(device.name()).isEqualTo("pci_0000_00_02_0");
            assertThat(device.vendor()).isEqualTo("0x8086");
            assertThat(device.iommuGroup()).isEmpty();
        });
    }

    @Test
    void leavesEmptyWhatIsNotThere() {
        var facts = new MachineFacts(root).read();

        assertThat(facts.manufacturer()).isEmpty();
        assertThat(facts.seLinux()).isEqualTo("disabled");
        assertThat(facts.kdump()).isEmpty();
        assertThat(facts.numaNodes()).isEmpty();
        assertThat(facts.devices()).isEmpty();
    }

    @Test
    void findsTheNamesOfPackages() {
        assertThat(UpdatesHandler.names(
                        "Reading lists...\nInst libc6 [2.36] (2.37 Debian)\nConf libc6 (2.37)\nInst bash [5]\n",
                        Pattern.compile("^Inst (\\S+)")))
                .containsExactly("bash", "libc6");
    }
}
