package org.vireo.engine.api.schedule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** The parts of which scheduling policies are made: those there are now. Thread-safe. */
@ProviderType
public interface PolicyUnits {
    /** What a unit does. */
    enum Role {
        /** Says whether a host may take a virtual machine. */
        FILTER("filter"),
        /** Says how well a host suits. */
        WEIGHT("weight"),
        /** Says whether moving one would help. */
        BALANCE("balance");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** Such as {@code filter}. */
        public String word() {
            return word;
        }
    }

    /**
     * A unit.
     *
     * @param role what it does
     * @param name unique within the role
     * @param always whether it works whatever the policy says, because nothing would run without it
     */
    record Unit(Role role, String name, boolean always) {
        /** Refuses missing values. */
        public Unit {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(name, "name");
        }

        /** The same in every installation. */
        public UUID id() {
            return idOf(role, name);
        }
    }

    /** The id of a unit, which follows from its name. */
    static UUID idOf(Role role, String name) {
        return UUID.nameUUIDFromBytes((role.word() + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** All of them. */
    List<Unit> all();

    /** The one with this id. */
    default Optional<Unit> find(UUID id) {
        return all().stream().filter(unit -> unit.id().equals(id)).findFirst();
    }
}
