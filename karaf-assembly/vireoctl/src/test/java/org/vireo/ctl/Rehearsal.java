package org.vireo.ctl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Does once what users do most; the build notes which classes that takes. */
final class Rehearsal {
    private static final String VMS = "/ovirt-engine/api/vms";
    private static final String VM =
            "{\"name\":\"web1\",\"status\":\"up\",\"memory\":\"1073741824\",\"id\":\"00000000-0000-0000-0000-000000000001\"}";

    private Rehearsal() {}

    /** Argument: a folder for keys and settings. */
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        try (var engine = new FakeEngine(folder)) {
            engine.reply("GET " + VMS, 200, "{\"vm\":[" + VM + "]}").reply("POST " + VMS, 201, VM);
            var authority = Files.writeString(folder.resolve("ca.pem"), engine.authority());
            var program = new Program(folder.resolve("settings")).reading("password");
            for (var words : List.of(
                    "login " + engine.address() + " --user admin@internal --password-file - --ca-file " + authority,
                    "vm list",
                    "vm list -o json",
                    "vm list -o csv",
                    "vm create --name web1 --set memory=1GiB",
                    "vm --help")) {
                var end = program.run(words.split(" "));
                if (end.exit().code() != 0) {
                    throw new IllegalStateException(words + ": " + end);
                }
            }
        }
    }
}
