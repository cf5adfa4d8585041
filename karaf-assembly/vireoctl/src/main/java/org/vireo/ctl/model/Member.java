package org.vireo.ctl.model;

import java.util.List;

/**
 * A parameter of a request or a member of a type.
 *
 * @param name on the wire
 * @param list whether there can be several
 * @param kind of one of them
 * @param type the structure's type, or empty
 * @param words the only values there are, or none when others are possible
 */
public record Member(String name, boolean list, Kind kind, String type, List<String> words) {
    /** What a value is. */
    public enum Kind {
        TEXT,
        FLAG,
        INTEGER,
        NUMBER,
        DATE,
        WORD,
        STRUCTURE
    }

    /** Reads {@code name:kind} as the build writes it. */
    static Member of(String text) {
        var colon = text.indexOf(':');
        var name = text.substring(0, colon);
        var list = text.charAt(colon + 1) == '*';
        var kind = text.substring(list ? colon + 2 : colon + 1);
        return switch (kind.charAt(0)) {
            case '>' -> new Member(name, list, Kind.STRUCTURE, kind.substring(1), List.of());
            case 'e' ->
                new Member(name, list, Kind.WORD, "", List.of(kind.substring(2).split("\\|")));
            case 'b' -> new Member(name, list, Kind.FLAG, "", List.of("true", "false"));
            case 'i' -> new Member(name, list, Kind.INTEGER, "", List.of());
            case 'n' -> new Member(name, list, Kind.NUMBER, "", List.of());
            case 'd' -> new Member(name, list, Kind.DATE, "", List.of());
            default -> new Member(name, list, Kind.TEXT, "", List.of());
        };
    }

    public boolean isStructure() {
        return kind == Kind.STRUCTURE;
    }

    /** As an option of the command line, such as {@code --vnic-profile}. */
    public String option() {
        return "--" + name.replace('_', '-');
    }

    /** Whether its value is a secret, which no command line may hold. */
    public boolean isSecret() {
        return name.contains("password") || name.contains("sensitive") || name.equals("passphrase");
    }
}
