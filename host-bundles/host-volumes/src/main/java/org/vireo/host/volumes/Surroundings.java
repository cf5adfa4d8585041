package org.vireo.host.volumes;

import java.util.HashMap;
import java.util.Map;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.CarryVolume;

/** What programs need that work in two places at once. */
final class Surroundings {
    private Surroundings() {}

    /** Variables of the environment for both; refused when they contradict each other. */
    static Map<String, String> both(Map<String, String> one, Map<String, String> other, CarryVolume asked) {
        var all = new HashMap<>(one);
        other.forEach((name, value) -> {
            var before = all.put(name, value);
            if (before != null && !before.equals(value)) {
                throw new VireoException(
                        ModelError.WRONG_STATE,
                        "cannot carry volume " + asked.source() + " from storage domain "
                                + asked.from().domain() + " to " + asked.to().domain()
                                + ": their storage is reached in two ways that exclude each other (" + name + ")");
            }
        });
        return all;
    }
}
