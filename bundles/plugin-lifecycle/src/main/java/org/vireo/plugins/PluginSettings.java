package org.vireo.plugins;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The policy for plugins, checked. Immutable.
 *
 * @param unsignedAllowed whether plugins need no signature
 * @param permissions that plugins may have
 * @param limits of packages
 * @param gate how long a plugin has to become healthy
 */
record PluginSettings(boolean unsignedAllowed, Set<String> permissions, PackageLimits limits, Duration gate) {
    /** What the engine lets plugins do. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo plugins")
    public @interface Config {
        /** What happens to plugins without a signature: {@code refuse} or {@code allow}. */
        @AttributeDefinition(name = "Plugins without a signature")
        String unsigned() default "refuse";

        /** What plugins may ask for. */
        @AttributeDefinition(name = "Permissions plugins may have")
        String[] permissions() default {"hosts", "secrets", "network"};

        /** Largest package in MiB. */
        @AttributeDefinition(name = "Largest package in MiB")
        int max__package__mib() default 256;

        /** Largest sum of all files of a package in MiB. */
        @AttributeDefinition(name = "Largest package when unpacked in MiB")
        int max__unpacked__mib() default 1024;

        /** Seconds within which a plugin must be healthy after its installation. */
        @AttributeDefinition(name = "Seconds to become healthy")
        int gate__seconds() default 30;
    }

    static PluginSettings of(Config config) {
        if (!Set.of("refuse", "allow").contains(config.unsigned())) {
            throw new IllegalArgumentException("vireo.plugins: unsigned must be refuse or allow");
        }
        var permissions = new TreeSet<String>();
        Arrays.stream(config.permissions())
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .forEach(permissions::add);
        if (!ManifestText.PERMISSIONS.containsAll(permissions)) {
            throw new IllegalArgumentException("vireo.plugins: permissions must be of " + ManifestText.PERMISSIONS);
        }
        if (config.gate__seconds() < 1 || config.gate__seconds() > 600) {
            throw new IllegalArgumentException("vireo.plugins: gate_seconds must be 1 to 600");
        }
        return new PluginSettings(
                config.unsigned().equals("allow"),
                Set.copyOf(permissions),
                PackageLimits.ofMebibytes(config.max__package__mib(), config.max__unpacked__mib()),
                Duration.ofSeconds(config.gate__seconds()));
    }
}
