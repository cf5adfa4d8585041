package org.vireo.engine.api.vm;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.schedule.Scheduler.Prospect;
import org.vireo.model.VmId;

/** Where virtual machines could start, and why not elsewhere. Thread-safe. Changes and reserves nothing, and asks no host. */
@ProviderType
public interface Placements {
    /**
     * What would become of a start with the settings that the next start has. One that runs is looked at as if it did not.
     *
     * @throws org.vireo.model.VireoException of kind NOT_FOUND when there is no such virtual machine
     */
    Outlook outlook(VmId vm);

    /**
     * What stands in the way of a start.
     *
     * @param obstacles full sentences on what no host could mend, such as a disk that is locked
     * @param hosts all of its cluster: those that fit first, the best at the head
     */
    record Outlook(List<String> obstacles, List<Prospect> hosts) {
        /** Copies the lists. */
        public Outlook {
            obstacles = List.copyOf(obstacles);
            hosts = List.copyOf(hosts);
        }

        /** Whether a start would find a host. */
        public boolean possible() {
            return obstacles.isEmpty() && hosts.stream().anyMatch(Prospect::fits);
        }
    }
}
