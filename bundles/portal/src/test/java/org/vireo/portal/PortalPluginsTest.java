package org.vireo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.vireo.engine.api.plugin.PortalPlugin;

/** What bundles add to the portals, from their files to what a browser is sent. */
class PortalPluginsTest {
    private static final String NAME = "com.example.acme";
    private static final String TRUSTED = "{\"title\":\"Acme\",\"sdk\":\"[1.0,2)\",\"entry\":\"index.js\"}";
    private static final String FRAMED = """
            {"title":{"en":"Acme","de":"Akme"},"sdk":"[1.0,2)","mode":"framed","reads":["/ovirt-engine/api/vms/*"],
            "pages":[{"id":"start","title":"Start","group":"compute","file":"start.html"}],
            "tabs":[{"id":"more","title":"More","kind":"vm","file":"start.html"}]}""";

    @TempDir
    Path folder;

    private final Server jetty = new Server(0);
    private PortalPlugins plugins = plugins("*");

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("web/deep"));
        Files.writeString(folder.resolve("web/index.js"), "export default {}");
        Files.writeString(folder.resolve("web/start.html"), "<p>hello</p>");
        Files.writeString(folder.resolve("hidden.txt"), "hidden");
        var handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new PluginFilesServlet(plugins)), PortalFolder.ADDRESS + "/*");
        jetty.setHandler(handler);
        jetty.start();
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    private static PortalPlugins plugins(String trusted) {
        var registration = Proxy.newProxyInstance(
                PortalPluginsTest.class.getClassLoader(),
                new Class<?>[] {ServiceRegistration.class},
                (proxy, method, arguments) -> null);
        var context = (BundleContext) Proxy.newProxyInstance(
                PortalPluginsTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> method.getName().equals("registerService") ? registration : null);
        return new PortalPlugins(context, new Version("1.0.0"), Set.of(trusted));
    }

    private PortalPlugins.Plugged plug(String description) throws IOException {
        Files.writeString(folder.resolve("web/portal.json"), description);
        return plugins.addingBundle(new PluginBundle(NAME, "1.2.0", 255, folder).bundle(), null);
    }

    private PortalPlugin described(String description) throws IOException {
        return plug(description).plugin();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        var address = URI.create("http://localhost:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void oneThatIsTrustedHasAScriptAndOneThatIsNotHasFrames() throws IOException {
        var plugged = plug(TRUSTED);
        var trusted = plugged.plugin();
        assertThat(trusted.refusal()).isEmpty();
        assertThat(trusted.entry()).contains("index.js");
        assertThat(trusted.base()).isEqualTo("/vireo/portal-plugins/com.example.acme/1.2.0-ff/");
        plugins.removedBundle(plugins.folder(NAME).orElseThrow().bundle(), null, plugged);
        var framed = described(FRAMED);
        assertThat(framed.refusal()).isEmpty();
        assertThat(framed.entry()).isEmpty();
        assertThat(framed.frames()).extracting(PortalPlugin.Frame::kind).containsExactly("", "vm");
        assertThat(framed.title()).containsEntry("de", "Akme");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[2.0,3)' | It is made for version [2.0.0,3.0.0) of the portal's SDK; this portal has 1.0.0.",
                "'[1.1,2)' | It is made for version [1.1.0,2.0.0) of the portal's SDK; this portal has 1.0.0.",
                "newest | Its description is wrong: portal.json has an sdk that is no range of versions such as [1.0,2)."
            })
    void oneForAnotherSdkIsNotShown(String range, String why) throws IOException {
        var plugin = described(TRUSTED.replace("[1.0,2)", range));
        assertThat(plugin.refusal()).contains(why);
        assertThat(plugins.folder(NAME)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | is no JSON",
                "[] | must be an object",
                "{\"title\":\"A\",\"sdk\":\"1.0\"} | names in entry the file '', which is not there",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"entry\":\"../hidden.txt\"} | which is not there",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"entry\":\"deep\"} | which is not there",
                "{\"title\":{\"de\":\"A\"},\"sdk\":\"1.0\",\"entry\":\"index.js\"} | no title in English",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"entry\":\"index.js\",\"reads\":[\"/vireo/api/x\"]} | only one that is framed",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"entry\":\"index.js\",\"extra\":1} | the field 'extra', which is not known",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"mode\":\"free\"} | neither trusted nor framed",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"mode\":\"framed\",\"reads\":[\"/vireo/api/../x\"]} | is no path of the API",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"mode\":\"framed\",\"cards\":[{\"id\":\"A b\"}]} | small letters",
                "{\"title\":\"A\",\"sdk\":\"1.0\",\"mode\":\"framed\",\"tabs\":[{\"id\":\"a\",\"title\":\"A\",\"file\":\"start.html\"}]} | a wrong kind"
            })
    void aWrongDescriptionIsRefusedInWords(String description, String why) throws IOException {
        assertThat(described(description).refusal().orElse("")).contains(why);
    }

    @Test
    void onlyBundlesThatAreTrustedRunAsPartOfThePages() throws IOException {
        plugins = plugins("com.example.other");
        assertThat(described(TRUSTED).refusal().orElse(""))
                .contains("trusted_plugins")
                .contains(NAME);
        assertThat(described(FRAMED).refusal()).isEmpty();
    }

    @Test
    void aSecondBundleOfTheSameNameIsNotShown() throws IOException {
        plug(TRUSTED);
        var second = plugins.addingBundle(new PluginBundle(NAME, "2.0.0", 1, folder).bundle(), null);
        assertThat(second.plugin().refusal()).contains("Version 1.2.0 of it is shown already.");
        assertThat(plugins.folder(NAME)).map(PortalFolder::build).contains("1.2.0-ff");
    }

    @Test
    void itsPagesHaveNoOriginAndItsFilesLast() throws Exception {
        var base = described(FRAMED).base();
        var page = get(base + "start.html");
        assertThat(page.body()).isEqualTo("<p>hello</p>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox allow-scripts;", "default-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("allow-same-origin", "unsafe", "connect-src");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(get(base + "index.js").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.acme/1.2.0-ff/../hidden.txt",
                "com.example.acme/1.2.0-ff/%2e%2e/hidden.txt",
                "com.example.acme/1.2.0-ff/..%2fhidden.txt",
                "com.example.acme/1.2.0-ff/deep",
                "com.example.acme/1.2.0-ff/deep/",
                "com.example.acme/1.2.0-ff/",
                "com.example.acme/1.2.0-ff",
                "com.example.acme/1.2.0-fe/start.html",
                "com.example.other/1.2.0-ff/start.html",
                ""
            })
    void noOtherPathLeadsToAFile(String path) throws Exception {
        plug(FRAMED);
        assertThat(get(PortalFolder.ADDRESS + "/" + path).statusCode()).isBetween(400, 404);
    }

    @Test
    void filesGoWithTheBundle() throws Exception {
        var plugged = plug(FRAMED);
        var bundle = plugins.folder(NAME).orElseThrow().bundle();
        plugins.removedBundle(bundle, null, plugged);
        assertThat(plugins.folder(NAME)).isEqualTo(Optional.empty());
        assertThat(get(plugged.plugin().base() + "start.html").statusCode()).isEqualTo(404);
    }
}
