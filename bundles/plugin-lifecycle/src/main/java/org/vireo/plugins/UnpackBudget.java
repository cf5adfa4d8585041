package org.vireo.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import org.vireo.model.ByteSize;

/** Counts what really comes out of the entries of one package, whatever the package says of their sizes. Not thread-safe. */
final class UnpackBudget {
    private static final int BUFFER = 64 * 1024;
    private static final long SMALL = 1024L * 1024L;

    private final PackageLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private long spent;

    UnpackBudget(PackageLimits limits) {
        this.limits = limits;
    }

    /** Reads an entry to its end and closes it. */
    ByteSize spend(ZipEntry entry, InputStream content) throws IOException {
        long size = 0;
        try (content) {
            for (var n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                size += n;
                spent += n;
                check(entry, size);
            }
        }
        return new ByteSize(size);
    }

    /** Reads on to the next entry of a stream without keeping anything. */
    void skip(InputStream content) throws IOException {
        for (var n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            spent += n;
            if (spent > limits.unpacked().bytes()) {
                throw PluginError.PACKAGE_REFUSED.because("The package has a jar with more than "
                        + limits.unpacked().toMiBCeil() + " MiB when unpacked, which is the most this engine takes.");
            }
        }
    }

    private void check(ZipEntry entry, long size) {
        if (spent > limits.unpacked().bytes()) {
            throw PluginError.PACKAGE_REFUSED.because("The package has more than "
                    + limits.unpacked().toMiBCeil() + " MiB when unpacked, which is the most this engine takes.");
        }
        var packed = Math.max(1, entry.getCompressedSize());
        if (size > SMALL && size / packed > limits.ratio()) {
            throw PluginError.PACKAGE_REFUSED.because("The package has the entry \""
                    + EntryNames.printable(entry.getName()) + "\", which is packed more than " + limits.ratio()
                    + " times smaller than it is: such entries are made to fill disks.");
        }
    }
}
