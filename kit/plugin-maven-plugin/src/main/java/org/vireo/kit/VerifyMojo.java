package org.vireo.kit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/** Refuses a plugin's file that an engine would refuse, or that sees more than the contracts, with a sentence for each reason. */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class VerifyMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The file to look at; the one that {@code package} made by default. */
    @Parameter(property = "vireo.kar")
    private File file;

    /** Packages beside contracts, Java, logging, the framework and JSON that the engine is known to offer. */
    @Parameter
    private List<String> offeredPackages = List.of();

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (ProjectArtifacts.none(project)) {
            getLog().debug("A project without a jar is no plugin.");
            return;
        }
        var kar = file == null ? attached() : file.toPath();
        try {
            var contracts = Contracts.of(new ProjectArtifacts(project).contracts());
            var broken = Verdict.on(kar, contracts, offeredPackages);
            if (!broken.isEmpty()) {
                throw new MojoFailureException(
                        "The plugin " + kar.getFileName() + " is refused:\n  " + String.join("\n  ", broken));
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Could not read " + kar + ": " + e.getMessage(), e);
        }
    }

    private Path attached() throws MojoFailureException {
        return project.getAttachedArtifacts().stream()
                .filter(artifact -> "kar".equals(artifact.getType()))
                .map(Artifact::getFile)
                .map(File::toPath)
                .findFirst()
                .orElseThrow(() -> new MojoFailureException(
                        "There is no plugin to verify; run the goal package before, or name one with -Dvireo.kar."));
    }
}
