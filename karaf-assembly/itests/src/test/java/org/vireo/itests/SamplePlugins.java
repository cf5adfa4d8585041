package org.vireo.itests;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vireo.plugins.SampleBundle;
import org.vireo.plugins.SamplePackage;

/** Plugins of every temper, made while tests run. Each weighs hosts, which without hosts is never asked for. */
final class SamplePlugins {
    static final String ID = "scheduler-sample";
    private static final String IMPORTS =
            "org.vireo.spi.scheduler;version=\"[1.0,2)\",org.vireo.spi.plugin;version=\"[1.0,2)\"";

    private SamplePlugins() {}

    static SampleBundle bundle(String version) {
        return new SampleBundle("sample.engine", version)
                .header("Import-Package", IMPORTS)
                .source("sample.Weigher", """
                        package sample;
                        import org.vireo.spi.scheduler.*;
                        public final class Weigher implements HostWeigher {
                            public String name() { return "sample"; }
                            public int cost(HostView host, PlacementRequest request, ClusterView cluster) { return 0; }
                        }
                        """)
                .component(
                        "sample.Weigher",
                        List.of("org.vireo.spi.scheduler.HostWeigher"),
                        Map.of("vireo.type", "sample"),
                        "");
    }

    /** Has settings and a secret, and writes what it is given of them into a file that one of them names. */
    static SampleBundle listening(String version) {
        return bundle(version)
                .source(
                        "sample.Listener",
                        "package sample; import java.nio.file.*; import java.util.Map;"
                                + " public final class Listener { public void hear(Map<String, Object> settings) throws Exception {"
                                + " Object file = settings.get(\"file\"); if (file != null) Files.writeString(Path.of((String) file),"
                                + " settings.get(\"limit\") + \" \" + settings.get(\"token\")); } }")
                .file("OSGI-INF/listener.xml", """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="sample.Listener" immediate="true"
                          configuration-pid="vireo.scheduler.sample" activate="hear" modified="hear">
                        <implementation class="sample.Listener"/></scr:component>
                        """)
                .header("Service-Component", "OSGI-INF/sample.Weigher.xml,OSGI-INF/listener.xml")
                .file("OSGI-INF/metatype/sample.xml", """
                        <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.3.0">
                        <OCD id="sample" name="Sample settings">
                        <AD id="limit" name="Limit" type="Integer" min="1" max="9" default="3" required="false"/>
                        <AD id="file" name="File" type="String" required="false"/>
                        <AD id="token" name="Token" type="Password" required="false"/></OCD>
                        <Designate pid="vireo.scheduler.sample"><Object ocdref="sample"/></Designate></metatype:MetaData>
                        """);
    }

    /** Tests itself with a body that ends in a return. */
    static SampleBundle testing(String version, String body) {
        return bundle(version)
                .source(
                        "sample.Test",
                        "package sample; import org.vireo.spi.plugin.*;"
                                + " public final class Test implements SelfTest {"
                                + " public String plugin() { return \"" + ID + "\"; }"
                                + " public Outcome run() { try {" + body
                                + " } catch (Exception e) { throw new IllegalStateException(e); } } }")
                .component("sample.Test", List.of("org.vireo.spi.plugin.SelfTest"), Map.of(), "");
    }

    /** Its test of itself ends well once there is a file. */
    static SampleBundle patient(String version, Path file) {
        return testing(version, waiting(file) + " return new Outcome.Passed();");
    }

    /** Starts once there is a file. */
    static SampleBundle slow(String version, Path file) {
        return bundle(version)
                .header("Import-Package", IMPORTS + ",org.osgi.framework")
                .header("Bundle-Activator", "sample.Slow")
                .source(
                        "sample.Slow",
                        "package sample; import org.osgi.framework.*;"
                                + " public final class Slow implements BundleActivator {"
                                + " public void start(BundleContext context) throws Exception {" + waiting(file) + " }"
                                + " public void stop(BundleContext context) {} }");
    }

    private static String waiting(Path file) {
        return " while (!java.nio.file.Files.exists(java.nio.file.Path.of(\"" + file + "\"))) { Thread.sleep(50); }";
    }

    static SamplePackage of(String version, SampleBundle bundle) {
        return new SamplePackage(ID, version)
                .provides("scheduler", "sample")
                .engine("engine.jar", bundle)
                .configuration("vireo.scheduler.sample", "answer = " + version + "\n");
    }

    static SamplePackage tested(String version, SampleBundle bundle) {
        return of(version, bundle).manifest(m -> m.put("self_test", true));
    }
}
