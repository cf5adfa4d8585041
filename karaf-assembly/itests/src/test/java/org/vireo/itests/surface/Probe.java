package org.vireo.itests.surface;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.itests.lab.ApiClient;

/** Sends what no client should send, counts the answers and notes those that no client should get. Confined to one thread. */
final class Probe {
    static final String XML = "application/xml";
    static final String JSON = "application/json";
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final int FAILURE = 500;
    private static final int SHOWN = 600;

    private final ApiClient api;
    private final Random random;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int closedConnections;

    Probe(ApiClient api, Random random) {
        this.api = api;
        this.random = random;
    }

    /** One request; the path begins below the API's base. */
    void ask(String verb, String path, String type, String body) {
        var address = ApiClient.API + (path.startsWith("/") ? path.substring(1) : path);
        var answer = answer(verb, address, type, body);
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        var text = answer.body();
        if (answer.statusCode() >= FAILURE
                || text.contains("\tat ")
                || text.contains("Exception")
                || text.contains("org.vireo")
                || text.contains("SQLSTATE")) {
            wrong.add(verb + " " + address + " with " + type + " " + shortened(body) + " answered "
                    + answer.statusCode() + " " + shortened(text));
        }
    }

    /** A server may close a connection rather than read a body that it refuses: the request after that is sent again. */
    private HttpResponse<String> answer(String verb, String address, String type, String body) {
        var accept = random.nextBoolean() ? XML : JSON;
        try {
            return api.send(verb, address, accept, type, body);
        } catch (UncheckedIOException closed) {
            LOG.debug("Sent again on a new connection: {} {}", verb, address, closed);
            closedConnections++;
            return api.send(verb, address, accept, type, body);
        }
    }

    /** How many answers had each status. */
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    /** Answers that tell of a failure, or of the engine's inside. */
    List<String> wrong() {
        return wrong;
    }

    int closedConnections() {
        return closedConnections;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
