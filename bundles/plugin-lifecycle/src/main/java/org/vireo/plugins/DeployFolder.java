package org.vireo.plugins;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginDesk.Arrival;
import org.vireo.model.VireoException;

/**
 * Takes packages from the container's {@code deploy} folder. One that is taken on leaves the folder, as the engine has it then; one that is
 * refused stays, with the reason in a file {@code <name>.refused} beside it, until it is replaced. Who can write there can do
 * anything to the engine, so it acts as the engine itself. Thread-safe.
 */
@Component(service = ArtifactInstaller.class)
public final class DeployFolder implements ArtifactInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
    private static final String PACKAGE = ".kar";

    private final PluginDesk desk;

    @Activate
    public DeployFolder(@Reference PluginDesk desk, @Reference PluginStart started) {
        this.desk = desk;
    }

    @Override
    public boolean canHandle(File artifact) {
        return artifact.getName().toLowerCase(Locale.ROOT).endsWith(PACKAGE);
    }

    @Override
    public void install(File artifact) {
        bring(artifact.toPath());
    }

    @Override
    public void update(File artifact) {
        bring(artifact.toPath());
    }

    /** Plugins go by command only: a file that disappears from a folder is no reason to take a capability away. */
    @Override
    public void uninstall(File artifact) {
        LOG.debug("{} left the deploy folder", artifact);
    }

    private void bring(Path file) {
        var reasons = file.resolveSibling(file.getFileName() + ".refused");
        var name = file.getFileName().toString();
        try {
            Files.deleteIfExists(reasons);
            try (var content = Files.newInputStream(file)) {
                var submission =
                        desk.receive(new Arrival(name, "deploy", Files.size(file), false), content, Caller.engine(""));
                LOG.info("{} from the deploy folder is taken on by job {}", name, submission.job());
            }
            Files.delete(file);
        } catch (VireoException e) {
            LOG.warn("{} in the deploy folder is refused: {}", name, e.getMessage());
            write(reasons, e.getMessage());
        } catch (IOException e) {
            LOG.error("{} in the deploy folder could not be read", name, e);
            write(reasons, "The file could not be read: " + e.getMessage());
        }
    }

    private static void write(Path file, String reason) {
        try {
            Files.writeString(file, reason + System.lineSeparator());
        } catch (IOException e) {
            LOG.error("The reason could not be written to {}: {}", file, reason, e);
        }
    }
}
