package org.vireo.host.hooks;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of what a script prints, however much it prints. Thread-safe. */
final class Tail {
    private static final int LINES = 10;
    private static final int LINE_LENGTH = 300;

    private final byte[] ring;
    private long written;

    Tail(int limit) {
        ring = new byte[limit];
    }

    synchronized void add(byte[] bytes, int count) {
        for (int i = Math.max(0, count - ring.length); i < count; i++) {
            ring[(int) ((written + i) % ring.length)] = bytes[i];
        }
        written += count;
    }

    private synchronized String text() {
        int length = (int) Math.min(written, ring.length);
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((written - length + i) % ring.length)];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The last lines, cut to a bearable length and without control characters. */
    List<String> lines() {
        var lines = text().lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
                .toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
