package org.vireo.engine.api.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.model.HostId;
import org.vireo.model.Secret;

/**
 * A LUN that is to be a disk as a whole. Immutable.
 *
 * @param type kind of backend
 * @param settings for the backend: where the LUN is
 * @param secrets further settings that are never shown
 * @param host through which it is looked at first
 * @param passthrough whether guests are to speak SCSI with it themselves
 */
public record NewLun(
        String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host, boolean passthrough) {
    /** Refuses missing values. */
    public NewLun {
        Objects.requireNonNull(type, "type");
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
        Objects.requireNonNull(host, "host");
    }

    /** Target and number, whatever address leads there: two of one type and place are the same LUN. Empty when either is missing. */
    public String place() {
        return place(settings);
    }

    /** The place of settings, as {@link #place()}. */
    public static String place(Map<String, String> settings) {
        return settings.containsKey("target") && settings.containsKey("lun")
                ? settings.get("target") + "/" + settings.get("lun")
                : "";
    }
}
