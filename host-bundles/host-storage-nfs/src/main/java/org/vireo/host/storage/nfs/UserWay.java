package org.vireo.host.storage.nfs;

import com.sun.jna.Native;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.vireo.host.spi.HostCall;
import org.vireo.host.volumes.Attempt;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.VolumeError;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/** Without the kernel: libnfs for files, QEMU's driver for images. Both speak version 3. Thread-safe. */
final class UserWay implements Way {
    /** Of libnfs 4 and 5, whose functions are the same. */
    private static final List<String> NAMES = List.of("libnfs.so.13", "libnfs.so.14");

    private final String why;
    private final Clock clock = Clock.systemUTC();
    private volatile LibnfsLibrary library;

    UserWay(String why) {
        this.why = why;
    }

    @Override
    public <T> T at(NfsTarget target, StorageDomainId domain, HostCall call, Function<Place, T> work) {
        refuseWhatItCannot(target);
        try (var session = Attempt.to(
                "reach storage domain " + domain + " on " + target,
                () -> NfsSession.open(library(), target, call.deadline(), clock))) {
            return work.apply(new UserPlace(session));
        }
    }

    private void refuseWhatItCannot(NfsTarget target) {
        String obstacle = "";
        if (target.version().startsWith("4")) {
            obstacle =
                    "it asks for NFS version " + target.version() + ", and without the kernel only version 3 is spoken";
        } else if (!target.options().isEmpty()) {
            obstacle = "it asks for the mount options " + String.join(",", target.options());
        } else if (target.address().startsWith("[")) {
            obstacle = "its server has an address of IPv6";
        }
        if (!obstacle.isEmpty()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot use " + target + " on this host: " + obstacle + " (NFS servers are " + why + ")");
        }
    }

    private LibnfsLibrary library() {
        if (library == null) {
            library = load();
        }
        return library;
    }

    private static LibnfsLibrary load() {
        UnsatisfiedLinkError missing = null;
        for (String name : NAMES) {
            try {
                return Native.load(name, LibnfsLibrary.class);
            } catch (UnsatisfiedLinkError e) {
                missing = e;
            }
        }
        throw new VireoException(
                VolumeError.STORAGE_FAILED,
                "this host has neither NFS in its kernel nor the library libnfs (package libnfs13)",
                missing);
    }

    @Override
    public void leave(StorageDomainId domain, HostCall call) {
        // nothing is kept up between calls
    }

    @Override
    public DiskSource open(NfsImage image, HostCall call) {
        return at(
                image.target(),
                image.domain(),
                call,
                place -> image.layered(
                        place,
                        layer -> new NetworkDisk(
                                "nfs",
                                image.target().path() + "/" + layer.file(),
                                image.named().servers(),
                                "",
                                layer.format())));
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public void close() {
        // nothing is kept up between calls
    }
}
