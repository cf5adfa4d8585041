package org.vireo.rest.define;

import java.util.Locale;
import java.util.Optional;

/** Whether a client wants its answer before or after the job has ended. */
public enum Waiting {
    /** Answers as soon as the job was taken on. */
    NO,
    /** Additions, changes and removals wait for a while, actions do not. */
    AS_USUAL,
    /** Waits as long as the engine has patience. */
    YES;

    /** By the header {@code Expect} and the parameter {@code async}. */
    public static Waiting of(Optional<String> expect, Optional<Boolean> async) {
        var expected = expect.map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        if (expected.contains("201-created")) {
            return YES;
        }
        if (expected.contains("202-accepted") || async.orElse(false)) {
            return NO;
        }
        return async.isPresent() ? YES : AS_USUAL;
    }
}
