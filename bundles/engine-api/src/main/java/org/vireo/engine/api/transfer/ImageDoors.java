package org.vireo.engine.api.transfer;

import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where tickets lead that clients show. A service. Thread-safe; reads the inventory. */
@ProviderType
public interface ImageDoors {
    /** Where the host is that serves the image, if the ticket is good now. */
    Optional<Door> find(String ticket);

    /**
     * A host as clients reach it.
     *
     * @param address name or address, the one its certificate is for
     * @param port on which it serves images
     */
    record Door(String address, int port) {
        /** Refuses missing values. */
        public Door {
            Objects.requireNonNull(address, "address");
        }

        /** How URLs of the host begin, without a slash at the end. */
        public String url() {
            return "https://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        }
    }
}
