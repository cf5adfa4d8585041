package org.vireo.itests.handbook;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was run and what was not. Confined to one thread. */
final class Tally {
    private final Map<String, Integer> runByLanguage = new TreeMap<>();
    private final Map<String, String> reasons = new TreeMap<>();
    private int blocksRun;
    private int blocksLeftOut;
    private int commandsRun;
    private int commandsLeftOut;
    private int compared;
    private int byOthers;

    void run(Block block) {
        blocksRun++;
        commandsRun += block.commands();
        runByLanguage.merge(block.language(), block.commands(), Integer::sum);
    }

    void leftOut(Block block, String reason) {
        blocksLeftOut++;
        commandsLeftOut += block.commands();
        reasons.put(block.place(), block.commands() + " commands: " + reason);
    }

    void byAnother(Block block, String test) {
        byOthers += block.commands();
        reasons.put(block.place(), block.commands() + " commands: run by " + test);
    }

    void compared() {
        compared++;
    }

    /** Share of the commands that were run, 0 to 1. */
    double share() {
        return (double) commandsRun / Math.max(1, commandsRun + commandsLeftOut);
    }

    int commandsRun() {
        return commandsRun;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "The handbook's commands: %d run in %d blocks %s, %d outputs compared; %d run by other tests; %d not run in %d blocks (%.0f %% run)%n",
                commandsRun,
                blocksRun,
                runByLanguage,
                compared,
                byOthers,
                commandsLeftOut,
                blocksLeftOut,
                100 * share()));
        reasons.forEach((place, reason) -> text.append("  not here: ")
                .append(place)
                .append(", ")
                .append(reason)
                .append('\n'));
        return text.toString();
    }
}
