package org.vireo.ctl.print;

import java.util.Arrays;
import org.vireo.ctl.exit.Failure;

/** Forms of output. */
public enum Format {
    TABLE,
    JSON,
    YAML,
    CSV;

    /** The one of this name. */
    public static Format of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> Failure.usage("There is no form " + name + "; there are table, json, yaml and csv."));
    }
}
