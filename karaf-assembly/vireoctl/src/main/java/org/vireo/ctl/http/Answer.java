package org.vireo.ctl.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.text.Json;
import org.vireo.ctl.text.Table;
import org.vireo.ctl.text.Tree;

/**
 * What an engine answered.
 *
 * @param status of HTTP
 * @param type of the content, or empty
 * @param correlation by which jobs and events of this request are found, or empty
 * @param bytes of the content
 */
public record Answer(int status, String type, String correlation, byte[] bytes) {
    private static final int LONGEST_TEXT = 300;

    /** Of what the engine adds to the API; RFC 9457. */
    private static final String PROBLEM = "application/problem+json";

    public boolean good() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The content; null when there is none. */
    public Object json() {
        if (bytes.length == 0) {
            return null;
        }
        try {
            return Json.read(bytes);
        } catch (IOException e) {
            throw new Failure(
                    Exit.UNREACHABLE, "What answers there is no engine: it sent no JSON (status " + status + ").", e);
        }
    }

    /** Itself, or a failure that says what the engine said. */
    public Answer expectGood(String what) {
        if (good()) {
            return this;
        }
        var said = explanation();
        throw switch (status) {
            case 401 ->
                new Failure(
                        Exit.NOT_LOGGED_IN, "The engine does not accept this login (any more); run: vireoctl login");
            case 403 -> new Failure(Exit.REFUSED, what + " is not permitted: " + or(said, "no reason was given."));
            case 404 -> new Failure(Exit.NOT_FOUND, what + " failed: " + or(said, "there is no such object."));
            default ->
                new Failure(
                        Exit.REFUSED, what + " failed: " + or(said, "the engine answered with status " + status + "."));
        };
    }

    private static String or(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    /** The fault's own words on one line. */
    private String explanation() {
        if (!(type.startsWith("application/json") || type.startsWith(PROBLEM)) || bytes.length == 0) {
            var plain = type.startsWith("text/plain") ? text().strip() : "";
            return Table.harmless(plain.substring(0, Math.min(LONGEST_TEXT, plain.length())));
        }
        var body = json();
        var fault = Tree.at(body, "fault") == null ? body : Tree.at(body, "fault");
        var detail = Tree.text(fault, "detail").strip();
        if (detail.startsWith("[") && detail.endsWith("]")) {
            detail = detail.substring(1, detail.length() - 1);
        }
        var reason = type.startsWith(PROBLEM) ? Tree.text(fault, "title") : Tree.text(fault, "reason");
        var both = detail.isEmpty() || reason.equals("Operation Failed") || reason.isEmpty() ? "" : reason + ": ";
        return Table.harmless(both + or(or(detail, reason), Tree.text(body, "error")));
    }
}
