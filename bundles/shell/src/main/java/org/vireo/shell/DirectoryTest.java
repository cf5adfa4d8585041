package org.vireo.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.directory.Directories;
import org.vireo.inventory.Inventory;
import org.vireo.model.Secret;

/** {@code vireo:directory-test}. */
@Service
@Command(
        scope = "vireo",
        name = "directory-test",
        description = "Tries a login at a directory and explains each stage of it; logs nobody in")
public final class DirectoryTest implements Action {
    @Argument(name = "login", description = "user@profile", required = true)
    String login;

    @Option(name = "--password-file", description = "A file whose first line is the password of the user")
    String file;

    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    Directories directories;

    @Reference
    Session session;

    @Override
    public Object execute() throws IOException {
        Demand.system(authorizer, new ShellCallers(inventory).of(session), "manipulate_users");
        var table = new ShellTable();
        table.column("stage");
        table.column("verdict");
        table.column("what happened");
        for (var stage : directories.explain(login, password())) {
            table.addRow().addContent(stage.name(), stage.passed() ? "fine" : "NO", stage.detail());
        }
        table.print(session.getConsole());
        return null;
    }

    private Secret password() throws IOException {
        if (file != null) {
            var lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
            return Secret.of(lines.isEmpty() ? "" : lines.get(0));
        }
        var typed = session.readLine("Password of " + login + ": ", '*');
        return Secret.of(typed == null ? "" : typed);
    }
}
