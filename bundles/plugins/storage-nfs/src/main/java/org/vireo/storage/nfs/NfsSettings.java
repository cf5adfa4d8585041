package org.vireo.storage.nfs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.SettingSpec;

/** What an administrator fills in, and its rules. Pure. */
final class NfsSettings {
    static final String ADDRESS = "address";
    static final String PATH = "path";
    private static final String VERSION = "nfs_version";
    private static final String OPTIONS = "mount_options";
    private static final String RETRANS = "nfs_retrans";
    private static final String TIMEO = "nfs_timeo";

    private static final Pattern NAME_OR_ADDRESS =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:]{2,45}]");
    private static final Pattern EXPORT = Pattern.compile("(/[A-Za-z0-9_@+][A-Za-z0-9._@+-]*)+");
    private static final Set<String> VERSIONS = Set.of("auto", "v3", "v4", "v4_0", "v4_1", "v4_2");
    private static final Pattern OPTION = Pattern.compile("[a-z]+(=[A-Za-z0-9.:_-]+)?");
    /** Those that change neither where files come from nor how failures end. */
    private static final Set<String> KNOWN_OPTIONS = Set.of(
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

    private static final int LONGEST_PATH = 1024;

    private NfsSettings() {}

    static List<SettingSpec> specs() {
        return List.of(
                new SettingSpec(ADDRESS, "Server", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(PATH, "Exported path", SettingSpec.Kind.PATH, true, ""),
                new SettingSpec(VERSION, "NFS version", SettingSpec.Kind.TEXT, false, "auto"),
                new SettingSpec(OPTIONS, "Further mount options", SettingSpec.Kind.TEXT, false, ""),
                new SettingSpec(RETRANS, "Retransmissions", SettingSpec.Kind.NUMBER, false, "3"),
                new SettingSpec(TIMEO, "Timeout in tenths of a second", SettingSpec.Kind.NUMBER, false, "100"));
    }

    /** The settings with defaults; throws {@code BAD_VALUE} naming the one that is wrong. */
    static Map<String, String> check(Map<String, String> given) {
        var settings = new TreeMap<String, String>();
        for (var spec : specs()) {
            String value = given.getOrDefault(spec.name(), spec.defaultValue());
            if (!value.isEmpty() || spec.required()) {
                settings.put(spec.name(), value);
            }
        }
        for (var name : given.keySet()) {
            if (specs().stream().noneMatch(spec -> spec.name().equals(name))) {
                throw new VireoException(ModelError.BAD_VALUE, "NFS storage has no setting '" + name + "'");
            }
        }
        settings.forEach(NfsSettings::check);
        return Map.copyOf(settings);
    }

    private static void check(String name, String value) {
        switch (name) {
            case ADDRESS ->
                require(
                        NAME_OR_ADDRESS.matcher(value).matches(),
                        name,
                        value,
                        "the name or address of a server, one of IPv6 in brackets");
            case PATH ->
                require(
                        value.length() <= LONGEST_PATH && EXPORT.matcher(value).matches(),
                        name,
                        value,
                        "an absolute path of letters, digits and . _ @ + -, without '.' and '..'");
            case VERSION -> require(VERSIONS.contains(value), name, value, "one of auto, v3, v4, v4_0, v4_1, v4_2");
            case OPTIONS -> Arrays.stream(value.split(",", -1)).forEach(NfsSettings::checkOption);
            case RETRANS -> requireNumber(name, value, 0, 30);
            default -> requireNumber(name, value, 1, 6000);
        }
    }

    private static void checkOption(String option) {
        boolean fine = OPTION.matcher(option).matches() && KNOWN_OPTIONS.contains(option.split("=", 2)[0]);
        require(
                fine,
                OPTIONS,
                option,
                "options that may be set: "
                        + String.join(" ", KNOWN_OPTIONS.stream().sorted().toList()));
    }

    private static void requireNumber(String name, String value, int least, int most) {
        boolean fine =
                value.matches("[0-9]{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        require(fine, name, value, "a whole number from " + least + " to " + most);
    }

    private static void require(boolean fine, String name, String value, String wanted) {
        if (!fine) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "the setting '" + name + "' of NFS storage must be " + wanted + ", not '" + value + "'");
        }
    }
}
