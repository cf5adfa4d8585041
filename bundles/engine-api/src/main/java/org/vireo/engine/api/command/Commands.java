package org.vireo.engine.api.command;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.Id;

/** The one way to get something done. Thread-safe. */
@ProviderType
public interface Commands {
    /**
     * Authorises, locks, checks and keeps the command as a job; returns once that is committed, while its steps run on.
     *
     * @throws CommandRefused when the caller may not do it or something stands in the way; nothing has changed then
     */
    Submission submit(Command command, Caller caller);

    /** Tells steps that wait for a condition to look again. Cheap; called by whoever observed something. */
    void somethingChanged();

    /** The same where what changed is known to be this object: steps that wait for another one are left alone. */
    default void somethingChanged(Id about) {
        somethingChanged();
    }
}
