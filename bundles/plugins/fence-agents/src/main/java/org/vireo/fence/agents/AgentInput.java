package org.vireo.fence.agents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceTarget;

/**
 * What a fence agent reads from its standard input: a line for each option. Nothing goes to its command line, which every user of the
 * machine can read. Immutable.
 *
 * @param furtherOptions that may be given though they name files or programs
 */
record AgentInput(Set<String> furtherOptions) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    /** What the engine says itself, and what would let an administrator of hosts read, write or run files of the engine's machine. */
    private static final Pattern RESERVED =
            Pattern.compile("action|method|help|version|quiet|verbose.*|debug.*|delay|ip|ipaddr|username|login"
                    + "|password|passwd|ipport|.*_(script|path|file|options|cmd|command|prompt|sleep)|inet.*_only");
    /** What a type needs that has no program of its own. */
    private static final Map<String, Map<String, String>> ALIKE =
            Map.of("drac7", Map.of("lanplus", "1", "privlvl", "operator"));

    /** The whole input. */
    Secret text(FenceTarget target, String action) {
        var lines = new LinkedHashMap<String, String>(ALIKE.getOrDefault(target.type(), Map.of()));
        target.options().forEach((name, value) -> {
            checkOption(name);
            lines.put(name.equals("slot") || name.equals("port") ? "plug" : name, value);
        });
        lines.put("ip", target.address());
        target.port().ifPresent(port -> lines.put("ipport", port.toString()));
        if (!target.userName().isEmpty()) {
            lines.put("username", target.userName());
        }
        target.password().ifPresent(password -> lines.put("password", password.reveal()));
        lines.put("action", action);
        var text = new StringBuilder();
        lines.forEach((name, value) ->
                text.append(name).append('=').append(checked(name, value)).append('\n'));
        return Secret.of(text.toString());
    }

    private void checkOption(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new VireoException(
                    FenceError.BAD_OPTION,
                    "a name of an option of a fence agent has small letters, digits and underscores");
        }
        if (RESERVED.matcher(name).matches() && !furtherOptions.contains(name)) {
            throw new VireoException(
                    FenceError.BAD_OPTION,
                    "the option '" + name
                            + "' of a fence agent cannot be given; vireo.fence.agents.cfg can allow options that name files");
        }
    }

    private static String checked(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl) || value.startsWith("-")) {
            throw new VireoException(
                    FenceError.BAD_OPTION,
                    "the value of '" + name + "' of a fence agent has characters that it cannot have");
        }
        return value;
    }
}
