package org.vireo.crashes;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.vireo.engine.api.command.Command;

/**
 * A command on images, what comes before it and what becomes of it.
 *
 * @param name for people
 * @param before is done without trouble
 * @param command what may meet trouble
 * @param effect makes the state after it of the state before
 * @param destroys what cannot be brought back: where it fails for good it can be repeated, and nothing else is promised
 */
record Operation(
        String name,
        Consumer<Scene> before,
        Function<Scene, Command> command,
        Consumer<Map<String, String>> effect,
        boolean destroys) {
    Operation(
            String name,
            Consumer<Scene> before,
            Function<Scene, Command> command,
            Consumer<Map<String, String>> effect) {
        this(name, before, command, effect, false);
    }

    /** The same, of what destroys. */
    Operation destroying() {
        return new Operation(name, before, command, effect, true);
    }

    Map<String, String> after(Map<String, String> state) {
        var next = new TreeMap<>(state);
        effect.accept(next);
        return next;
    }

    @Override
    public String toString() {
        return name;
    }
}
