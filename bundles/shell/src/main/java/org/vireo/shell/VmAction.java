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
import org.vireo.model.VmId;

/** What the commands that act on one virtual machine have alike: the container fills the fields of each before it runs. */
abstract class VmAction implements Action {
    @Argument(name = "name", description = "Name of the virtual machine", required = true)
    @Completion(VmNames.class)
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

    abstract Command command(VmId vm);

    @Override
    public Object execute() throws InterruptedException {
        var vm = Found.vm(inventory, name).id();
        var submission = commands.submit(command(vm), new ShellCallers(inventory).of(session));
        new Followed(session.getConsole(), Duration.ofSeconds(Math.max(0, wait)))
                .follow(verb() + " " + name, submission);
        return null;
    }
}
