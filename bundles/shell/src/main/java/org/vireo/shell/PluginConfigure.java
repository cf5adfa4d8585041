package org.vireo.shell;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.inventory.Inventory;

/** {@code vireo:plugin-configure}. */
@Service
@Command(
        scope = "vireo",
        name = "plugin-configure",
        description = "Shows or changes the configuration of a plugin; secrets are asked for or read from a file")
public final class PluginConfigure implements Action {
    @Argument(name = "id", description = "Id of the plugin", required = true)
    @Completion(PluginNames.class)
    String plugin;

    @Argument(
            index = 1,
            name = "settings",
            description = "field=value; field= puts it back to its default",
            multiValued = true)
    List<String> settings = List.of();

    @Option(name = "--pid", description = "Which configuration; of one with several instances <pid>~<name>")
    String pid;

    @Option(name = "--secret", description = "A secret field to be asked for")
    String secret;

    @Option(name = "--secret-file", description = "A file whose first line is that secret")
    String file;

    @Option(name = "--remove", description = "Takes the instance away")
    boolean remove;

    @Reference
    PluginDesk desk;

    @Reference
    Inventory inventory;

    @Reference
    Session session;

    @Override
    public Object execute() throws IOException {
        var caller = new ShellCallers(inventory).of(session);
        var values = new HashMap<String, String>();
        for (var setting : settings) {
            var at = setting.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("Settings are written field=value: " + setting);
            }
            values.put(setting.substring(0, at), setting.substring(at + 1));
        }
        if (secret != null) {
            values.put(secret, Passwords.ask(session, file).reveal());
        }
        if (pid != null && remove) {
            desk.unconfigure(plugin, pid, caller);
        } else if (pid != null && !values.isEmpty()) {
            desk.configure(plugin, pid, values, caller);
        } else if (!values.isEmpty()) {
            throw new IllegalArgumentException("Say which configuration with --pid.");
        }
        desk.forms(plugin, caller).stream()
                .filter(form -> pid == null || form.pid().equals(pid))
                .forEach(this::print);
        return null;
    }

    private void print(PluginForm form) {
        session.getConsole().println(form.pid() + (form.several() && !form.pid().contains("~") ? "~<name>" : ""));
        var table = new ShellTable().emptyTableText("It has no fields.");
        for (var title : new String[] {"Field", "Type", "Value", "Default", "Description"}) {
            table.column(title);
        }
        for (var field : form.fields()) {
            table.addRow()
                    .addContent(
                            field.id(),
                            field.type(),
                            field.type().equals("secret") && field.set()
                                    ? "(kept)"
                                    : field.value().orElse(""),
                            field.standard(),
                            field.description());
        }
        table.print(session.getConsole());
    }
}
