package org.vireo.itests.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of plugins names every one that comes along, with everything that can be set, and nothing else. */
class ShippedPluginsTest {
    private static final Path PLUGINS = Book.root().resolve("bundles/plugins");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\|");
    private static final Pattern KEY = Pattern.compile("`([a-z_.]+)`");

    private static String page() throws IOException {
        return Files.readString(Book.root().resolve("bundles/docs/src/main/md/plugins-shipped.md"));
    }

    private static Set<String> plugins() throws IOException {
        try (var files = Files.list(PLUGINS)) {
            return files.filter(f -> Files.exists(f.resolve("pom.xml")))
                    .map(f -> f.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void namesEveryPluginThatComesAlong() throws IOException {
        var page = page();
        var named = ROW.matcher(page.substring(0, page.indexOf("## Settings")))
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(plugins());
    }

    @Test
    void namesEverythingThatCanBeSet() throws IOException {
        var page = page();
        var named = ROW.matcher(page.substring(page.indexOf("## Settings")))
                .results()
                .flatMap(m -> KEY.matcher(m.group(2)).results().map(key -> m.group(1) + " " + key.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        var settable = new TreeSet<String>();
        for (var plugin : plugins()) {
            sources(plugin).flatMap(ShippedPluginsTest::keys).forEach(key -> settable.add(plugin + " " + key));
        }

        assertThat(named).isEqualTo(settable);
    }

    private static Stream<CompilationUnit> sources(String plugin) throws IOException {
        var parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
        try (var files = Files.walk(PLUGINS.resolve(plugin).resolve("src/main/java"))) {
            var units = new java.util.ArrayList<CompilationUnit>();
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                units.add(parser.parse(file).getResult().orElseThrow());
            }
            return units.stream();
        }
    }

    private static Stream<String> keys(CompilationUnit unit) {
        var configured = unit.findAll(AnnotationDeclaration.class).stream()
                .filter(a -> a.isAnnotationPresent("ObjectClassDefinition"))
                .flatMap(a -> a.getMembers().stream())
                .filter(member -> member.isAnnotationMemberDeclaration())
                .map(member -> key(member.asAnnotationMemberDeclaration().getNameAsString()));
        var given = unit.findAll(ObjectCreationExpr.class).stream()
                .filter(o -> o.getType().getNameAsString().equals("SettingSpec"))
                .map(o -> constant(unit, o.getArgument(0).toString()));
        return Stream.concat(configured, given);
    }

    /** As Declarative Services name it. */
    private static String key(String method) {
        return method.replace("__", "\0").replace('_', '.').replace('\0', '_');
    }

    private static String constant(CompilationUnit unit, String name) {
        return unit.findAll(VariableDeclarator.class).stream()
                .filter(v -> v.getNameAsString().equals(name))
                .map(v -> v.getInitializer().orElseThrow().asStringLiteralExpr().getValue())
                .findFirst()
                .orElseThrow();
    }
}
