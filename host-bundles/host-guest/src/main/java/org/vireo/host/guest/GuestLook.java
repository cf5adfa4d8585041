package org.vireo.host.guest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vireo.host.spi.guest.GuestChannel;
import org.vireo.model.ByteSize;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestFileSystem;
import org.vireo.protocol.vm.GuestNic;
import org.vireo.protocol.vm.GuestSystem;
import org.vireo.protocol.vm.GuestUser;

/** One look into a guest through its agent. Thread-safe. */
final class GuestLook {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MIB = 1 << 20;
    /** The year 9999: what a guest claims may be anything. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final GuestChannel channel;
    private final GuestText text = new GuestText();

    GuestLook(GuestChannel channel) {
        this.channel = channel;
    }

    /** Empty when the agent does not answer. */
    Optional<GuestData> into(VmId vm) {
        JsonNode info = ask(vm, "guest-info");
        if (info.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new GuestData(
                GuestText.text(info.path("version")),
                GuestText.text(ask(vm, "guest-get-host-name").path("host-name")),
                system(ask(vm, "guest-get-osinfo")),
                nics(ask(vm, "guest-network-get-interfaces")),
                users(ask(vm, "guest-get-users")),
                fileSystems(ask(vm, "guest-get-fsinfo")),
                GuestText.text(ask(vm, "guest-get-timezone").path("zone"))));
    }

    private JsonNode ask(VmId vm, String command) {
        return text.answer(channel.command(vm, "{\"execute\":\"" + command + "\"}", PATIENCE));
    }

    private static GuestSystem system(JsonNode answer) {
        return new GuestSystem(
                GuestText.text(answer.path("id")),
                GuestText.text(answer.path("pretty-name")),
                GuestText.text(answer.path("version")),
                GuestText.text(answer.path("kernel-release")),
                GuestText.text(answer.path("machine")));
    }

    /** The loopback interface tells nobody anything. */
    private static List<GuestNic> nics(JsonNode answer) {
        return GuestText.list(answer)
                .map(nic -> new GuestNic(
                        GuestText.text(nic.path("name")),
                        GuestText.mac(nic.path("hardware-address")),
                        GuestText.list(nic.path("ip-addresses"))
                                .flatMap(one -> GuestText.address(one.path("ip-address")).stream())
                                .toList()))
                .filter(nic -> !nic.name().equals("lo") && !nic.mac().equals("00:00:00:00:00:00"))
                .toList();
    }

    private static List<GuestUser> users(JsonNode answer) {
        return GuestText.list(answer)
                .map(user -> new GuestUser(
                        GuestText.text(user.path("user")),
                        Instant.ofEpochSecond(Math.min(LAST_SECOND, GuestText.number(user.path("login-time"))))))
                .toList();
    }

    /** Sizes are told in whole MiB, so that a file system at rest is no news. */
    private static List<GuestFileSystem> fileSystems(JsonNode answer) {
        return GuestText.list(answer)
                .map(fs -> new GuestFileSystem(
                        GuestText.text(fs.path("mountpoint")),
                        GuestText.text(fs.path("type")),
                        new ByteSize(GuestText.number(fs.path("total-bytes")) / MIB * MIB),
                        new ByteSize(GuestText.number(fs.path("used-bytes")) / MIB * MIB)))
                .toList();
    }

    /** Whether others can reach the guest at an address that it has. */
    static boolean reachable(GuestData data) {
        return data.nics().stream()
                .flatMap(nic -> nic.addresses().stream())
                .anyMatch(address -> !address.startsWith("169.254.")
                        && !address.regionMatches(true, 0, "fe80:", 0, 5)
                        && !address.startsWith("127.")
                        && !address.equals("::1"));
    }
}
