package org.vireo.ctl.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.print.Format;
import org.vireo.ctl.work.Bodies;
import picocli.CommandLine.Model.CommandSpec;

/** Any request of the API, for what has no command. */
final class RawApi {
    private RawApi() {}

    static CommandSpec spec() {
        var spec = Specs.group("api", "Send any request to the API, and print what it answers.");
        for (var method : new String[] {"get", "post", "put", "delete"}) {
            var leaf = Specs.leaf(
                    method,
                    "Send " + method.toUpperCase(java.util.Locale.ROOT) + ".",
                    given -> run(given, method.toUpperCase(java.util.Locale.ROOT)));
            Specs.word(
                    leaf,
                    0,
                    "PATH",
                    "Below /ovirt-engine/api, or from the root, such as /vireo/api/status; with its query.");
            Specs.connection(leaf);
            Specs.output(leaf);
            if (!method.equals("get")) {
                Specs.body(leaf);
                Specs.change(leaf);
            }
            spec.addSubcommand(method, leaf);
        }
        return spec;
    }

    private static void run(Given given, String method) {
        var path = path(given.words().get(0));
        var body = method.equals("GET")
                        || (method.equals("DELETE") && given.option("--file").isEmpty())
                ? Optional.<Request.Body>empty()
                : Optional.of(Request.Body.json(body(given)));
        var request = new Request(method, path, Map.of(), body);
        if (method.equals("GET")) {
            print(given, given.engine().send(request).expectGood("GET " + path));
        } else {
            Change.send(given, request, method + " " + path).ifPresent(answer -> print(given, answer));
        }
    }

    /** From the root of the server. */
    static String path(String text) {
        if (!text.matches("[/?A-Za-z0-9][!-~]*") || text.contains("://") || text.startsWith("//") || !isEncoded(text)) {
            throw Failure.usage(
                    "\"" + text + "\" is no path; write it as /vms or /vireo/api/status, encoded where it must be.");
        }
        if (text.startsWith("/ovirt-engine/") || text.startsWith("/vireo/")) {
            return text;
        }
        return Engine.API + (text.startsWith("/") || text.startsWith("?") ? "" : "/") + text;
    }

    private static boolean isEncoded(String text) {
        try {
            return new URI(text).getPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What is set here is taken as it is: the types of other paths are not known. */
    private static Map<String, Object> body(Given given) {
        var members = given.option("--file")
                .map(file -> Bodies.read(file, given.terminal().in()))
                .orElseGet(LinkedHashMap::new);
        for (var pair : Wishes.pairs(given)) {
            put(members, pair.get(0), pair.get(1));
        }
        return members;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> members, String path, String value) {
        var at = members;
        var names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            at = (Map<String, Object>) at.compute(
                    names[i], (name, there) -> there instanceof Map ? there : new LinkedHashMap<String, Object>());
        }
        at.put(names[names.length - 1], value);
    }

    private static void print(Given given, org.vireo.ctl.http.Answer answer) {
        if (answer.bytes().length == 0) {
            given.terminal().note("status " + answer.status());
        } else if (answer.type().contains("json")) {
            given.printer(Format.JSON).plain(answer.json());
        } else {
            given.terminal().out().println(answer.text());
            given.terminal().out().flush();
        }
    }
}
