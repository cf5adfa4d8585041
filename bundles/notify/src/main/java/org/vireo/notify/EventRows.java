package org.vireo.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events.KeptEvent;
import org.vireo.inventory.LoggedEvent;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Turns events into what the inventory keeps, and back. Immutable. */
final class EventRows {
    private static final TypeReference<Map<String, UUID>> SUBJECTS = new TypeReference<>() {};

    private final ObjectMapper json = JsonMapper.builder().build();

    LoggedEvent row(Event event, Instant at, String origin, int customId) {
        var row = new LoggedEvent(UUID.randomUUID());
        row.setCode(event.code());
        row.setSeverity(event.severity());
        row.setMessage(event.message());
        row.setAt(at);
        row.setActor(event.user());
        row.setCorrelationId(event.correlationId());
        row.setOrigin(origin);
        row.setCustomId(customId);
        row.setSubjects(written(event.subjects()));
        return row;
    }

    /** Only for events that have their number. */
    KeptEvent event(LoggedEvent row) {
        var event = new Event(
                row.code(),
                row.severity(),
                row.message(),
                row.actor(),
                row.correlationId(),
                read(row.id(), row.subjects()));
        return new KeptEvent(row.number().orElseThrow(), row.at(), row.origin(), row.customId(), event);
    }

    private String written(Map<String, UUID> subjects) {
        try {
            return json.writeValueAsString(subjects);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write what an event is about", e);
        }
    }

    private Map<String, UUID> read(UUID id, String subjects) {
        try {
            return json.readValue(subjects, SUBJECTS);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot read what event " + id + " is about", e);
        }
    }
}
