package org.vireo.host.libvirt;

import java.util.Objects;

/**
 * What the host remembers of its virtual machines. Immutable itself; its parts are thread-safe.
 *
 * @param records what is wanted of them
 * @param saved their memory, where it was saved
 * @param consoles where viewers find them
 */
record Memory(DomainRecords records, SavedStates saved, Consoles consoles) {
    Memory {
        Objects.requireNonNull(records, "records");
        Objects.requireNonNull(saved, "saved");
        Objects.requireNonNull(consoles, "consoles");
    }
}
