package org.vireo.engine.api.command;

import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.engine.api.auth.Caller;

/**
 * Has a say in a kind of command that another bundle carries out, such as a quota in the start of a virtual machine. Published as a
 * service. Asked after the command's own check found nothing. Thread-safe.
 *
 * @param <C> the command
 */
@ConsumerType
public interface CommandGuard<C extends Command> {
    /** Which command. */
    Class<C> command();

    /** Whether it may be done. Reads, never writes. */
    Check check(C command, Caller caller);

    /** Notes what was let pass, in the transaction in which the command begins, before it does. */
    default void passed(C command, Caller caller) {}
}
