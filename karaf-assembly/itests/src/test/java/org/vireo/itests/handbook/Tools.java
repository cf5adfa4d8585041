package org.vireo.itests.handbook;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.vireo.itests.lab.CommandLine;

/** What lies on the desk: programs as the reader has them, with somebody who types the passwords they ask for. */
final class Tools {
    private final Desk desk;
    private final Path folder;
    private final Path programs;

    /** @param folder an empty one */
    Tools(Desk desk, Path folder) {
        this.desk = desk;
        this.folder = folder;
        programs = folder.resolve("bin");
        var vireoctl = folder.resolve("vireoctl");
        try {
            Files.createDirectories(programs);
            Files.createDirectories(vireoctl);
            Files.createDirectories(folder.resolve("home"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make " + folder, e);
        }
        new CommandLine(vireoctl);
        program("vireoctl", "exec '" + vireoctl.resolve("bin/vireoctl") + "' \"$@\"");
        program("fence_rhevm", "words=(\"${@/#--ssl/--ssl-insecure}\")\nexec /usr/sbin/fence_rhevm \"${words[@]}\"");
        program("curl", typist("/usr/bin/curl"));
        program("mvn", "exec " + maven() + " -o -q -B -Dmaven.repo.local=\"$VIREO_REPOSITORY\" \"$@\"");
    }

    // curl asks for a password when a user comes without one; it travels by a file descriptor, as arguments can be read
    // by others
    private String typist(String program) {
        return """
                words=() asked=''
                while [ $# -gt 0 ]; do
                  if [ "$1" = -u ] && [ "$2" = admin@internal ]; then asked=yes; shift 2; else words+=("$1"); shift; fi
                done
                [ -n "$asked" ] || exec %s "${words[@]}"
                exec %1$s -K <(printf 'user = "admin@internal:%%s"\\n' "$(cat '%s')") "${words[@]}"
                """.formatted(program, desk.passwordFile());
    }

    private static String maven() {
        for (var place : System.getenv("PATH").split(File.pathSeparator)) {
            var found = Path.of(place, "mvn");
            if (Files.isExecutable(found)) {
                return found.toString();
            }
        }
        throw new IllegalStateException("There is no mvn in the PATH");
    }

    private void program(String name, String text) {
        var file = programs.resolve(name);
        try {
            Files.writeString(file, "#!/bin/bash\n" + text + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make the program " + name, e);
        }
    }

    /** Of every shell. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("VIREO_REPOSITORY", System.getProperty("vireo.repository", ""));
        environment.put("VIREO_HOME", desk.home().getParent().toString());
        environment.put("VIREO_HTTPS_PORT", "" + desk.engine().getPort());
        environment.put("VIREO_DATABASE_PORT", "" + desk.databasePort());
        environment.put("PASSWORD_FILE", desk.passwordFile().toString());
        environment.put("no_proxy", "*");
        environment.put("LAB", desk.exports().getParent().toString());
        environment.put("ENGINE_HOME", desk.home().resolve("app").toString());
        return environment;
    }

    /** A text with the addresses of this engine in the place of those of the examples. */
    String here(String text) {
        var port = "" + desk.engine().getPort();
        return text.replace("engine.example.org:8443", "localhost:" + port)
                .replace("localhost:8443", "localhost:" + port)
                .replace("--ipport=8443", "--ipport=" + port)
                .replace("engine.example.org", "localhost")
                .replace(":15432", ":" + desk.databasePort())
                .replace("/var/lib/vireo/exports", desk.exports().toString())
                .replace("/srv/vireo/", desk.exports().resolveSibling("srv") + "/");
    }
}
