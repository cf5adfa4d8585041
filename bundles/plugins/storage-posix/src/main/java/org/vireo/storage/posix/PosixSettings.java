package org.vireo.storage.posix;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.SettingSpec;

/** What an administrator fills in, and its rules. Pure. */
final class PosixSettings {
    private static final String ADDRESS = "address";
    private static final String PATH = "path";
    private static final String TYPE = "vfs_type";
    private static final String OPTIONS = "mount_options";

    private PosixSettings() {}

    static List<SettingSpec> specs() {
        return List.of(
                new SettingSpec(PATH, "What is mounted", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(TYPE, "Type of file system", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(ADDRESS, "Server, unless the path names it", SettingSpec.Kind.TEXT, false, ""),
                new SettingSpec(OPTIONS, "Mount options", SettingSpec.Kind.TEXT, false, ""));
    }

    /** The settings that are set; throws {@code BAD_VALUE} naming the one that is wrong. */
    static Map<String, String> check(Map<String, String> given) {
        var settings = new TreeMap<String, String>();
        given.forEach((name, value) -> {
            if (specs().stream().noneMatch(spec -> spec.name().equals(name))) {
                throw new VireoException(ModelError.BAD_VALUE, "POSIX storage has no setting '" + name + "'");
            }
            if (!value.isEmpty()) {
                settings.put(name, value);
            }
        });
        String type = settings.getOrDefault(TYPE, "");
        require(
                MountRules.isType(type),
                TYPE,
                type,
                "a type of file system that several hosts can use, and no program of FUSE by its name");
        String path = settings.getOrDefault(PATH, "");
        require(!path.isEmpty(), PATH, path, MountRules.wanted(type));
        String device = MountRules.device(settings.getOrDefault(ADDRESS, ""), path);
        require(MountRules.isDevice(type, device), PATH, device, MountRules.wanted(type));
        if (settings.containsKey(OPTIONS)) {
            for (String option : settings.get(OPTIONS).split(",", -1)) {
                require(
                        MountRules.isOption(option),
                        OPTIONS,
                        option,
                        "options that neither choose what is mounted nor loosen the mount, and name no files or secrets");
            }
        }
        return Map.copyOf(settings);
    }

    private static void require(boolean fine, String name, String value, String wanted) {
        if (!fine) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "the setting '" + name + "' of POSIX storage must be " + wanted + ", not '" + value + "'");
        }
    }
}
