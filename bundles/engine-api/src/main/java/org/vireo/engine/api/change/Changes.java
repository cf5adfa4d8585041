package org.vireo.engine.api.change;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Tells which objects of the inventory changed. Thread-safe. */
@ProviderType
public interface Changes {
    /** Tells a listener of everything that is committed after the call, until what is returned is closed. */
    Listening listen(Listener listener);

    /**
     * An object that was added, changed or removed, or a part of which was.
     *
     * @param kind as in permits, such as {@code vm}
     * @param id which
     */
    record Change(String kind, UUID id) {
        /** Refuses missing values. */
        public Change {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }
    }

    /** Hears of changes on one thread, which others wait for: must return soon. */
    @ConsumerType
    interface Listener {
        /** These were committed, in any order. */
        void changed(Set<Change> changes);

        /** Changes may have been missed: the database was away for a while. */
        void missed();
    }

    /** Ends the listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
