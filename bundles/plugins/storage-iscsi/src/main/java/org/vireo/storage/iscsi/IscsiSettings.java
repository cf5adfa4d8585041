package org.vireo.storage.iscsi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.SettingSpec;

/** What an administrator fills in, and its rules. Pure. */
final class IscsiSettings {
    static final String PORTAL = "address";
    static final String TARGET = "target";
    static final String LUN = "lun";
    static final String USER = "username";
    private static final String PASSWORD = "password";
    private static final String OVERRIDE = "override";

    private static final String PORT = ":3260";
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+])(:[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("(iqn|eui|naa)\\.[A-Za-z0-9][A-Za-z0-9.:-]{0,218}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5]");
    private static final Pattern LOGIN = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.:_-]{0,254})?");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{0,255}");
    private static final Pattern YES_OR_NO = Pattern.compile("true|false|");

    private IscsiSettings() {}

    static List<SettingSpec> specs() {
        return List.of(
                new SettingSpec(PORTAL, "Portal", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(TARGET, "Target", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(LUN, "LUN", SettingSpec.Kind.TEXT, true, ""),
                new SettingSpec(USER, "User (CHAP)", SettingSpec.Kind.TEXT, false, ""),
                new SettingSpec(PASSWORD, "Password (CHAP)", SettingSpec.Kind.SECRET, false, ""),
                new SettingSpec(OVERRIDE, "Lose what the LUN holds", SettingSpec.Kind.TEXT, false, "false"));
    }

    /** The same settings; throws {@code BAD_VALUE} naming the one that is wrong, and never showing the password. */
    static Map<String, String> check(Map<String, String> given) {
        var settings = new TreeMap<>(given);
        settings.keySet().forEach(name -> {
            if (specs().stream().noneMatch(spec -> spec.name().equals(name))) {
                throw new VireoException(ModelError.BAD_VALUE, "iSCSI storage has no setting '" + name + "'");
            }
        });
        require(
                settings,
                PORTAL,
                ADDRESS,
                "the name or address of a portal, one of IPv6 in brackets, with a port or without");
        require(settings, TARGET, NAME, "the name of a target, such as iqn.2026-11.org.example:vms");
        require(settings, LUN, NUMBER, "the number of a LUN, 0 to 255");
        require(settings, USER, LOGIN, "the name of a user for CHAP, or nothing");
        require(settings, OVERRIDE, YES_OR_NO, "true or false");
        String password = settings.getOrDefault(PASSWORD, "");
        if (!SECRET.matcher(password).matches()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "the setting '" + PASSWORD
                            + "' of iSCSI storage must have up to 255 letters, digits and marks of ASCII, and no spaces");
        }
        if (password.isEmpty() != settings.getOrDefault(USER, "").isEmpty()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "the settings '" + USER + "' and '" + PASSWORD + "' of iSCSI storage go together: one is missing");
        }
        return Map.copyOf(settings);
    }

    private static void require(Map<String, String> settings, String name, Pattern pattern, String wanted) {
        String value = settings.getOrDefault(name, "");
        if (!pattern.matcher(value).matches()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "the setting '" + name + "' of iSCSI storage must be " + wanted + ", not '" + value + "'");
        }
    }

    /** With the port that is meant if none is named. */
    static String portal(Map<String, String> settings) {
        String address = settings.get(PORTAL);
        return address.matches(".*:[0-9]{1,5}") ? address : address + PORT;
    }
}
