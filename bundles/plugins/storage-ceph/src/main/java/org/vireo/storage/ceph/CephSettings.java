package org.vireo.storage.ceph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.SettingSpec;

/** What an administrator fills in, and its rules. Pure. */
final class CephSettings {
    static final String MONITORS = "address";
    static final String POOL = "path";
    static final String USER = "username";
    private static final String KEY = "password";

    private static final String MONITOR = "([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+])(:[0-9]{1,5})?";
    private static final Pattern LIST = Pattern.compile(MONITOR + "(," + MONITOR + ")*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern SECRET =
            Pattern.compile("(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    private static final int LONGEST = 1024;

    private CephSettings() {}

    static List<SettingSpec> specs() {
        return List.of(
                new SettingSpec(MONITORS, "Monitors", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(POOL, "Pool", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(USER, "User", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(KEY, "Key of the user", SettingSpec.Kind.SECRET, true, ""));
    }

    /** The same settings; throws {@code BAD_VALUE} naming the one that is wrong, and never showing the key. */
    static Map<String, String> check(Map<String, String> given) {
        var settings = new TreeMap<>(given);
        settings.keySet().forEach(name -> {
            if (specs().stream().noneMatch(spec -> spec.name().equals(name))) {
                throw new VireoException(ModelError.BAD_VALUE, "Ceph storage has no setting '" + name + "'");
            }
        });
        require(
                settings,
                MONITORS,
                LIST,
                "names or addresses of monitors with commas between them, those of IPv6 in brackets");
        require(settings, POOL, NAME, "the name of a pool: letters, digits and . _ -");
        require(settings, USER, NAME, "the name of a user, without 'client.' before it");
        if (settings.get(USER).startsWith("client.")) {
            throw refused(USER, "the name of a user, without 'client.' before it", settings.get(USER));
        }
        if (!SECRET.matcher(settings.getOrDefault(KEY, "")).matches()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "the setting '" + KEY
                            + "' of Ceph storage must be the key of the user, as 'ceph auth print-key' tells it");
        }
        return Map.copyOf(settings);
    }

    private static void require(Map<String, String> settings, String name, Pattern pattern, String wanted) {
        String value = settings.getOrDefault(name, "");
        if (value.length() > LONGEST || !pattern.matcher(value).matches()) {
            throw refused(name, wanted, value);
        }
    }

    private static VireoException refused(String name, String wanted, String value) {
        return new VireoException(
                ModelError.BAD_VALUE,
                "the setting '" + name + "' of Ceph storage must be " + wanted + ", not '" + value + "'");
    }
}
