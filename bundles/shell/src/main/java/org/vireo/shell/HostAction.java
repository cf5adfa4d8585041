package org.vireo.shell;

import java.time.Duration;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Commands;
import org.vireo.inventory.Inventory;
import org.vireo.model.HostId;

/** What the commands that act on one host have alike: the container fills the fields of each before it runs. */
abstract class HostAction implements Action {
    @Argument(name = "name", description = "Name of the host", required = true)
    @Completion(HostNames.class)
    String name;

    @Option(name = "--wait", description = "Seconds to wait for the end of the job; 0 returns at once")
    int wait = 120;

    @Reference
    Inventory inventory;

    @Reference
    Commands commands;

    @Reference
    Session session;

    /** The verb, for people. */
    abstract String verb();

    abstract Command command(HostId host);

    @Override
    public Object execute() throws InterruptedException {
        var host = Found.host(inventory, name).id();
        var submission = commands.submit(command(host), new ShellCallers(inventory).of(session));
        new Followed(session.getConsole(), Duration.ofSeconds(Math.max(0, wait)))
                .follow(verb() + " " + name, submission);
        return null;
    }
}
