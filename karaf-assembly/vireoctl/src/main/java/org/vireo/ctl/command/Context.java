package org.vireo.ctl.command;

import java.time.Clock;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.print.Terminal;
import org.vireo.ctl.profile.Profiles;

/** What all commands of one run share. */
public record Context(Terminal terminal, Profiles profiles, ApiModel model, Clock clock) {
    /** Of this process. */
    public static Context ofProcess() {
        var terminal = Terminal.ofProcess();
        var folder = Profiles.folder(terminal.environment(), System.getProperty("user.home"));
        return new Context(terminal, new Profiles(folder), ApiModel.read(), Clock.systemUTC());
    }
}
