package org.vireo.itests.container;

import static org.ops4j.pax.exam.CoreOptions.environment;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;
import org.vireo.itests.lab.Ports;
import org.vireo.itests.lab.Program;

/** The engine's archive as a container for tests, on ports of its own and away from the checkout. */
final class EngineDistribution {
    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";

    private EngineDistribution() {}

    static Option[] options() {
        var ports = Ports.free();
        var repository = System.getProperty("vireo.repository");
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(archive().toUri().toString())
                    .karafVersion("4.4.10")
                    .unpackDirectory(folder())
                    .useDeployFolder(false),
            logLevel(LogLevel.INFO),
            systemTimeout(180_000),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            environment("VIREO_HTTPS_PORT=" + ports.https()),
            environment("VIREO_BROKER_PORT=" + ports.broker()),
            environment("VIREO_DATABASE_PORT=" + ports.database()),
            environment("VIREO_ENGINE_SSH_PORT=" + ports.shell()),
            // the parts that carry the tests in come from the build's repository
            editConfigurationFilePut(MAVEN, "org.ops4j.pax.url.mvn.localRepository", repository),
            editConfigurationFilePut(
                    MAVEN, "org.ops4j.pax.url.mvn.defaultRepositories", "file:" + repository + "@id=build@snapshots"),
            vmOptions(modules())
        };
    }

    private static Path archive() {
        return Path.of(System.getProperty("vireo.root"))
                .resolve("karaf-assembly/engine/target/vireo-engine-" + System.getProperty("vireo.version") + ".tar.gz")
                .toAbsolutePath()
                .normalize();
    }

    // its PostgreSQL runs as a user of its own, who may not enter every checkout
    private static File folder() {
        try {
            var readable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
            var folder = Files.createTempDirectory("vireo-exam", readable);
            var removal = new Thread(() -> Program.tryRun("rm", "-rf", folder.toString()));
            Runtime.getRuntime().addShutdownHook(removal);
            return folder.toFile();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a folder for the container", e);
        }
    }

    // what bin/karaf passes, as the test container starts Java itself
    private static String[] modules() {
        return new String[] {
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "--add-reads=java.xml=java.logging",
            "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
            "--patch-module",
            "java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar",
            "--patch-module",
            "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar",
            "--add-opens",
            "java.base/java.security=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.net=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.util=ALL-UNNAMED",
            "--add-opens",
            "java.naming/javax.naming.spi=ALL-UNNAMED",
            "--add-opens",
            "java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
            "--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED",
            "-classpath",
            "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*"
        };
    }
}
