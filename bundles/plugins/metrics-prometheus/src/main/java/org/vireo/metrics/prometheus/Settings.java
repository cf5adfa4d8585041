package org.vireo.metrics.prometheus;

import java.util.Arrays;
import java.util.List;
import org.vireo.model.Secret;

/**
 * Settings that were checked. Immutable.
 *
 * @param door whom the metrics are shown to
 * @param subjects what is shown, the most important first
 * @param room for so many time series
 */
record Settings(Door door, List<Subject> subjects, int room) {
    private static final int SHORTEST_PASSWORD = 16;
    private static final int LEAST_ROOM = 1000;
    private static final int MOST_ROOM = 1_000_000;
    private static final String FILE = " in vireo.metrics.prometheus.cfg ";

    static Settings of(Config config) {
        var password = config.password();
        if (!password.isEmpty() && password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "password" + FILE + "must have " + SHORTEST_PASSWORD + " characters or more");
        }
        if (config.user().isBlank() || config.user().indexOf(':') >= 0) {
            throw new IllegalArgumentException("user" + FILE + "must be a name without a colon");
        }
        var room = config.max__series();
        if (room < LEAST_ROOM || room > MOST_ROOM) {
            throw new IllegalArgumentException(
                    "max_series" + FILE + "must be " + LEAST_ROOM + " to " + MOST_ROOM + ", not " + room);
        }
        return new Settings(new Door(config.user().strip(), Secret.of(password)), subjects(config.kinds()), room);
    }

    private static List<Subject> subjects(String kinds) {
        return Arrays.stream(kinds.split(","))
                .map(String::strip)
                .filter(kind -> !kind.isEmpty())
                .distinct()
                .map(kind -> Subject.named(kind)
                        .orElseThrow(() -> new IllegalArgumentException("kinds" + FILE + "names " + kind
                                + ", which is none of "
                                + Subject.ALL.stream().map(Subject::kind).toList())))
                .toList();
    }
}
