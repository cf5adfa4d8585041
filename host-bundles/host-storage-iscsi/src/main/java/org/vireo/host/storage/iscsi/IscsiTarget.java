package org.vireo.host.storage.iscsi;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * A LUN of a target, as the engine's half describes it; checked here again, for it goes into names. Immutable.
 *
 * @param portal name or address, with a port
 * @param name of the target
 * @param lun number
 * @param user for CHAP, empty for none
 * @param password of the user; never shown
 * @param override whether something else that the LUN holds may be lost
 */
record IscsiTarget(String portal, String name, int lun, String user, String password, boolean override) {
    static final int MOST_LUN = 255;
    private static final String PORT = ":3260";
    private static final Pattern PORTAL =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+])(:[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("(iqn|eui|naa)\\.[A-Za-z0-9][A-Za-z0-9.:-]{0,218}");
    private static final Pattern LUN = Pattern.compile("[0-9]{1,3}");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]{0,254}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7e]{1,255}");

    static IscsiTarget of(Map<String, String> settings) {
        String lun = settings.getOrDefault("lun", "");
        require(LUN.matcher(lun).matches() && Integer.parseInt(lun) <= MOST_LUN, "lun", "'" + lun + "'");
        String name = settings.getOrDefault("target", "");
        require(NAME.matcher(name).matches(), "target", "'" + name + "'");
        String user = settings.getOrDefault("username", "");
        String password = settings.getOrDefault("password", "");
        require(user.isEmpty() || USER.matcher(user).matches(), "username", "'" + user + "'");
        require(user.isEmpty() == password.isEmpty(), "username", "one without a password or the other way round");
        require(password.isEmpty() || PASSWORD.matcher(password).matches(), "password", "what was given");
        return new IscsiTarget(
                portal(settings.getOrDefault("address", "")),
                name,
                Integer.parseInt(lun),
                user,
                password,
                Boolean.parseBoolean(settings.getOrDefault("override", "false")));
    }

    /** What is given to look around, before anybody chose a target or a LUN. */
    static IscsiTarget around(Map<String, String> settings) {
        var whole = new HashMap<>(settings);
        whole.putIfAbsent("target", "iqn.2026-11.org.vireo:none");
        whole.put("lun", "0");
        return of(whole);
    }

    IscsiTarget at(int number) {
        return new IscsiTarget(portal, name, number, user, password, false);
    }

    /** With the port that is meant if none is named. */
    static String portal(String address) {
        var portal = PORTAL.matcher(address);
        require(portal.matches(), "address", "'" + address + "'");
        return portal.group(3) == null ? address + PORT : address;
    }

    private static void require(boolean fine, String name, String shown) {
        if (!fine) {
            throw new VireoException(ModelError.BAD_VALUE, "cannot use " + shown + " as " + name + " of iSCSI storage");
        }
    }

    /** For people: without the password. */
    @Override
    public String toString() {
        return "LUN " + lun + " of " + name + " at " + portal;
    }
}
