package org.vireo.engine.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.ReportRunId;

/** Tells which reports there are, and hands out those that were made. A service while reports are installed. Thread-safe. */
@ProviderType
public interface ReportDesk {
    /** All reports there are now, by category, in a language. */
    List<Listed> reports(Locale locale);

    /** The types of all forms there are now, in order. */
    List<String> forms();

    /**
     * Writes the bytes of a report that was made; nothing when there are none. Blocks until they are written.
     *
     * @throws IOException what the stream threw
     */
    void content(ReportRunId run, OutputStream out) throws IOException;

    /**
     * A report.
     *
     * @param id to be run by
     * @param category id of its group
     * @param group what that is called
     * @param title what it is called
     * @param description what it tells
     * @param wishes what may be asked for
     */
    record Listed(String id, String category, String group, String title, String description, List<Wish> wishes) {
        /** Copies the list. */
        public Listed {
            wishes = List.copyOf(wishes);
        }
    }

    /**
     * Something that may be asked for.
     *
     * @param key to be asked by
     * @param kind such as {@code period}, {@code hosts} or {@code number}
     * @param label for people
     * @param needed whether a run without it is refused
     * @param fallback what counts when nothing is given, for numbers
     * @param choices what it can be, the first when nothing is given; for choices
     */
    record Wish(String key, String kind, String label, boolean needed, Optional<Long> fallback, List<String> choices) {
        /** Copies the list. */
        public Wish {
            choices = List.copyOf(choices);
        }
    }
}
