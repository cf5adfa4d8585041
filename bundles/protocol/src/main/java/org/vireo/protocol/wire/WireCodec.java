package org.vireo.protocol.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.HostRequest;

/**
 * Writes and reads what travels between engine and hosts. Thread-safe.
 *
 * <p>Version rule: a peer reads envelopes of its own and every earlier version down to {@link #OLDEST_VERSION}; members it does not know
 * are ignored; a verb it does not know is refused with {@code UNKNOWN_VERB}.
 */
public final class WireCodec {
    /** The version this build speaks. */
    public static final int VERSION = 1;

    /** The oldest version this build still reads. */
    public static final int OLDEST_VERSION = 1;

    private final ObjectMapper json = Kinds.register(ModelJson.newMapper());

    /** What can be wrong with a message. */
    public enum WireError implements ErrorCode {
        /** The text is not a message of this protocol. */
        UNREADABLE_MESSAGE,
        /** The peer speaks a version this build does not read. */
        UNSUPPORTED_VERSION,
        /** This build does not know the verb or kind. */
        UNKNOWN_VERB;

        @Override
        public ErrorKind kind() {
            return ErrorKind.EXTERNAL;
        }
    }

    /** The JSON text of an envelope. */
    public String write(Object envelope) {
        try {
            return json.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new VireoException(WireError.UNREADABLE_MESSAGE, "cannot write " + envelope.getClass(), e);
        }
    }

    /** The tree of a request, reply or report, to put into an envelope. */
    public JsonNode tree(Object body) {
        return json.valueToTree(body);
    }

    /** Reads a request; the version is checked. */
    public RequestEnvelope request(String text) {
        var envelope = read(text, RequestEnvelope.class);
        checkVersion(envelope.version());
        return envelope;
    }

    /** Reads a reply; the version is checked. */
    public ReplyEnvelope reply(String text) {
        var envelope = read(text, ReplyEnvelope.class);
        checkVersion(envelope.version());
        return envelope;
    }

    /** Reads a report; the version is checked. */
    public ReportEnvelope report(String text) {
        var envelope = read(text, ReportEnvelope.class);
        checkVersion(envelope.version());
        return envelope;
    }

    /** The request inside an envelope. */
    public HostRequest<?> body(RequestEnvelope envelope) {
        var type = Vocabulary.request(envelope.verb()).orElseThrow(() -> unknown(envelope.verb()));
        return convert(envelope.body(), type);
    }

    /** The report inside an envelope. */
    public HostReport body(ReportEnvelope envelope) {
        var type = Vocabulary.report(envelope.kind()).orElseThrow(() -> unknown(envelope.kind()));
        return convert(envelope.body(), type);
    }

    /** The reply inside an envelope; throws the exception the host described when it holds a problem. */
    public <T extends HostReply> T body(ReplyEnvelope envelope, Class<T> type) {
        envelope.problem().ifPresent(problem -> {
            throw problem.toException();
        });
        return convert(envelope.body().orElseThrow(), type);
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    private <T> T convert(JsonNode node, Class<T> type) {
        try {
            return json.treeToValue(node, type);
        } catch (IOException e) {
            throw unreadable(type, e);
        }
    }

    private static VireoException unreadable(Class<?> type, Exception e) {
        return new VireoException(
                WireError.UNREADABLE_MESSAGE, "a message is not a readable " + type.getSimpleName(), e);
    }

    private static VireoException unknown(String name) {
        return new VireoException(WireError.UNKNOWN_VERB, "version " + VERSION + " does not know '" + name + "'");
    }

    private static void checkVersion(int version) {
        if (version < OLDEST_VERSION || version > VERSION) {
            throw new VireoException(
                    WireError.UNSUPPORTED_VERSION,
                    "the peer speaks version " + version + ", this side reads " + OLDEST_VERSION + " to " + VERSION);
        }
    }
}
