package org.vireo.host.hooks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.hook.HookDocument;
import org.vireo.host.spi.hook.HookedStart;

/** Runs one script in a room of its own. Thread-safe. */
final class ScriptRun {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptRun.class);
    private static final int ERROR = 1;
    /** Flags of libvirt's start that leave the agent in charge: paused, bypass cache, force boot, validate. */
    private static final int ALLOWED_FLAGS = 1 | 1 << 2 | 1 << 3 | 1 << 4;

    private final Workshop workshop;
    private final Account account;
    private final Limits limits;
    private final String path;

    ScriptRun(Workshop workshop, Account account, Limits limits, String path) {
        this.workshop = workshop;
        this.account = account;
        this.limits = limits;
        this.path = path;
    }

    /** How it ended. */
    sealed interface Outcome {
        /** Well; this is what it left. */
        record Done(HookedStart left) implements Outcome {}

        /** Not well; {@code stop} if nothing may follow. */
        record Failed(Optional<Integer> exitCode, String reason, List<String> output, boolean stop)
                implements Outcome {}
    }

    Variables variables() {
        return new Variables(path, workshop.modules().toString(), account.name());
    }

    Outcome run(Script script, Variables variables, HookedStart given) {
        if (script.unfit().isPresent()) {
            return new Outcome.Failed(
                    Optional.empty(), "it was not run because " + script.unfit().get(), List.of(), false);
        }
        try (var room = WorkRoom.open(workshop.runs(), account)) {
            return inside(room, script, variables, given);
        } catch (IOException e) {
            LOG.warn("The script {} could not be run", script.file(), e);
            return new Outcome.Failed(Optional.empty(), "it could not be run: " + e.getMessage(), List.of(), true);
        }
    }

    private Outcome inside(WorkRoom room, Script script, Variables variables, HookedStart given) throws IOException {
        var kind = script.point().document();
        String home = room.directory().toString();
        Path flags = room.put("launch-flags", Integer.toString(given.flags()));
        variables.set("HOME", home).set("TMPDIR", home).set("_hook_launch_flags", flags.toString());
        Path document = room.put(kind == HookDocument.JSON ? "document.json" : "document.xml", given.xml());
        if (kind != HookDocument.NONE) {
            variables.set(kind == HookDocument.JSON ? "_hook_json" : "_hook_domxml", document.toString());
        }
        var command = new ArrayList<>(account.entering(limits.file(), limits.memory()));
        command.add(script.file().toString());
        var end = ScriptProcess.begin(command, room.directory(), variables.map(), limits.output())
                .await(limits.time());
        if (!end.output().isEmpty()) {
            LOG.info("{} printed: {}", script.file(), String.join(" | ", end.output()));
        }
        return judged(script, end).orElseGet(() -> left(room, script, end, given, document, flags));
    }

    /** What its exit says; empty if all is well. */
    private Optional<Outcome> judged(Script script, ScriptProcess.End end) {
        if (!end.inTime()) {
            String reason = "it was killed because it had not ended after "
                    + limits.time().toSeconds() + " s";
            return Optional.of(new Outcome.Failed(Optional.empty(), reason, end.output(), true));
        }
        if (end.exitCode() == 0) {
            LOG.debug("{} ended well", script.file());
            return Optional.empty();
        }
        String reason = "it ended with exit code " + end.exitCode();
        return Optional.of(
                new Outcome.Failed(Optional.of(end.exitCode()), reason, end.output(), end.exitCode() != ERROR));
    }

    private Outcome left(
            WorkRoom room, Script script, ScriptProcess.End end, HookedStart given, Path document, Path flags) {
        try {
            String text = room.take(document, limits.document());
            Documents.check(script.point().document(), given.xml(), text);
            return new Outcome.Done(new HookedStart(text, flags(room.take(flags, 1024), given.flags())));
        } catch (IOException e) {
            return new Outcome.Failed(Optional.of(end.exitCode()), e.getMessage(), end.output(), true);
        }
    }

    private static int flags(String text, int before) throws IOException {
        String digits = text.strip();
        int flags = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
        if (flags < 0 || (flags & ~(ALLOWED_FLAGS | before)) != 0) {
            throw new IOException("it left launch flags that are not supported");
        }
        return flags;
    }
}
