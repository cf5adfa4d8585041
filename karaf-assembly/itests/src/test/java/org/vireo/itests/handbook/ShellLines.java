package org.vireo.itests.handbook;

import java.util.ArrayList;
import java.util.List;

/** Cuts a script where a shell sees the end of a command: at line ends outside of quotes, brackets and continued lines. */
final class ShellLines {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private char quote;
    private int depth;

    private ShellLines() {}

    static List<String> of(String script) {
        var cut = new ShellLines();
        for (var i = 0; i < script.length(); i++) {
            i = cut.take(script, i);
        }
        cut.end();
        return cut.lines;
    }

    /** Takes what begins there; returns the place of the last character taken. */
    private int take(String script, int at) {
        var c = script.charAt(at);
        if (c == '\\' && quote != '\'' && at + 1 < script.length()) {
            line.append(c).append(script.charAt(at + 1));
            return at + 1;
        }
        if (quote == 0 && c == '#' && (line.isEmpty() || Character.isWhitespace(line.charAt(line.length() - 1)))) {
            var end = script.indexOf('\n', at);
            return end < 0 ? script.length() : end - 1;
        }
        if (quote == 0 && depth == 0 && c == '\n') {
            end();
            return at;
        }
        follow(c);
        line.append(c);
        return at;
    }

    private void follow(char c) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == '{') {
            depth++;
        } else if (c == ')' || c == '}') {
            depth = Math.max(0, depth - 1);
        }
    }

    private void end() {
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        line.setLength(0);
    }
}
