package org.vireo.rest.types;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.bind.annotation.adapters.XmlAdapter;

/**
 * The API's text form of a point in time: ISO 8601 with milliseconds and an offset, {@code 2026-11-22T17:04:05.678+00:00}.
 *
 * <p>Any offset is accepted, and none, which then means UTC. Immutable.
 */
public final class InstantAdapter extends XmlAdapter<String, Instant> {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    /** Throws {@link DateTimeException} when the text is no date and time. */
    @Override
    public Instant unmarshal(String text) {
        if (text == null) {
            return null;
        }
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    @Override
    public String marshal(Instant instant) {
        return instant == null ? null : FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }
}
