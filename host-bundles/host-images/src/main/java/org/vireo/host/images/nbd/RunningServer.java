package org.vireo.host.images.nbd;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vireo.model.VireoException;

/**
 * An export of a server that somebody else runs. Immutable.
 *
 * @param socket where it listens
 * @param export which of its exports
 * @param changes the map that tells what was written, if there is one
 */
record RunningServer(Path socket, String export, Optional<String> changes) implements NbdSource {
    @Override
    public NbdConnection connect(Instant deadline, Clock clock) {
        try {
            return NbdConnection.open(socket.toString(), export, changes);
        } catch (NbdException e) {
            throw new VireoException(ImageError.NOT_SERVED, "cannot open the image: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // it is not ours to end
    }
}
