package org.vireo.ctl.command;

import java.time.Duration;
import java.util.regex.Pattern;
import org.vireo.ctl.exit.Failure;

/** Times as people write them. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(s|m|h)?");

    private Durations() {}

    /** Seconds unless {@code m} or {@code h} stands behind the number; one second at least. */
    static Duration of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
            throw Failure.usage("\"" + text + "\" is no time; write 90, 90s, 5m or 2h.");
        }
        var number = Long.parseLong(form.group(1));
        if ("h".equals(form.group(2))) {
            return Duration.ofHours(number);
        }
        return "m".equals(form.group(2)) ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
