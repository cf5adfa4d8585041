package org.vireo.rest.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A word, a quoted text, an operator or a bracket of a search. */
record Token(Kind kind, String text) {
    enum Kind {
        WORD,
        QUOTED,
        OPERATOR,
        OPEN,
        CLOSE
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(keyword);
    }

    /** Throws {@link NotUnderstood} when a quote is not closed. */
    static List<Token> split(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            var next = text.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else {
                at = take(text, at, tokens);
            }
        }
        return tokens;
    }

    private static int take(String text, int at, List<Token> tokens) {
        var next = text.charAt(at);
        if (next == '"') {
            var end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new NotUnderstood("a quote is not closed");
            }
            tokens.add(new Token(Kind.QUOTED, text.substring(at + 1, end)));
            return end + 1;
        }
        if (next == '(' || next == ')') {
            tokens.add(new Token(next == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(next)));
            return at + 1;
        }
        if (isOperator(next)) {
            var end = at + 1 < text.length() && text.charAt(at + 1) == '=' ? at + 2 : at + 1;
            tokens.add(new Token(Kind.OPERATOR, text.substring(at, end)));
            return end;
        }
        var end = at;
        while (end < text.length() && !ends(text.charAt(end))) {
            end++;
        }
        tokens.add(new Token(Kind.WORD, text.substring(at, end)));
        return end;
    }

    private static boolean ends(char next) {
        return Character.isWhitespace(next) || next == '"' || next == '(' || next == ')' || isOperator(next);
    }

    private static boolean isOperator(char next) {
        return next == '=' || next == '!' || next == '<' || next == '>';
    }
}
