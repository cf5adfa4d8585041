package org.vireo.host.storage.nfs;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * A directory on a server, as the engine's half describes it; checked here again, for it goes into command lines. Immutable.
 *
 * @param address name or address of the server
 * @param path exported directory
 * @param version as {@code mount} takes it, empty for what both sides agree on
 * @param timeout for one answer
 * @param retrans how often one is asked for again
 * @param options further ones for a mount
 */
record NfsTarget(String address, String path, String version, Duration timeout, int retrans, List<String> options) {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+]");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_@+][A-Za-z0-9._@+-]*)+");
    private static final Map<String, String> VERSIONS =
            Map.of("auto", "", "v3", "3", "v4", "4", "v4_0", "4.0", "v4_1", "4.1", "v4_2", "4.2");
    private static final Pattern OPTION = Pattern.compile("[a-z]+(=[A-Za-z0-9.:_-]+)?");
    /** Those that change neither where files come from nor how failures end. */
    private static final Set<String> OPTIONS = Set.of(
            "rsize",
            "wsize",
            "proto",
            "port",
            "mountport",
            "mountproto",
            "nconnect",
            "sec",
            "noatime",
            "nodiratime",
            "actimeo",
            "acregmin",
            "acregmax",
            "acdirmin",
            "acdirmax",
            "noac",
            "lookupcache",
            "sharecache",
            "nolock",
            "lock",
            "noacl",
            "rdirplus",
            "nordirplus",
            "fsc");

    static NfsTarget of(Map<String, String> settings) {
        String options = settings.getOrDefault("mount_options", "");
        return new NfsTarget(
                matching(settings, "address", ADDRESS),
                matching(settings, "path", PATH),
                version(settings.getOrDefault("nfs_version", "auto")),
                Duration.ofMillis(100L * number(settings, "nfs_timeo", 100, 1, 6000)),
                number(settings, "nfs_retrans", 3, 0, 30),
                options.isEmpty()
                        ? List.of()
                        : Arrays.stream(options.split(",", -1))
                                .peek(NfsTarget::allow)
                                .toList());
    }

    private static String matching(Map<String, String> settings, String name, Pattern pattern) {
        String text = settings.getOrDefault(name, "");
        if (!pattern.matcher(text).matches()) {
            throw refused(name, text);
        }
        return text;
    }

    private static String version(String text) {
        String version = VERSIONS.get(text);
        if (version == null) {
            throw refused("nfs_version", text);
        }
        return version;
    }

    private static int number(Map<String, String> settings, String name, int usual, int least, int most) {
        String text = settings.getOrDefault(name, Integer.toString(usual));
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw refused(name, text);
    }

    private static void allow(String option) {
        if (!OPTION.matcher(option).matches() || !OPTIONS.contains(option.split("=", 2)[0])) {
            throw refused("mount_options", option);
        }
    }

    private static VireoException refused(String name, String text) {
        return new VireoException(ModelError.BAD_VALUE, "cannot use '" + text + "' as " + name + " of NFS storage");
    }

    /** As {@code mount} names it. */
    String source() {
        return address + ":" + path;
    }

    @Override
    public String toString() {
        return source();
    }
}
