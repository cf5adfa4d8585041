package org.vireo.hostlink.enrol;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Rules of joining. Immutable.
 *
 * @param tokenLife how long a token is good, at least a minute
 * @param publicBrokerUrl where hosts reach the broker, empty when that follows from the engine's name
 * @param outsideBrokerUrl the outside broker, empty when there is none
 */
public record EnrolmentPolicy(Duration tokenLife, String publicBrokerUrl, String outsideBrokerUrl) {
    /** Refuses a token that is void when it arrives. */
    public EnrolmentPolicy {
        if (tokenLife.toMinutes() < 1) {
            throw new IllegalArgumentException("token_minutes of vireo.hostlink must be at least 1");
        }
    }

    /** Where a host that knows the engine by {@code engineName} connects to. */
    String brokerUrl(Optional<URI> embedded, String engineName) {
        if (!publicBrokerUrl.isBlank()) {
            return publicBrokerUrl;
        }
        if (!outsideBrokerUrl.isBlank()) {
            return outsideBrokerUrl;
        }
        int port = embedded.orElseThrow(() -> new IllegalStateException("there is no broker to send a host to"))
                .getPort();
        String name = engineName.contains(":") && !engineName.startsWith("[") ? "[" + engineName + "]" : engineName;
        return "tcp://" + name + ":" + port;
    }
}
