package org.vireo.host.volumes;

import java.io.IOException;
import java.nio.file.Path;
import org.vireo.model.ByteSize;

/**
 * A place whose images do not grow by being written: each is given room first, which is its own until it is deleted and may hold what
 * another left there.
 */
public interface RationedPlace extends Place {
    /**
     * Gives room to an image that is not there.
     *
     * @param file its path
     * @param room how much, rounded up by as much as the place likes
     */
    void reserve(String file, ByteSize room) throws IOException;

    /** Writes the bytes of a small file to the start of an image's room. */
    void fill(String file, Path from) throws IOException;
}
