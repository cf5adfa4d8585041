package org.vireo.host.storage.iscsi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a LUN holds, by name: texts, which are in the catalogue itself, and slices of the LUN. Immutable.
 *
 * @param texts small ones, by path
 * @param slices by path
 */
record Catalogue(SortedMap<String, String> texts, SortedMap<String, Slice> slices) {
    static final Catalogue EMPTY = new Catalogue(new TreeMap<>(), new TreeMap<>());

    /** Paths of room that somebody may still write to. */
    private static final String LEFT = "left/";

    /**
     * A part of the LUN.
     *
     * @param offset in bytes, of whole units
     * @param room it takes, of whole units
     * @param size of it that counts
     * @param until nobody else may be given the room before, should the slice go; in seconds of the epoch, 0 for no such time
     */
    record Slice(long offset, long room, long size, long until) {
        long end() {
            return offset + room;
        }

        Slice settled() {
            return new Slice(offset, room, size, 0);
        }
    }

    Catalogue {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
    }

    Catalogue withText(String path, String text) {
        var changed = new TreeMap<>(texts);
        changed.put(path, text);
        var without = new TreeMap<>(slices);
        without.remove(path);
        return new Catalogue(changed, without);
    }

    Catalogue withSlice(String path, Slice slice) {
        var changed = new TreeMap<>(slices);
        changed.put(path, slice);
        var without = new TreeMap<>(texts);
        without.remove(path);
        return new Catalogue(without, changed);
    }

    /** Without what has the path; room that somebody may still write to stays taken for as long as that can be. */
    Catalogue without(String path, Instant now) {
        var left = new TreeMap<>(texts);
        left.remove(path);
        var changed = new TreeMap<>(slices);
        var gone = changed.remove(path);
        if (gone != null && gone.until() > now.getEpochSecond()) {
            changed.put(LEFT + gone.offset(), gone);
        }
        return new Catalogue(left, changed);
    }

    /** A slice under another path, in place of one that has it. */
    Catalogue moved(String from, String to) {
        var changed = new TreeMap<>(slices);
        changed.put(to, changed.remove(from).settled());
        var without = new TreeMap<>(texts);
        without.remove(to);
        return new Catalogue(without, changed);
    }

    /** Forgets room that nobody writes to any more. */
    Catalogue after(Instant now) {
        var kept = new TreeMap<>(slices);
        kept.entrySet()
                .removeIf(entry ->
                        entry.getKey().startsWith(LEFT) && entry.getValue().until() <= now.getEpochSecond());
        return new Catalogue(texts, kept);
    }

    /** The first part of the LUN that is free and long enough. */
    Optional<Long> room(long bytes, long lun) {
        long from = LunMap.ROOM;
        for (Slice slice : inOrder()) {
            if (slice.offset() - from >= bytes) {
                return Optional.of(from);
            }
            from = Math.max(from, slice.end());
        }
        return lun / LunMap.UNIT * LunMap.UNIT - from >= bytes ? Optional.of(from) : Optional.empty();
    }

    long taken() {
        return slices.values().stream().mapToLong(Slice::room).sum();
    }

    private List<Slice> inOrder() {
        return slices.values().stream()
                .sorted(Comparator.comparingLong(Slice::offset))
                .toList();
    }

    byte[] encode() {
        var text = new StringBuilder();
        texts.forEach((path, value) -> text.append("text ")
                .append(path)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                .append('\n'));
        slices.forEach((path, slice) -> text.append(
                "slice %s %d %d %d %d\n".formatted(path, slice.offset(), slice.room(), slice.size(), slice.until())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Throws on what this build does not know, rather than lose it with the next change. */
    static Catalogue decode(byte[] bytes) throws IOException {
        var texts = new TreeMap<String, String>();
        var slices = new TreeMap<String, Slice>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            String[] words = line.split(" ", -1);
            try {
                switch (words[0] + words.length) {
                    case "1" -> {}
                    case "text3" ->
                        texts.put(words[1], new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8));
                    case "slice6" ->
                        slices.put(
                                words[1],
                                new Slice(
                                        Long.parseLong(words[2]),
                                        Long.parseLong(words[3]),
                                        Long.parseLong(words[4]),
                                        Long.parseLong(words[5])));
                    default -> throw new IOException("its catalogue has words that this host does not know");
                }
            } catch (IllegalArgumentException e) {
                throw new IOException("its catalogue cannot be read", e);
            }
        }
        return new Catalogue(texts, slices);
    }
}
