package org.vireo.host.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.host.spi.HostDirectories;

/** The directories of this agent. Thread-safe. */
@Component(service = HostDirectories.class, configurationPid = "vireo.agent")
public final class AgentDirectories implements HostDirectories {
    private final Path data;
    private final Path imports;

    /** Creates what is missing. */
    @Activate
    public AgentDirectories(AgentSettings settings) {
        this(data(settings.data__directory()), settings.import__directory());
    }

    /** Below {@code data}; an empty {@code imports} means {@code import} below it. */
    public AgentDirectories(Path data, String imports) {
        this.data = data;
        this.imports = imports.isBlank() ? data.resolve("import") : Path.of(imports);
        create(this.imports, "rwxr-x---");
    }

    /** Where an agent so configured keeps its state. */
    static Path data(String configured) {
        return Path.of(configured.isBlank() ? System.getProperty("karaf.data", "data") : configured)
                .toAbsolutePath();
    }

    @Override
    public Path state(String area) {
        if (!area.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("an area of state is named by small letters, digits, hyphens: " + area);
        }
        return create(data.resolve("state").resolve(area), "rwx------");
    }

    @Override
    public Path imports() {
        return imports;
    }

    private static Path create(Path directory, String mode) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory " + directory, e);
        }
    }
}
