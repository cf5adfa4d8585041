package org.vireo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** One sentence for each thing that must not be shipped. */
class RulesTest {
    private static final String CONTRACT_IMPORT = "org.vireo.spi.storage;version=\"[1.0,2)\"";

    private static PluginFile plugin(TestBundle engine, TestBundle host) {
        var engines = List.of(engine.read());
        var hosts = List.of(host.read());
        var json = json(engines, hosts);
        var entries = Stream.concat(json.engine().stream(), json.host().stream())
                .map(ZipEntry::new)
                .toList();
        return new PluginFile(entries, json, engines, hosts);
    }

    private static PluginFile engine(TestBundle engine) {
        return plugin(engine, TestBundle.host("x"));
    }

    private static PluginFile host(TestBundle host) {
        return plugin(TestBundle.engine("x"), host);
    }

    private static PluginFile sound() {
        return plugin(TestBundle.engine("x"), TestBundle.host("x"));
    }

    private static PluginJson json(List<Bundle> engine, List<Bundle> host) {
        return new PluginJson(
                1,
                "storage-x",
                "1.0.0",
                "Acme",
                "Apache-2.0",
                "X",
                "",
                "0.1.0",
                Baseline.ranges(engine),
                Baseline.ranges(host),
                List.of(),
                Kinds.provided(engine),
                List.of(),
                false,
                false,
                List.of("repository/a/a/1/a-1.jar"),
                List.of("repository/b/b/1/b-1.jar"),
                List.of(),
                List.of(),
                List.of());
    }

    private static PluginFile told(PluginFile plugin, String json) throws Exception {
        var mapper = new ObjectMapper();
        var changed = (ObjectNode) mapper.readTree(plugin.json().write());
        changed.setAll((ObjectNode) mapper.readTree(json));
        return new PluginFile(
                plugin.entries(), PluginJson.parse(mapper.writeValueAsBytes(changed)), plugin.engine(), plugin.host());
    }

    private static void refused(Rule rule, PluginFile plugin, String... words) {
        assertThat(rule.broken(plugin))
                .anySatisfy(sentence -> assertThat(sentence).contains(words));
    }

    @Test
    void soundPluginBreaksNone() {
        for (var rule : List.of(
                new WellFormed(),
                new Purity(),
                new Baseline(TestBundle.contracts()),
                new Provisions(),
                new Complete(Set.of()))) {
            assertThat(rule.broken(sound())).as(rule.getClass().getSimpleName()).isEmpty();
        }
    }

    @Test
    void engineHalfMustNotSeeTheEngine() {
        var plugin = engine(TestBundle.engine("x").header("Import-Package", "org.vireo.inventory;version=\"[1,2)\""));
        refused(new Purity(), plugin, "acme-x", "imports org.vireo.inventory", "it may use");
    }

    @Test
    void engineHalfMustNotSeeHosts() {
        var plugin =
                engine(TestBundle.engine("x").header("Import-Package", "org.vireo.host.spi.storage;version=\"[1,2)\""));
        refused(new Purity(), plugin, "engine half", "imports org.vireo.host.spi.storage");
    }

    @Test
    void hostHalfMustNotSeeContractsOfTheEngine() {
        var plugin = host(TestBundle.host("x").header("Import-Package", CONTRACT_IMPORT));
        refused(new Purity(), plugin, "acme-host-x", "imports org.vireo.spi.storage");
    }

    @Test
    void contractsAreImportedWithRanges() {
        var plugin = engine(TestBundle.engine("x").header("Import-Package", "org.vireo.spi.storage"));
        refused(new Purity(), plugin, "imports org.vireo.spi.storage without a range");
    }

    @Test
    void nothingIsTiedToBundles() {
        for (var header : List.of("Require-Bundle", "Fragment-Host", "DynamicImport-Package")) {
            refused(new Purity(), engine(TestBundle.engine("x").header(header, "vireo-inventory")), header);
        }
    }

    @Test
    void contractsAreNeitherExportedNorCarried() {
        var exporting = engine(TestBundle.engine("x").header("Export-Package", "org.vireo.spi.storage;version=\"9\""));
        refused(new Purity(), exporting, "exports org.vireo.spi.storage");
        var carrying = engine(TestBundle.engine("x").file("org/vireo/model/VmId.class", ""));
        refused(new Purity(), carrying, "carries a copy of org.vireo.model");
    }

    @Test
    void plainJarsAreRefused() {
        refused(
                new Purity(),
                engine(TestBundle.engine("x").without("Bundle-SymbolicName")),
                "test.jar, which is not a bundle");
    }

    @Test
    void contractsOfAnotherMajorVersionAreRefused() {
        var plugin =
                engine(TestBundle.engine("x").header("Import-Package", "org.vireo.spi.storage;version=\"[2.0,3)\""));
        refused(
                new Baseline(TestBundle.contracts()),
                plugin,
                "needs org.vireo.spi.storage [2.0,3), this engine has 1.4.0");
    }

    @Test
    void contractsThatDoNotExistAreRefused() {
        var plugin = engine(TestBundle.engine("x").header("Import-Package", "org.vireo.spi.magic;version=\"[1,2)\""));
        refused(new Baseline(TestBundle.contracts()), plugin, "needs org.vireo.spi.magic", "vireo-spi");
    }

    @Test
    void rangesOfTheManifestAreThoseOfTheBundles() throws Exception {
        var plugin = told(sound(), "{\"spi\":{\"org.vireo.spi.storage\":\"[1.0,9)\"}}");
        refused(new Baseline(TestBundle.contracts()), plugin, "manifest's spi says", "[1.0,9)", "bundles import");
    }

    @Test
    void twoBundlesNeedWhatBothAccept() {
        var wide = new TestBundle("a").header("Import-Package", CONTRACT_IMPORT).read();
        var narrow = new TestBundle("b")
                .header("Import-Package", "org.vireo.spi.storage;version=\"[1.2,1.5)\"")
                .read();
        assertThat(Baseline.ranges(List.of(wide, narrow)).get("org.vireo.spi.storage"))
                .matches("\\[1\\.2(\\.0)?,1\\.5(\\.0)?\\)");
    }

    @Test
    void kindWithoutServiceIsRefused() throws Exception {
        var plugin = told(sound(), "{\"provides\":[{\"kind\":\"storage\",\"type\":\"y\"}]}");
        refused(new Provisions(), plugin, "says that it provides storage of type y", "vireo.type=y");
        refused(new Provisions(), plugin, "provides storage of type x, which the manifest does not say");
    }

    @Test
    void unknownKindIsRefused() throws Exception {
        var plugin = told(sound(), "{\"provides\":[{\"kind\":\"coffee\",\"type\":\"x\"}]}");
        refused(new Provisions(), plugin, "The kind 'coffee' is none of");
    }

    @Test
    void serviceWithoutTypeIsRefused() {
        var plugin = engine(TestBundle.engine("x").component("Other", "org.vireo.spi.fence.FenceAgent", ""));
        refused(new Provisions(), plugin, "component Other lacks the property vireo.type");
    }

    @Test
    void hostHalfWithoutDriverIsRefused() {
        refused(new Provisions(), host(TestBundle.host("y")), "no driver for storage of type x");
    }

    @Test
    void selfTestsAreToldAsTheyAre() throws Exception {
        refused(new Provisions(), told(sound(), "{\"self_test\":true}"), "self_test true");
        refused(new Provisions(), told(sound(), "{\"host_self_test\":true}"), "host_self_test true");
    }

    @Test
    void whatIsMissingMustBeBrought() {
        var lacking = TestBundle.engine("x").header("Import-Package", CONTRACT_IMPORT + ",com.acme.client");
        refused(new Complete(Set.of()), engine(lacking), "imports com.acme.client", "does not bring along");
        assertThat(new Complete(Set.of("com.acme")).broken(engine(lacking))).isEmpty();
        var optional = TestBundle.engine("x").header("Import-Package", "com.acme.client;resolution:=optional");
        assertThat(new Complete(Set.of()).broken(engine(optional))).isEmpty();
        var brought = TestBundle.engine("x")
                .header("Import-Package", "com.acme.client")
                .header("Export-Package", "com.acme.client");
        assertThat(new Complete(Set.of()).broken(engine(brought))).isEmpty();
    }

    @Test
    void manifestThatSaysTooLittleIsRefused() throws Exception {
        var rule = new WellFormed();
        refused(rule, told(sound(), "{\"format\":2}"), "format is 2");
        refused(rule, told(sound(), "{\"id\":\"Storage X\"}"), "The id 'Storage X'");
        refused(rule, told(sound(), "{\"id\":\"" + "x".repeat(65) + "\"}"), "at most 64");
        refused(rule, told(sound(), "{\"version\":\"1.0-SNAPSHOT\"}"), "The version '1.0-SNAPSHOT'");
        refused(rule, told(sound(), "{\"engine_min\":null}"), "engine_min ''");
        refused(rule, told(sound(), "{\"vendor\":\"\"}"), "There is no vendor.");
        refused(rule, told(sound(), "{\"permissions\":[\"root\"]}"), "permission 'root'");
        refused(rule, told(sound(), "{\"requires\":[{\"plugin\":\"a\",\"range\":\"[2\"}]}"), "range '[2'");
        refused(rule, told(sound(), "{\"requires\":[{\"plugin\":\"a\"}]}"), "requirement of 'a'");
        refused(rule, told(sound(), "{\"provides\":[]}"), "provides nothing");
        refused(rule, told(sound(), "{\"engine\":[]}"), "no engine half");
    }

    @Test
    void whatABundleAddsToThePortalIsSomethingToo() throws Exception {
        var bundle = new TestBundle("pages").header("Vireo-Portal", "web");
        assertThat(new WellFormed().broken(told(engine(bundle), "{\"provides\":[]}")))
                .isEmpty();
    }

    @Test
    void manifestThatSaysTooMuchIsRefused() throws Exception {
        var rule = new WellFormed();
        refused(rule, told(sound(), "{\"vendor\":\"" + "x".repeat(101) + "\"}"), "vendor must be one line");
        refused(rule, told(sound(), "{\"name\":\"a\\nb\"}"), "name must be one line");
        refused(rule, told(sound(), "{\"description\":\"" + "x".repeat(4001) + "\"}"), "The description has more");
        refused(rule, told(sound(), "{\"provides\":[{\"kind\":\"storage\",\"type\":\"X Y\"}]}"), "The type 'X Y'");
        refused(
                rule,
                told(sound(), "{\"engine\":[\"repository/a/c.jar\",\"repository/b/c.jar\"]}"),
                "Two bundles of one half are called c.jar");
        refused(
                rule,
                told(sound(), "{\"id\":\"storage\",\"configuration\":[\"etc/vireo.storage.cfg\"]}"),
                "id is one word");
    }

    @Test
    void manifestNamesExactlyTheFilesThereAre() throws Exception {
        var rule = new WellFormed();
        refused(rule, told(sound(), "{\"handbook\":[\"docs/storage-x.md\"]}"), "names docs/storage-x.md");
        refused(rule, told(sound(), "{\"host\":[]}"), "holds repository/b/b/1/b-1.jar");
    }

    @Test
    void configurationAndPagesBearThePluginsName() throws Exception {
        var rule = new WellFormed();
        refused(rule, told(sound(), "{\"configuration\":[\"etc/org.apache.karaf.shell.cfg\"]}"), "etc/org.apache");
        refused(rule, told(sound(), "{\"configuration\":[\"etc/vireo.storagexx.cfg\"]}"), "etc/vireo.storagexx.cfg");
        refused(rule, told(sound(), "{\"handbook\":[\"docs/index.md\"]}"), "docs/index.md", "storage-x");
        refused(rule, told(sound(), "{\"engine\":[\"etc/a.jar\"]}"), "etc/a.jar is not called");
        var several =
                told(sound(), "{\"configuration\":[\"etc/vireo.storage.x.cfg\",\"etc/vireo.storage.x~one.cfg\"]}");
        assertThat(rule.broken(several)).noneMatch(s -> s.contains("is not called"));
    }

    @Test
    void schedulersAndOthersAreKindsToo() {
        var bundle = new TestBundle("b")
                .component("F", "org.vireo.spi.scheduler.HostFilter", "few")
                .component("G", "org.vireo.spi.notify.NotificationChannel", "smtp")
                .component("H", "org.vireo.spi.host.HostLink", "x")
                .read();
        assertThat(Kinds.provided(List.of(bundle)))
                .containsExactly(
                        new PluginJson.Provided("notify", "smtp"), new PluginJson.Provided("scheduler", "few"));
    }
}
