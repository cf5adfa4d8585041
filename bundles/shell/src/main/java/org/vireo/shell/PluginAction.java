package org.vireo.shell;

import java.time.Duration;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Submission;
import org.vireo.inventory.Inventory;

/** What the commands that act on one plugin have alike: the container fills the fields of each before it runs. */
abstract class PluginAction implements Action {
    @Argument(name = "id", description = "Id of the plugin", required = true)
    @Completion(PluginNames.class)
    String plugin;

    @Option(name = "--wait", description = "Seconds to wait for the end of the job; 0 returns at once")
    int wait = 300;

    @Reference
    Commands commands;

    @Reference
    Inventory inventory;

    @Reference
    Session session;

    /** The verb, for people. */
    abstract String verb();

    abstract Submission submit(Caller caller);

    @Override
    public Object execute() throws InterruptedException {
        var submission = submit(new ShellCallers(inventory).of(session));
        new Followed(session.getConsole(), Duration.ofSeconds(Math.max(0, wait)))
                .follow(verb() + " " + plugin, submission);
        return null;
    }
}
