package org.vireo.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import org.osgi.framework.Version;

/** What plugins see of the pages. */
final class Sdk {
    /** Names its version, among the files that were built. */
    static final String PACKAGE = "/portal-sdk/package.json";

    private Sdk() {}

    /** The version that a package file names. */
    static Version version(URL file) throws IOException {
        try (var in = file.openStream()) {
            return Version.parseVersion(
                    new ObjectMapper().readTree(in).path("version").asText());
        }
    }
}
