package org.vireo.network.bridge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.SettingSpec;

/**
 * What an administrator fills in. Immutable.
 *
 * @param nat whether guests reach out through the host's own address
 * @param bridge the host's bridge, empty behind the host's address
 */
record BridgeSettings(boolean nat, String bridge) {
    private static final String MODE = "mode";
    private static final String BRIDGE = "bridge";
    private static final String NAT = "nat";
    /** What Linux takes as the name of an interface, without the two names that mean directories. */
    private static final Pattern INTERFACE = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.-]{1,15}");

    static List<SettingSpec> specs() {
        return List.of(
                new SettingSpec(
                        MODE,
                        "nat: behind the host's address; bridge: on a bridge of the host",
                        SettingSpec.Kind.TEXT,
                        false,
                        NAT),
                new SettingSpec(BRIDGE, "Name of the bridge on every host", SettingSpec.Kind.TEXT, false, ""));
    }

    static BridgeSettings parse(Map<String, String> settings) {
        for (String name : settings.keySet()) {
            if (!Set.of(MODE, BRIDGE).contains(name)) {
                throw refused("there is no setting '" + name + "'");
            }
        }
        String mode = settings.getOrDefault(MODE, NAT);
        String bridge = settings.getOrDefault(BRIDGE, "");
        return switch (mode) {
            case NAT -> behindHost(bridge);
            case BRIDGE -> onBridge(bridge);
            default -> throw refused("the setting 'mode' must be nat or bridge, not '" + mode + "'");
        };
    }

    private static BridgeSettings behindHost(String bridge) {
        if (!bridge.isEmpty()) {
            throw refused("the setting 'bridge' goes with mode bridge only");
        }
        return new BridgeSettings(true, "");
    }

    private static BridgeSettings onBridge(String bridge) {
        if (!INTERFACE.matcher(bridge).matches()) {
            throw refused("the setting 'bridge' must name an interface, 1 to 15 characters, not '" + bridge + "'");
        }
        return new BridgeSettings(false, bridge);
    }

    private static VireoException refused(String reason) {
        return new VireoException(ModelError.BAD_VALUE, "cannot use the settings of a bridge network: " + reason);
    }

    Map<String, String> toMap() {
        var map = new TreeMap<String, String>();
        map.put(MODE, nat ? NAT : BRIDGE);
        if (!nat) {
            map.put(BRIDGE, bridge);
        }
        return map;
    }
}
