package org.vireo.host.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.scr.impl.Activator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.vireo.host.spi.network.NetworkDriver;

/** An OSGi framework with components and the keeper of halves, which can be ended and begun again over the same directories. */
final class TestAgent implements AutoCloseable {
    private static final String PACKAGES = "org.vireo.model;version=1.0.0,org.vireo.protocol.network;version=1.0.0,"
            + "org.vireo.host.spi;version=1.0.0,org.vireo.host.spi.network;version=1.1.0,"
            + "org.vireo.host.spi.plugin;version=1.0.0,org.osgi.service.component;version=1.5.1,"
            + "org.osgi.service.component.runtime;version=1.5.0,org.osgi.service.component.runtime.dto;version=1.5.0,"
            + "org.osgi.util.promise;version=1.3.0,org.osgi.util.function;version=1.2.0";

    private final Framework framework;
    private final Path root;
    private final Halves halves;

    private TestAgent(Path directory) throws BundleException, IOException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        directory.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        PACKAGES));
        framework.start();
        var runtime = Activator.class.getProtectionDomain().getCodeSource().getLocation();
        framework.getBundleContext().installBundle(runtime.toString()).start();
        root = Files.createDirectories(directory.resolve("plugins"));
        var components = framework
                .getBundleContext()
                .getService(framework.getBundleContext().getServiceReference(ServiceComponentRuntime.class));
        halves = new Halves(root, components, framework.getBundleContext(), 4L << 20, Duration.ofSeconds(20));
    }

    static TestAgent in(Path directory) {
        try {
            return new TestAgent(directory);
        } catch (BundleException | IOException e) {
            throw new AssertionError("no framework", e);
        }
    }

    Halves halves() {
        return halves;
    }

    /** Where files and records are. */
    Path files() {
        return root.resolve("network-sample");
    }

    /** Where from the bundles of plugins come that are installed. */
    List<String> installed() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .map(Bundle::getLocation)
                .filter(location -> location.startsWith("vireo-plugin:"))
                .toList();
    }

    /** Versions of the bundles whose drivers can be used. */
    List<String> drivers() {
        try {
            return framework.getBundleContext().getServiceReferences(NetworkDriver.class, null).stream()
                    .filter(there -> framework.getBundleContext().getService(there) != null)
                    .map(there -> there.getBundle().getVersion().toString())
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    List<Long> otherBundles() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> !bundle.getLocation().startsWith("vireo-plugin:"))
                .map(Bundle::getLastModified)
                .toList();
    }

    /** Installs something behind the back of the keeper. */
    void install(String location, byte[] jar) {
        try {
            framework.getBundleContext().installBundle(location, new ByteArrayInputStream(jar));
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            halves.stop();
            framework.stop();
            framework.waitForStop(10_000);
        } catch (BundleException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
