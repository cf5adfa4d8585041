package org.vireo.spi.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One form that reports can have, such as CSV or PDF. Published as a service with the property {@code vireo.type}. Implementations are
 * thread-safe and keep nothing between calls: the same contents in the same language give the same bytes.
 */
@ConsumerType
public interface ReportRenderer {
    /** The kind, which is also the ending of files: small letters and digits, such as {@code csv}. */
    String type();

    /** What the bytes are, such as {@code text/csv;charset=UTF-8}. */
    String mediaType();

    /**
     * Writes a report to its end, and leaves the stream open. Text may hold any characters: none of them gets a meaning beyond itself,
     * neither in this form nor in the programs that usually open it. Memory should not grow with the bytes written. Interruptible: ends
     * with an {@link IOException} soon after the thread is interrupted.
     *
     * @param locale of numbers, dates and of the renderer's own words; what the model holds is translated already
     * @throws IOException what the stream threw
     */
    void render(ReportModel model, Locale locale, OutputStream out) throws IOException;

    /**
     * The same, for the engine, which knows how long it may take.
     *
     * @param deadline when it must have ended; the thread is interrupted then
     * @throws IOException what the stream threw
     */
    default void render(ReportModel model, Locale locale, OutputStream out, Instant deadline) throws IOException {
        render(model, locale, out);
    }
}
