package org.vireo.host.images.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some bytes of an image. Immutable.
 *
 * @param start the first
 * @param length how many
 */
record Span(long start, long length) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})?-(\\d{1,18})?");
    private static final Pattern CONTENT = Pattern.compile("bytes (\\d{1,18})-(?:(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

    /** Bytes that are not there are asked for, or something that is not understood. */
    static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        UnfitException(int status, String message) {
            this(status, message, null);
        }

        UnfitException(int status, String message, Throwable cause) {
            super(message, cause);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** What a header {@code Range} asks for; none asks for all. */
    static Span asked(Optional<String> header, long size) throws UnfitException {
        if (header.isEmpty()) {
            return new Span(0, size);
        }
        Matcher found = RANGE.matcher(header.get().strip());
        if (!found.matches() || (found.group(1) == null && found.group(2) == null)) {
            throw new UnfitException(400, "Range is not understood: one of the form bytes=FIRST-LAST is");
        }
        if (found.group(1) == null) {
            long last = Long.parseLong(found.group(2));
            return last == 0 ? beyond(size) : new Span(Math.max(0, size - last), Math.min(size, last));
        }
        long first = Long.parseLong(found.group(1));
        long last = found.group(2) == null ? size - 1 : Math.min(size - 1, Long.parseLong(found.group(2)));
        if (found.group(2) != null && Long.parseLong(found.group(2)) < first) {
            throw new UnfitException(400, "Range ends before it begins");
        }
        return first >= size ? beyond(size) : new Span(first, last - first + 1);
    }

    /** Where a body of {@code length} bytes goes by its header {@code Content-Range}; without one to the beginning. */
    static Span sent(Optional<String> header, long length, long size) throws UnfitException {
        long start = 0;
        if (header.isPresent()) {
            Matcher found = CONTENT.matcher(header.get().strip());
            if (!found.matches()) {
                throw new UnfitException(400, "Content-Range is not understood: bytes FIRST-LAST/* is");
            }
            start = Long.parseLong(found.group(1));
            if (found.group(2) != null && Long.parseLong(found.group(2)) - start + 1 != length) {
                throw new UnfitException(400, "Content-Range and Content-Length do not fit together");
            }
        }
        return within(start, length, size);
    }

    /** Refuses bytes that are not there. */
    static Span within(long start, long length, long size) throws UnfitException {
        if (start < 0 || length < 0) {
            throw new UnfitException(400, "An offset and a size must not be negative");
        }
        return start > size || length > size - start ? beyond(size) : new Span(start, length);
    }

    private static Span beyond(long size) throws UnfitException {
        throw new UnfitException(416, "The image has " + size + " bytes, and others were asked for");
    }
}
