package org.vireo.notify;

import java.util.Map;
import java.util.Optional;

/** What subscriptions call kinds of events that have numbers elsewhere. Those that this engine makes have a name here. */
final class EventNames {
    private static final Map<Integer, String> BY_CODE = Map.of(
            12, "host_failure",
            59, "vm_failure",
            62, "vm_migration_start",
            65, "vm_migration_failed",
            119, "vm_down_error",
            126, "vm_not_responding");

    private EventNames() {}

    static Optional<String> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
