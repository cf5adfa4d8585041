package org.vireo.kit;

import aQute.bnd.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** The jars around a project, by the part they play in its plugin. */
final class ProjectArtifacts {
    private static final String OURS = "org.vireo";
    private static final Set<String> TRAVELS = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private final MavenProject project;

    ProjectArtifacts(MavenProject project) {
        this.project = project;
    }

    /** Whether a project only holds others together. */
    static boolean none(MavenProject project) {
        return "pom".equals(project.getPackaging());
    }

    /** The project's own jar, and those it needs at run time. */
    List<PluginParts.Jar> engine() {
        var jars = new ArrayList<PluginParts.Jar>();
        jars.add(jar(project.getArtifact()));
        project.getArtifacts().stream()
                .filter(artifact -> TRAVELS.contains(artifact.getScope()))
                .sorted(Comparator.comparing(Artifact::getId))
                .map(ProjectArtifacts::jar)
                .forEach(jars::add);
        return jars;
    }

    PluginParts.Jar named(String bundle) {
        return project.getArtifacts().stream()
                .filter(artifact -> bundle.equals(artifact.getGroupId() + ":" + artifact.getArtifactId()))
                .filter(artifact -> "jar".equals(artifact.getType()))
                .findFirst()
                .map(ProjectArtifacts::jar)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the bundle " + bundle + " of the host half is no dependency of the project"));
    }

    List<Path> contracts() {
        return project.getArtifacts().stream()
                .filter(ProjectArtifacts::isContract)
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    /** Version of the contracts, without a qualifier. */
    String contractVersion() {
        return project.getArtifacts().stream()
                .filter(ProjectArtifacts::isContract)
                .map(artifact -> new Version(WellFormed.version(artifact.getBaseVersion())))
                .map(version -> version.getWithoutQualifier().toString())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the project does not depend on vireo-spi"));
    }

    private static boolean isContract(Artifact artifact) {
        return OURS.equals(artifact.getGroupId()) && Contracts.ARTIFACTS.contains(artifact.getArtifactId());
    }

    private static PluginParts.Jar jar(Artifact artifact) {
        if (artifact.getFile() == null || !artifact.getFile().isFile()) {
            throw new IllegalArgumentException("there is no jar of " + artifact.getGroupId() + ":"
                    + artifact.getArtifactId() + " yet; is the goal bound to the phase package?");
        }
        return new PluginParts.Jar(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                artifact.getFile().toPath());
    }
}
