package org.vireo.rest.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;

/** One textual form of the API's types. Implementations are immutable and may be used by any number of threads. */
public interface WireFormat {
    /** Media type without parameters, such as {@code application/xml}. */
    String mediaType();

    /**
     * Writes a document in UTF-8; flushes and does not close the stream.
     *
     * @throws IOException only from the stream
     * @throws IllegalArgumentException when the value, or one it refers to, is not of the API, or refers to itself
     */
    void write(Object value, OutputStream out) throws IOException;

    /**
     * Begins a collection document whose items come one after the other; the same bytes as {@link #write} of the collection. Nothing is
     * written before the first item. Does not close the stream.
     *
     * @throws IllegalArgumentException when items of this type have no collection
     */
    ItemWriter items(Class<?> itemType, OutputStream out) throws IOException;

    /**
     * Reads a whole document; finds the encoding in it and does not close the stream. Unknown members are ignored.
     *
     * @throws IOException only from the stream
     * @throws WireException when the body is no document of the expected type
     */
    <T> T read(InputStream in, Class<T> expected) throws IOException;

    /** The same for a body whose encoding the request has named. */
    <T> T read(Reader in, Class<T> expected) throws IOException;
}
