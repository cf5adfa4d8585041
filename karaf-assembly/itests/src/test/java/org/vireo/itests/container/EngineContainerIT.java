package org.vireo.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** The engine's distribution seen from inside: every feature started, every bundle active, every component satisfied. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class EngineContainerIT {
    private static final List<String> PLUGINS =
            List.of("vireo-storage-local", "vireo-network-bridge", "vireo-fence-agents");

    // no service is asked before the container has finished to boot
    @Inject
    private BootFinished booted;

    @Inject
    private FeaturesService features;

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime components;

    @Configuration
    public Option[] engine() {
        return EngineDistribution.options();
    }

    @Test
    public void everyFeatureIsStarted() throws Exception {
        assertNotNull("the container has booted", booted);
        for (var feature : features.listInstalledFeatures()) {
            assertEquals(feature.getId(), FeatureState.Started, features.getState(feature.getId()));
        }
        assertTrue(features.isInstalled(features.getFeature("vireo-engine")));
    }

    @Test
    public void everyBundleOfOursIsActive() {
        var ours = Arrays.stream(context.getBundles())
                .filter(b -> b.getSymbolicName().startsWith("vireo-"))
                .toList();
        assertTrue("there are bundles of ours", ours.size() > 10);
        for (var bundle : ours) {
            assertEquals(bundle.getSymbolicName(), Bundle.ACTIVE, bundle.getState());
        }
    }

    @Test
    public void everyComponentIsSatisfied() throws Exception {
        assertEquals(List.of(), unsatisfiedFor(60));
    }

    @Test
    public void theBootLogsNoError() throws Exception {
        try (var lines = Files.lines(Path.of(System.getProperty("karaf.log"), "karaf.log"))) {
            assertEquals(List.of(), lines.filter(l -> l.contains("| ERROR |")).toList());
        }
    }

    @Test
    public void pluginsOfTheDistributionComeByThemselves() throws Exception {
        var deadline = System.nanoTime() + 60_000_000_000L;
        while (!present().containsAll(PLUGINS) && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
        assertTrue("of " + PLUGINS + " there are " + present(), present().containsAll(PLUGINS));
        assertEquals(List.of(), unsatisfiedFor(60));
    }

    /** Bundles that the lifecycle of plugins brought. */
    private List<String> present() {
        return Arrays.stream(context.getBundles())
                .filter(b -> b.getLocation().startsWith("vireo-plugin:") && b.getState() == Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    /** What is still unsatisfied at the deadline; empty as soon as nothing is. */
    private List<String> unsatisfiedFor(int seconds) throws InterruptedException {
        var deadline = System.nanoTime() + seconds * 1_000_000_000L;
        var missing = unsatisfied();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(200);
            missing = unsatisfied();
        }
        return missing;
    }

    private List<String> unsatisfied() {
        return components.getComponentDescriptionDTOs().stream()
                .filter(d -> d.bundle.symbolicName.startsWith("vireo-"))
                .flatMap(d -> components.getComponentConfigurationDTOs(d).stream())
                .filter(c -> c.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION
                        || c.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                        || c.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(c -> c.description.name + " lacks "
                        + Arrays.stream(c.unsatisfiedReferences)
                                .map(r -> r.name)
                                .collect(Collectors.joining(", ")))
                .toList();
    }
}
