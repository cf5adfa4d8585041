package org.vireo.engine.api.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;

/** Knows one kind of definition. Published as a service. All methods read and never write, within a transaction. Thread-safe. */
@ConsumerType
public interface DefinitionKind {
    /** What is done to a definition. */
    enum Change {
        /** A new one. */
        ADD("added"),
        /** Another name or content, or another member. */
        UPDATE("changed"),
        /** It goes. */
        REMOVE("removed");

        private final String past;

        Change(String past) {
            this.past = past;
        }

        /** For people, such as {@code added}. */
        public String past() {
            return past;
        }
    }

    /** Such as {@code bookmark}; the same text in the table and in commands. */
    String name();

    /** For people, such as {@code bookmark}. */
    String label();

    /** What the caller must be allowed to do. */
    Permit permit(Change change, Optional<UUID> owner);

    /** The number of the event that tells of a change. */
    int event(Change change);

    /** Whether each has a name that is unique among those of the same owner. */
    default boolean named() {
        return true;
    }

    /** The permit to give it a member or take one away. */
    default Permit memberPermit(String memberKind, UUID member, Optional<UUID> owner) {
        return permit(Change.UPDATE, owner);
    }

    /** The kind of lock on the owner that keeps it from going away meanwhile; empty when there are no owners. */
    default Optional<String> ownerKind() {
        return Optional.empty();
    }

    /**
     * Whether what is wanted is sound; its name was checked already.
     *
     * @param wanted not kept yet when it is new; carries the changes when it is not
     * @param isNew whether it is to be added
     */
    default Check check(Definition wanted, boolean isNew) {
        return Check.FINE;
    }

    /** Whether it may go. */
    default Check removable(Definition definition) {
        return Check.FINE;
    }

    /** What goes together with it, besides what it owns. */
    default List<Definition> goingWith(Definition definition) {
        return List.of();
    }

    /** Whether an object may become a member. */
    default Check admits(Definition holder, String memberKind, UUID member) {
        return Check.invalid("A " + label() + " has no members.");
    }

    /** Whether a member may leave. */
    default Check releases(Definition holder, String memberKind, UUID member) {
        return Check.FINE;
    }
}
