package org.vireo.ctl.command;

import java.util.List;
import java.util.function.Consumer;
import org.vireo.ctl.exit.Failure;

/** Does something to several objects; one that fails does not keep the others from it. */
final class Each {
    private final Given given;

    Each(Given given) {
        this.given = given;
    }

    /** Tells of each failure when there are several objects; then fails as the first one did. */
    void of(List<String> names, Consumer<String> act) {
        if (names.size() == 1) {
            act.accept(names.get(0));
            return;
        }
        Failure first = null;
        var failed = 0;
        for (var name : names) {
            try {
                act.accept(name);
            } catch (Failure failure) {
                given.terminal().err().println(given.terminal().alarming("vireoctl: " + failure.getMessage()));
                first = first == null ? failure : first;
                failed++;
            }
        }
        if (first != null) {
            throw new Failure(first.exit(), failed + " of " + names.size() + " failed.", first);
        }
    }
}
