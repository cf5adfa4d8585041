package org.vireo.compute;

import java.sql.SQLException;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Tells a host that answered "no" from one that did not answer. */
final class Reached {
    private Reached() {}

    /** Whether the host may have acted although there is no answer. Errors of hosts come in classes of their own: the name counts. */
    static boolean not(VireoException failure) {
        return failure.code().name().equals(ModelError.HOST_UNREACHABLE.name());
    }

    /** Throws a failure again that says nothing of a host, because the engine's own database was away. */
    static void passOnLostDatabase(VireoException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException) {
                throw failure;
            }
        }
    }
}
