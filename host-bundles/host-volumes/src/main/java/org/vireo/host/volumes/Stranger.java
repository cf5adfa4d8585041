package org.vireo.host.volumes;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.vireo.host.spi.HostCall;
import org.vireo.model.VireoException;

/** Looks at images of unknown origin: one that names other files would let whoever made it read files of this host. */
final class Stranger {
    private Stranger() {}

    /** The format of an image that may be imported, as QEMU names it. */
    static String format(QemuImg qemuImg, Path image, HostCall call) {
        if (!Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(image, "it is not a plain file");
        }
        var info = qemuImg.infoOfStranger(image, call.deadline());
        if (!info.format().equals("qcow2") && !info.format().equals("raw")) {
            throw refused(image, "its format is " + info.format() + "; only qcow2 and raw are taken");
        }
        if (info.backing().isPresent()) {
            throw refused(image, "it reads through to another file");
        }
        if (info.foreign()) {
            throw refused(image, "it is encrypted or keeps its data in another file");
        }
        return info.format();
    }

    private static VireoException refused(Path image, String reason) {
        return new VireoException(VolumeError.IMAGE_REFUSED, "cannot import " + image.getFileName() + ": " + reason);
    }
}
