package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Version;

/** Compatibility levels such as 4.7. */
final class Levels {
    static final String NEWEST = "4.7";

    private Levels() {}

    static Version show(String level) {
        var parts = level.split("\\.");
        var version = new Version();
        version.setMajor(Integer.valueOf(parts[0]));
        version.setMinor(parts.length > 1 ? Integer.valueOf(parts[1]) : 0);
        return version;
    }

    /** Empty when not sent. */
    static Optional<String> wanted(Version sent) {
        if (sent == null) {
            return Optional.empty();
        }
        if (sent.getMajor() == null || sent.getMinor() == null) {
            throw RequestFault.incomplete("Version", "major, minor", "compatibility level");
        }
        return Optional.of(sent.getMajor() + "." + sent.getMinor());
    }
}
