package org.vireo.kit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The features of a plugin, so that a plain Karaf can make use of its file as well. */
final class FeaturesXml {
    private FeaturesXml() {}

    static String path(String id, String version) {
        return "repository/org/vireo/plugins/%1$s/%2$s/%1$s-%2$s-features.xml".formatted(id, version);
    }

    static byte[] write(PluginJson plugin) {
        var xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<features name=\"vireo-%s-%s\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">\n"
                .formatted(plugin.id(), plugin.version()));
        feature(xml, Half.ENGINE.feature(plugin.id()), plugin.version(), plugin.engine());
        feature(xml, Half.HOST.feature(plugin.id()), plugin.version(), plugin.host());
        return xml.append("</features>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void feature(StringBuilder xml, String name, String version, List<String> bundles) {
        if (bundles.isEmpty()) {
            return;
        }
        xml.append("  <feature name=\"%s\" version=\"%s\">\n".formatted(name, version));
        bundles.forEach(path -> xml.append("    <bundle start-level=\"85\">%s</bundle>\n".formatted(mvn(path))));
        xml.append("  </feature>\n");
    }

    /** The address of a jar from its place in the repository: {@code repository/a/b/name/version/name-version.jar}. */
    private static String mvn(String path) {
        var parts = List.of(path.split("/"));
        int name = parts.size() - 3;
        var group = String.join(".", parts.subList(1, name));
        return "mvn:" + group + "/" + parts.get(name) + "/" + parts.get(name + 1);
    }
}
