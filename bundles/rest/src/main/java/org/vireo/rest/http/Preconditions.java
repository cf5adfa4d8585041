package org.vireo.rest.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * What a request makes its effect depend on: tags of representations that the client has seen. A tag is a digest of the bytes, so it tells
 * apart formats, followed links and whatever else the request chose. Immutable.
 *
 * @param match values of {@code If-Match}; empty when any state will do
 * @param noneMatch values of {@code If-None-Match}
 */
record Preconditions(List<String> match, List<String> noneMatch) {
    private static final int LENGTH = 16;
    private static final String ANY = "*";
    /** The compressed form of an answer goes by a tag of its own. */
    static final String COMPRESSED = "-gzip";

    static Preconditions of(Optional<String> match, Optional<String> noneMatch) {
        return new Preconditions(tags(match), tags(noneMatch));
    }

    /** A strong tag. */
    static String tag(byte[] representation) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(representation);
            return '"' + HexFormat.of().formatHex(digest, 0, LENGTH) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new VireoException(ModelError.DEFECT, "there is no SHA-256", e);
        }
    }

    /** Whether the client has this representation already. */
    boolean has(String tag) {
        return noneMatch.contains(ANY)
                || noneMatch.stream().map(Preconditions::strong).anyMatch(tag::equals);
    }

    /** Whether a change is wanted only of certain states. */
    boolean conditional() {
        return !match.isEmpty() && !match.contains(ANY);
    }

    /** Whether what is there now, in one of its representations, is what the client means. Weak tags never match. */
    boolean admits(Stream<byte[]> present) {
        return present.map(Preconditions::tag).anyMatch(match::contains);
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static List<String> tags(Optional<String> header) {
        return header.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(tag -> tag.strip().replace(COMPRESSED + '"', "\""))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
