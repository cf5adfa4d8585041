package org.vireo.rest.search;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.vireo.rest.search.Condition.Operator;
import org.vireo.rest.search.grammar.SearchLexer;
import org.vireo.rest.search.grammar.SearchParser;

/** Reads searches: the grammar says what is one, this makes conditions of it. */
final class SearchText {
    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            ">", Operator.GREATER,
            "<", Operator.LESS,
            ">=", Operator.GREATER_OR_EQUAL,
            "<=", Operator.LESS_OR_EQUAL);
    /** {@code Vms: name=x} means the same as {@code name=x}: people copy it out of search bars. */
    private static final Set<String> KINDS = Set.of(
            "vms",
            "vm",
            "hosts",
            "host",
            "clusters",
            "cluster",
            "datacenter",
            "datacenters",
            "storage",
            "storages",
            "template",
            "templates",
            "user",
            "users",
            "group",
            "groups",
            "pool",
            "pools",
            "event",
            "events",
            "disk",
            "disks",
            "network",
            "networks",
            "instancetypes",
            "instancetype",
            "quota",
            "vnicprofiles",
            "jobs",
            "tags");

    private static final int LONGEST = 16_384;
    private static final int DEEPEST = 50;

    private SearchText() {}

    /** Throws {@link NotUnderstood}. Field names are not looked up; they come out in lower case. */
    static Query parse(String text) {
        var tokens = tokens(withoutKind(text));
        checkDepth(tokens);
        var parser = new SearchParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return new Reading().query(parser.query());
        } catch (ParseCancellationException e) {
            throw new NotUnderstood(unexpected(e), e);
        }
    }

    /** The tokens of a text, the end included. Throws {@link NotUnderstood} where there is none. */
    static CommonTokenStream tokens(String text) {
        if (text.length() > LONGEST) {
            throw new NotUnderstood("it is longer than " + LONGEST + " characters");
        }
        var lexer = new SearchLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer, Object token, int line, int at, String why, RecognitionException e) {
                throw new NotUnderstood("character " + at + " begins neither word nor operator", e);
            }
        });
        var tokens = new CommonTokenStream(lexer);
        tokens.fill();
        return tokens;
    }

    /** Where the kind in front, if there is one, ends. */
    static int endOfKind(String text) {
        var colon = text.indexOf(':');
        return colon > 0
                        && colon < 40
                        && KINDS.contains(lower(text.substring(0, colon).strip()))
                ? colon + 1
                : 0;
    }

    static Optional<Operator> operator(String sign) {
        return Optional.ofNullable(OPERATORS.get(sign));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String withoutKind(String text) {
        return text.substring(endOfKind(text));
    }

    /** The parser goes one call deeper with each bracket. */
    private static void checkDepth(CommonTokenStream tokens) {
        int depth = 0;
        for (Token token : tokens.getTokens()) {
            depth += token.getType() == SearchLexer.OPEN ? 1 : token.getType() == SearchLexer.CLOSE ? -1 : 0;
            if (depth > DEEPEST) {
                throw new NotUnderstood("nested too deep");
            }
        }
    }

    private static String unexpected(ParseCancellationException e) {
        if (e.getCause() instanceof RecognitionException cause && cause.getOffendingToken() != null) {
            var token = cause.getOffendingToken();
            return token.getType() == Token.EOF
                    ? "it ends too early"
                    : "\"" + token.getText() + "\" stands where it cannot";
        }
        return "it is no search";
    }
}
