package org.vireo.host.libvirt.peers;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is of no more use. */
final class Quiet {
    private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);

    private Quiet() {}

    static void close(AutoCloseable used) {
        if (used == null) {
            return;
        }
        try {
            used.close();
        } catch (IOException e) {
            LOG.debug("A connection did not close well", e);
        } catch (Exception e) {
            LOG.warn("A connection did not close", e);
        }
    }
}
