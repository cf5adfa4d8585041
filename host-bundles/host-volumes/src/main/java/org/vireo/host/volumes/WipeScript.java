package org.vireo.host.volumes;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code qemu-io} is told to write zeros over an image. */
final class WipeScript {
    private static final long WIPED_AT_ONCE = 16L << 20;

    private WipeScript() {}

    /** Commands that overwrite what is not a hole, in pieces that programs take. */
    static String overwriting(JsonNode extents) {
        var commands = new StringBuilder();
        for (var extent : extents) {
            long at = extent.path("start").asLong();
            long end =
                    extent.path("data").asBoolean() ? at + extent.path("length").asLong() : at;
            for (; at < end; at += WIPED_AT_ONCE) {
                commands.append("write -q -P 0 ")
                        .append(at)
                        .append(' ')
                        .append(Math.min(WIPED_AT_ONCE, end - at))
                        .append('\n');
            }
        }
        return commands.append("flush\n").toString();
    }
}
