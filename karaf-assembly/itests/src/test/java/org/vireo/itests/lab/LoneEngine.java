package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** An engine without hosts, for tests that leave ruins behind. Confined to one thread. */
public final class LoneEngine implements AutoCloseable {
    private final Path home;
    private final EngineProcess engine;

    /** Boots it. */
    public LoneEngine() {
        try {
            var readable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
            home = Files.createTempDirectory("vireo-lone", readable);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a folder for an engine", e);
        }
        engine = new EngineProcess(home, Ports.free());
        engine.start();
    }

    /** The engine. */
    public EngineProcess engine() {
        return engine;
    }

    /** All that it has noted. */
    public String log() {
        return Checkout.read(engine.log().resolve("karaf.log"));
    }

    /** What it has noted as failures of its own. */
    public List<String> errors() {
        return log().lines().filter(line -> line.contains("| ERROR |")).toList();
    }

    /** Copies its log to where the build keeps those of failures. */
    public void keepLog(String name) {
        var target = Path.of("target/logs").toAbsolutePath();
        Checkout.create(target);
        Program.tryRun("cp", "-r", engine.log().toString(), target.resolve(name).toString());
    }

    @Override
    public void close() {
        engine.stop();
        Program.run("rm", "-rf", home.toString());
    }
}
