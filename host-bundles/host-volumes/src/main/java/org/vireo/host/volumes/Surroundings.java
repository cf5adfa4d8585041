package org.vireo.host.volumes;

import java.util.HashMap;
import java.util.Map;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.CarryVolume;

/** What programs need that work in two places at once. */
final class Surroundings {
    private Surroundings() {}

    /**
     * Variables of the environment for both; refused when they contradict each other. Within one domain they cannot: each call may write down
     * anew how it is reached.
     */
    static Map<String, String> both(Map<String, String> one, Map<String, String> other, CarryVolume asked) {
        boolean same = asked.from().domain().equals(asked.to().domain());
        var all = new HashMap<>(one);
        other.forEach((name, value) -> {
            var before = all.put(name, value);
            if (before != null && !before.equals(value) && !same) {
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
