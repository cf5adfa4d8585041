package org.vireo.hostlink.enrol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Turns the text of a request into the text of an answer. Thread-safe. */
@Component(service = EnrolmentCounter.class)
public final class EnrolmentCounter {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentCounter.class);
    private static final int PER_ADDRESS = 20;
    private static final int TOGETHER = 200;
    /** An agent repeats its announcement every five seconds, and a simulator has many of them. */
    private static final int ANNOUNCEMENTS_PER_ADDRESS = 1500;

    private static final int ANNOUNCEMENTS_TOGETHER = 4000;
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private final EnrolmentOffice office;
    private final RateLimit limit;
    private final RateLimit announcements;

    /** Open at once. */
    @Activate
    public EnrolmentCounter(@Reference EnrolmentOffice office) {
        this(office, Clock.systemUTC());
    }

    EnrolmentCounter(EnrolmentOffice office, Clock clock) {
        this.office = office;
        this.limit = new RateLimit(clock, PER_ADDRESS, TOGETHER);
        this.announcements = new RateLimit(clock, ANNOUNCEMENTS_PER_ADDRESS, ANNOUNCEMENTS_TOGETHER);
    }

    /**
     * Answers {@code {"token": …, "csr": base64 of DER}}, and {@code {"announce": {…}, "csr": …}} of an agent that has no token.
     *
     * @param body of the request
     * @param peer address of the client
     * @param engineName under which the client reached the engine
     */
    public Answer answer(String body, String peer, String engineName) {
        try {
            JsonNode request = JSON.readTree(body);
            boolean announces = request.has("announce");
            if (!(announces ? announcements : limit).allows(peer)) {
                LOG.warn("Enrolment from {} is put off, too many attempts", peer);
                return problem(429, "too many attempts, try again in a minute");
            }
            byte[] csr = Base64.getDecoder().decode(request.path("csr").asText());
            if (announces) {
                return announcement(request.path("announce"), csr, peer, engineName);
            }
            return new Answer(
                    200,
                    JSON.writeValueAsString(office.enrol(request.path("token").asText(), csr, engineName)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return problem(400, "the request is not readable");
        } catch (VireoException e) {
            LOG.warn("Enrolment from {} failed: {}", peer, e.getMessage());
            return problem(status(e.code().kind()), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Enrolment from {} failed", peer, e);
            return problem(503, "enrolment is not possible now, try again");
        }
    }

    private Answer announcement(JsonNode said, byte[] csr, String peer, String engineName)
            throws JsonProcessingException {
        var announcement = new EnrolmentOffice.Announcement(
                said.path("address").asText(), said.path("hostName").asText(), peer);
        var enrolled = office.announce(announcement, csr, engineName);
        return enrolled.isPresent()
                ? new Answer(200, JSON.writeValueAsString(enrolled.get()))
                : new Answer(202, "{\"status\":\"waiting\"}");
    }

    private static int status(ErrorKind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case REFUSED, NOT_FOUND -> 403;
            case CONFLICT -> 409;
            case EXHAUSTED, EXTERNAL, INTERNAL -> 503;
        };
    }

    private static Answer problem(int status, String message) {
        return new Answer(status, JSON.valueToTree(Map.of("error", message)).toString());
    }

    /**
     * What is sent back.
     *
     * @param status of HTTP
     * @param body JSON
     */
    public record Answer(int status, String body) {}
}
