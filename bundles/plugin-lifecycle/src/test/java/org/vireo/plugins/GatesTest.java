package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.resource.Capability;
import org.vireo.engine.api.command.Check;

class GatesTest {
    @TempDir
    Path folder;

    private static SamplePackage sample() {
        return new SamplePackage("storage-sample", "1.0.0");
    }

    private PluginPackage read(SamplePackage sample, SampleBundle bundle) {
        return new PackageReader(PackageLimits.ofMebibytes(8, 16))
                .read(sample.engine("engine.jar", bundle).write(folder.resolve("sample.kar")));
    }

    private static SampleBundle bundle() {
        return new SampleBundle("sample.engine", "1.0.0");
    }

    private Check fits(SamplePackage sample) {
        return new ContractGate(
                        Version.parseVersion("0.1.0.SNAPSHOT"),
                        Map.of("org.vireo.spi.storage", List.of(new Version(1, 4, 0))),
                        Set.of("hosts"),
                        Map.of("storage-local", new Version(1, 0, 0)))
                .check(read(sample, bundle()).manifest());
    }

    private static void refused(Check check, String sentence) {
        assertThat(check)
                .isInstanceOfSatisfying(
                        Check.Refused.class, r -> assertThat(r.reasons()).containsExactly(sentence));
    }

    @Test
    void acceptsWhatFits() {
        assertThat(fits(sample().manifest(m -> {
                    m.putObject("spi").put("org.vireo.spi.storage", "[1.2,2)");
                    m.withArray("permissions").add("hosts");
                    m.withArray("requires")
                            .addObject()
                            .put("plugin", "storage-local")
                            .put("range", "[1,2)");
                })))
                .isEqualTo(Check.FINE);
    }

    @Test
    void saysWhichContractIsTooOld() {
        refused(
                fits(sample().manifest(m -> m.putObject("spi").put("org.vireo.spi.storage", "[2.0,3)"))),
                "Plugin storage-sample 1.0.0 needs org.vireo.spi.storage 2.x, this engine has 1.4.0.");
        refused(
                fits(sample().manifest(m -> m.putObject("spi").put("org.vireo.spi.magic", "[1.3,2)"))),
                "Plugin storage-sample 1.0.0 needs org.vireo.spi.magic 1.x from 1.3.0, this engine has none.");
    }

    @Test
    void saysWhichEngineItNeeds() {
        refused(
                fits(sample().manifest(m -> m.put("engine_min", "9.0.0"))),
                "Plugin storage-sample 1.0.0 needs an engine of at least 9.0.0, this engine is 0.1.0.SNAPSHOT.");
    }

    @Test
    void givesNoPermissionThatThePolicyWithholds() {
        refused(
                fits(sample().manifest(m -> m.withArray("permissions").add("secrets"))),
                "Plugin storage-sample 1.0.0 asks for the permissions [secrets], which the policy of this engine gives"
                        + " to no plugin (vireo.plugins.cfg).");
    }

    @Test
    void saysWhichPluginIsMissing() {
        refused(
                fits(sample().manifest(m -> m.withArray("requires")
                        .addObject()
                        .put("plugin", "other")
                        .put("range", "[1,2)"))),
                "Plugin storage-sample 1.0.0 needs the plugin other 1.x, which is not active here.");
        refused(
                fits(sample().manifest(m -> m.withArray("requires")
                        .addObject()
                        .put("plugin", "storage-local")
                        .put("range", "[2,3)"))),
                "Plugin storage-sample 1.0.0 needs the plugin storage-local 2.x, active here is 1.0.0.");
    }

    @Test
    void letsNobodyElseProvideTheSame() {
        var local = read(new SamplePackage("storage-local", "1.0.0").provides("storage", "localfs"), bundle())
                .manifest();
        var gate = new RivalGate(List.of(local));
        refused(
                gate.check(
                        read(sample().provides("storage", "localfs"), bundle()).manifest()),
                "Plugin storage-sample 1.0.0 provides the storage type localfs, which the plugin storage-local 1.0.0"
                        + " provides here already. Disable or uninstall that one first.");
        assertThat(gate.check(
                        read(sample().provides("network", "localfs"), bundle()).manifest()))
                .isEqualTo(Check.FINE);
        assertThat(gate.check(local)).isEqualTo(Check.FINE);
    }

    private Check resolves(SampleBundle bundle) throws BundleException {
        var present = new ArrayList<Capability>();
        for (var headers : List.of(
                Map.of(
                        "Bundle-ManifestVersion", "2",
                        "Bundle-SymbolicName", "vireo-spi",
                        "Export-Package",
                                "org.vireo.spi.storage;version=1.4.0,org.vireo.engine.api.command;version=1.0.0"),
                Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "taken", "Bundle-Version", "1.0.0"))) {
            present.addAll(
                    ResourceBuilder.build("test:x", new HashMap<>(headers)).getCapabilities(null));
        }
        return new ResolutionGate(present).check(read(sample(), bundle));
    }

    @Test
    void findsWhatABundleImports() throws BundleException {
        assertThat(resolves(bundle().header(
                                "Import-Package",
                                "java.util,org.vireo.spi.storage;version=\"[1.2,2)\",x.y;resolution:=optional")))
                .isEqualTo(Check.FINE);
        refused(
                resolves(bundle().header("Import-Package", "com.example.client;version=\"[3.1,4)\"")),
                "Plugin storage-sample 1.0.0 cannot be installed: its bundle sample.engine needs the package"
                        + " com.example.client from 3.1.0 below 4.0.0, which nothing here provides.");
        refused(
                resolves(bundle().header("Import-Package", "org.vireo.spi.storage;version=\"[2,3)\"")),
                "Plugin storage-sample 1.0.0 cannot be installed: its bundle sample.engine needs the package"
                        + " org.vireo.spi.storage from 2.0.0 below 3.0.0 (here is 1.4.0), which nothing here provides.");
    }

    @Test
    void keepsPluginsOutOfTheEngine() throws BundleException {
        refused(
                resolves(bundle().header("Import-Package", "org.vireo.engine.api.command")),
                "Plugin storage-sample 1.0.0 cannot be installed: its bundle sample.engine uses"
                        + " org.vireo.engine.api.command of the engine, which is not open to plugins.");
        refused(
                resolves(bundle().header("Export-Package", "org.vireo.spi.storage;version=1.5.0")),
                "Plugin storage-sample 1.0.0 cannot be installed: its bundle sample.engine brings its own"
                        + " org.vireo.spi.storage, which only the engine may offer.");
        refused(
                resolves(new SampleBundle("taken", "1.0.0")),
                "Plugin storage-sample 1.0.0 cannot be installed: its bundle taken is installed here already by others.");
    }
}
