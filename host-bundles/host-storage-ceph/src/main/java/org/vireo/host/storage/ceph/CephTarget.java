package org.vireo.host.storage.ceph;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * A pool of a cluster, as the engine's half describes it; checked here again, for it goes into names and configurations. Immutable.
 *
 * @param monitors names or addresses, with ports or without
 * @param pool name
 * @param user of the cluster, without {@code client.}
 * @param key of the user; never shown
 */
record CephTarget(List<String> monitors, String pool, String user, String key) {
    private static final Pattern MONITOR =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+])(:[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern KEY =
            Pattern.compile("(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    static CephTarget of(Map<String, String> settings) {
        var monitors = Arrays.asList(settings.getOrDefault("address", "").split(",", -1));
        monitors.forEach(monitor -> require(MONITOR, monitor, "address", "'" + monitor + "'"));
        String pool = settings.getOrDefault("path", "");
        require(NAME, pool, "path", "'" + pool + "'");
        String user = settings.getOrDefault("username", "");
        require(NAME, user, "username", "'" + user + "'");
        String key = settings.getOrDefault("password", "");
        require(KEY, key, "password", "what was given");
        return new CephTarget(monitors, pool, user, key);
    }

    private static void require(Pattern pattern, String text, String name, String shown) {
        if (!pattern.matcher(text).matches()) {
            throw new VireoException(ModelError.BAD_VALUE, "cannot use " + shown + " as " + name + " of Ceph storage");
        }
    }

    String hosts() {
        return String.join(",", monitors);
    }

    /** For people: without the key. */
    @Override
    public String toString() {
        return "pool " + pool + " of Ceph at " + hosts();
    }
}
