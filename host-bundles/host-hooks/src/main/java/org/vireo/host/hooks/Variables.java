package org.vireo.host.hooks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The environment of a script: what it is told, and nothing of the agent's own. */
final class Variables {
    private static final Logger LOG = LoggerFactory.getLogger(Variables.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    /** With these a property would decide which program runs. */
    private static final Set<String> RESERVED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "TMPDIR",
            "PWD",
            "IFS",
            "ENV",
            "VMID",
            "CDPATH",
            "GLOBIGNORE",
            "PS4");

    private static final Set<String> RESERVED_BEGINNINGS =
            Set.of("LD_", "PYTHON", "BASH", "PERL", "RUBY", "_HOOK_", "LC_", "LANG", "GCONV", "NLSPATH", "SUDO");

    private final Map<String, String> values = new HashMap<>();

    Variables(String path, String modules, String account) {
        values.put("PATH", path);
        values.put("LANG", "C.UTF-8");
        values.put("USER", account);
        values.put("LOGNAME", account);
        values.put("PYTHONPATH", modules);
        values.put("PYTHONDONTWRITEBYTECODE", "1");
    }

    Variables set(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** Properties that users chose; one with a name that means something else to programs is left out. */
    Variables properties(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (allowed(name) && value.indexOf('\0') < 0) {
                values.put(name, value);
            } else {
                LOG.warn("The custom property {} is not given to scripts: its name or value cannot be", name);
            }
        });
        return this;
    }

    private static boolean allowed(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NAME.matcher(name).matches()
                && !RESERVED.contains(upper)
                && RESERVED_BEGINNINGS.stream().noneMatch(upper::startsWith);
    }

    Map<String, String> map() {
        return Map.copyOf(values);
    }
}
