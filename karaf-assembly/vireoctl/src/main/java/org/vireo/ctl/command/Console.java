package org.vireo.ctl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.model.Noun;
import org.vireo.ctl.text.Tree;
import picocli.CommandLine.Model.CommandSpec;

/** Opens a running machine's console in a viewer. The file for the viewer holds a ticket that is good for minutes; only its owner may read it. */
final class Console {
    private Console() {}

    static CommandSpec spec() {
        var spec = Specs.leaf(
                "console",
                "Open the console of a running VM in remote-viewer, or its serial console here.",
                Console::run);
        Specs.word(spec, 0, "VM", "Name or id.");
        Specs.connection(spec);
        spec.addOption(Specs.choice(new String[] {"--protocol"}, List.of("vnc", "spice"), "Where a VM has both."));
        spec.addOption(Specs.text("--file", "FILE", "Write the viewer's file here instead of starting a viewer."));
        spec.addOption(Specs.text("--viewer", "PROGRAM", "What to start with the file (default: remote-viewer)."));
        spec.addOption(
                Specs.flag("--serial", "The serial console, in this terminal; ~. at the beginning of a line leaves."));
        spec.addOption(Specs.flag("--force", "Take the serial console away from whoever is at it."));
        return spec;
    }

    private static void run(Given given) {
        if (given.flag("--serial")) {
            SerialConsole.run(given, given.words().get(0));
            return;
        }
        var vms = given.model().noun("/vms").orElseThrow();
        var content = connection(given, vms, given.words().get(0));
        var file = given.option("--file");
        if (file.isPresent()) {
            write(Path.of(file.get()), content);
            given.terminal().note("Written to " + file.get() + "; it is good for a short time and only once.");
            return;
        }
        view(given.option("--viewer", "remote-viewer"), temporary(given, content));
    }

    private static String connection(Given given, Noun vms, String name) {
        var consoles = given.finder().item(vms, List.of(), name) + "/graphicsconsoles";
        var found = given.engine()
                .send(Request.get(consoles).with("current", "true"))
                .expectGood("console " + name)
                .json();
        var wanted = given.option("--protocol", "");
        var console = Tree.items(found).stream()
                .filter(one -> wanted.isEmpty() || Tree.text(one, "protocol").equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        Exit.REFUSED,
                        "VM " + name + " has no " + (wanted.isEmpty() ? "graphical" : wanted)
                                + " console now; does it run?"));
        var path = consoles + "/" + Request.step(Tree.text(console, "id")) + "/remoteviewerconnectionfile";
        var answer = given.engine()
                .send(Request.of("POST", path, java.util.Map.of()))
                .expectGood("console " + name);
        return Tree.text(answer.json(), "remote_viewer_connection_file");
    }

    /** In the user's own run-time folder where there is one. The viewer deletes it. */
    private static Path temporary(Given given, String content) {
        var folder = given.terminal().environment().getOrDefault("XDG_RUNTIME_DIR", "");
        try {
            var only = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var file = folder.isEmpty() || !Files.isDirectory(Path.of(folder))
                    ? Files.createTempFile("vireoctl", ".vv", only)
                    : Files.createTempFile(Path.of(folder), "vireoctl", ".vv", only);
            Files.writeString(file, content);
            return file;
        } catch (IOException e) {
            throw Failure.usage("The file for the viewer cannot be written: " + e.getMessage() + ".");
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Failure.usage(file + " cannot be written: " + e.getMessage() + ".");
        }
    }

    private static void view(String viewer, Path file) {
        try {
            var code = new ProcessBuilder(viewer, file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new Failure(Exit.REFUSED, viewer + " ended with " + code + ".");
            }
        } catch (IOException e) {
            throw Failure.usage(
                    viewer + " cannot be started; install virt-viewer, name another with --viewer, or use --file.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            discard(file);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failure.usage(file + " holds a ticket and could not be removed: " + e.getMessage() + ".");
        }
    }
}
