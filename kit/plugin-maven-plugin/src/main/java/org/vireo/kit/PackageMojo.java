package org.vireo.kit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Makes the one file a plugin is installed from, {@code target/<id>-<version>.kar}, and attaches it to the build. The engine half is the
 * project itself with its dependencies of scope compile and runtime; bundles of the host half are named. The same input gives the same
 * bytes, unless the file is signed. The version of a build that is not released names its content, {@code 1.0.0.SNAPSHOT-5d41402abc4b}, as
 * a running engine takes a plugin in another version only.
 */
@Mojo(
        name = "package",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class PackageMojo extends AbstractMojo {
    @Inject
    private MavenProjectHelper helper;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Id of the plugin; the artifact's name without {@code vireo-} by default. */
    @Parameter
    private String id;

    /** Who makes it; the organisation of the project by default. */
    @Parameter(defaultValue = "${project.organization.name}")
    private String vendor;

    /** The licence's short name; that of the project's first licence by default. */
    @Parameter
    private String licence;

    /** What people call it. */
    @Parameter(defaultValue = "${project.name}")
    private String name;

    /** One sentence on what it does. */
    @Parameter(defaultValue = "${project.description}")
    private String description;

    /** Oldest engine it runs in; that of the contracts it is built with by default. */
    @Parameter
    private String engineMin;

    /** Bundles of the host half, as {@code groupId:artifactId} of dependencies of any scope. */
    @Parameter
    private List<String> hostBundles = List.of();

    /** What it asks for: {@code hosts}, {@code secrets}, {@code network}. */
    @Parameter
    private List<String> permissions = List.of();

    /** Plugins it needs, as {@code id:range}, such as {@code storage-nfs:[1,2)}. */
    @Parameter
    private List<String> requires = List.of();

    /** Default configuration, {@code vireo.<id>.cfg}. */
    @Parameter(defaultValue = "${project.basedir}/src/main/resources/etc")
    private File configuration;

    /** Pages for the handbook, {@code <id>.md}; as they lie among the resources, they also appear with the engine half. */
    @Parameter(defaultValue = "${project.basedir}/src/main/resources/handbook")
    private File handbook;

    /** Files for the portal. */
    @Parameter(defaultValue = "${project.basedir}/src/main/portal")
    private File portal;

    /** Time of all entries. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp;

    /** Key store to sign with; nothing is signed without one. */
    @Parameter(property = "vireo.sign.keystore")
    private File keystore;

    /** Its type. */
    @Parameter(property = "vireo.sign.storetype", defaultValue = "PKCS12")
    private String storetype;

    /** Name of the key in it. */
    @Parameter(property = "vireo.sign.alias", defaultValue = "vireo")
    private String alias;

    /** Name of the environment variable that holds its password. */
    @Parameter(property = "vireo.sign.passwordVariable", defaultValue = "VIREO_SIGN_PASSWORD")
    private String passwordVariable;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (ProjectArtifacts.none(project)) {
            getLog().debug("A project without a jar is no plugin.");
            return;
        }
        try {
            var plugin = id == null ? project.getArtifactId().replaceFirst("^vireo-", "") : id;
            var version = WellFormed.version(project.getVersion());
            var file = Path.of(project.getBuild().getDirectory(), plugin + "-" + version + ".kar");
            var parts = parts(plugin, version);
            if (ArtifactUtils.isSnapshot(project.getVersion())) {
                parts.nameContent();
            }
            parts.write(file);
            if (keystore != null) {
                new Signer(keystore.toPath(), storetype, alias, password()).sign(file);
            }
            helper.attachArtifact(project, "kar", file.toFile());
            getLog().info("Plugin " + plugin + " " + parts.version() + ": " + file);
        } catch (IOException | GeneralSecurityException e) {
            throw new MojoExecutionException("Could not package the plugin: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("Could not package the plugin: " + e.getMessage(), e);
        }
    }

    private PluginParts parts(String plugin, String version) throws IOException {
        var artifacts = new ProjectArtifacts(project);
        var about = new PluginParts.About(
                plugin,
                version,
                vendor,
                licence == null ? firstLicence() : licence,
                name,
                description,
                engineMin == null ? artifacts.contractVersion() : engineMin);
        var parts = new PluginParts(about, timestamp());
        parts.permissions(permissions);
        parts.requires(requires);
        for (var engine : artifacts.engine()) {
            parts.bundle(Half.ENGINE, engine);
        }
        for (var bundle : hostBundles) {
            parts.bundle(Half.HOST, artifacts.named(bundle));
        }
        parts.folder(PluginParts.Folder.CONFIGURATION, configuration.toPath());
        parts.folder(PluginParts.Folder.HANDBOOK, handbook.toPath());
        parts.folder(PluginParts.Folder.PORTAL, portal.toPath());
        return parts;
    }

    private String firstLicence() {
        return project.getLicenses().stream().findFirst().map(l -> l.getName()).orElse("");
    }

    private Instant timestamp() {
        return outputTimestamp == null || outputTimestamp.isBlank()
                ? PluginParts.NO_TIME
                : Instant.parse(outputTimestamp);
    }

    private char[] password() throws MojoFailureException {
        return Optional.ofNullable(System.getenv(passwordVariable))
                .map(String::toCharArray)
                .orElseThrow(() -> new MojoFailureException("The password of " + keystore
                        + " is expected in the environment variable " + passwordVariable + ", which is not set."));
    }
}
