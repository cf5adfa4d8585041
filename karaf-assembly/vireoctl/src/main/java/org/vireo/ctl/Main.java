package org.vireo.ctl;

import org.vireo.ctl.command.Context;
import org.vireo.ctl.command.Run;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(new Run(Context.ofProcess()).of(words).code());
    }
}
