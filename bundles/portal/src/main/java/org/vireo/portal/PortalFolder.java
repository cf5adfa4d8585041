package org.vireo.portal;

import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * The folder of a bundle that is for browsers; the bundle's header {@code Vireo-Portal} names it. Immutable.
 *
 * @param bundle that has it
 * @param path within the bundle
 */
record PortalFolder(Bundle bundle, String path) {
    static final String HEADER = "Vireo-Portal";
    /** Where the files of all plugins are. */
    static final String ADDRESS = "/vireo/portal-plugins";

    private static final String DESCRIPTION = "/portal.json";
    private static final int LARGEST = 65_536;

    /** The folder that a bundle names; empty for one that adds nothing to the portal. */
    static Optional<PortalFolder> of(Bundle bundle) {
        return Optional.ofNullable(bundle.getHeaders("").get(HEADER))
                .map(path -> new PortalFolder(bundle, path.strip().replaceAll("^/|/$", "")));
    }

    /** What is in the address for this build of the bundle alone, so that browsers can keep files. */
    String build() {
        return bundle.getVersion() + "-" + Long.toHexString(bundle.getLastModified());
    }

    /** Where its files are for browsers; ends with a slash. */
    String base() {
        return ADDRESS + "/" + bundle.getSymbolicName() + "/" + build() + "/";
    }

    /** A file by its path below the folder; empty for what is no file. */
    Optional<URL> file(String below) {
        var entry = path + "/" + below;
        return Pages.plain("/" + entry) && bundle.getEntry(entry + "/") == null
                ? Optional.ofNullable(bundle.getEntry(entry))
                : Optional.empty();
    }

    /** Its description as it is written; throws when there is none that can be read. */
    byte[] description() throws IOException {
        var file = bundle.getEntry(path + DESCRIPTION);
        if (file == null) {
            throw new IOException("the bundle has no " + path + DESCRIPTION);
        }
        try (var in = file.openStream()) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(path + DESCRIPTION + " is larger than " + LARGEST + " bytes");
            }
            return bytes;
        }
    }
}
