package org.vireo.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginDesk.Arrival;
import org.vireo.inventory.Inventory;

/** What installing and upgrading a plugin have alike: the container fills the fields of each before it runs. */
abstract class PluginBringing implements Action {
    @Argument(name = "file", description = "The package, a .kar file on the engine's machine", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Option(name = "--allow-unsigned", description = "Takes it without a signature this once")
    boolean allowUnsigned;

    @Option(name = "--wait", description = "Seconds to wait for the end of the job; 0 returns at once")
    int wait = 300;

    @Reference
    PluginDesk desk;

    @Reference
    Inventory inventory;

    @Reference
    Session session;

    /** The verb, for people. */
    abstract String verb();

    @Override
    public Object execute() throws IOException, InterruptedException {
        var path = Path.of(file);
        var name = path.getFileName().toString();
        try (var content = Files.newInputStream(path)) {
            var submission = desk.receive(
                    new Arrival(name, "upload", Files.size(path), allowUnsigned),
                    content,
                    new ShellCallers(inventory).of(session));
            new Followed(session.getConsole(), Duration.ofSeconds(Math.max(0, wait)))
                    .follow(verb() + " " + name, submission);
        }
        return null;
    }
}
