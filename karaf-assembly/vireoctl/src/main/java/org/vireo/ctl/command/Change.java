package org.vireo.ctl.command;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.vireo.ctl.http.Answer;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.text.Json;
import org.vireo.ctl.text.Tree;

/** Sends what changes something: shows it only, or waits for what it begins, as the user wishes. */
final class Change {
    private Change() {}

    /** What the engine answered; nothing when it was only shown. */
    static Optional<Answer> send(Given given, Request request, String what) {
        var wanted = given.flag("--async") ? request.with("async", "true") : request;
        if (given.flag("--dry-run")) {
            show(given, wanted);
            return Optional.empty();
        }
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        given.engine().correlate("vireoctl-" + HexFormat.of().formatHex(bytes));
        var answer = given.engine().send(wanted).expectGood(what);
        given.engine().correlate("");
        if (given.flag("--wait")) {
            given.watch().await(answer.correlation());
        }
        return Optional.of(answer);
    }

    private static void show(Given given, Request request) {
        var out = given.terminal().out();
        out.println(request.method() + " " + given.engine().address() + request.target());
        request.body()
                .ifPresent(body -> out.print(
                        body.type().equals("application/json")
                                ? readable(body)
                                : "(" + body.bytes().length + " bytes)\n"));
        out.flush();
    }

    private static String readable(Request.Body body) {
        try {
            return Json.pretty(Json.read(body.bytes()));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A body of our own cannot be read", e);
        }
    }

    /** The object as it is after what was waited for. */
    static Object after(Given given, Answer answer) {
        var object = answer.json();
        var href = Tree.text(object, "href");
        if (!given.flag("--wait") || href.isEmpty()) {
            return object;
        }
        var now = given.engine().send(Request.get(href));
        return now.good() ? now.json() : object;
    }
}
