package org.vireo.rest.wire;

import java.io.IOException;

/** Writes a collection item by item, so that a long one never lies in memory as a whole. Confined to one thread. */
public interface ItemWriter {
    /**
     * Writes the next item.
     *
     * @throws IOException only from the stream
     */
    void item(Object bean) throws IOException;

    /** Ends the document and flushes. A document that is not ended is not well formed, so that nobody takes a part for the whole. */
    void end() throws IOException;
}
