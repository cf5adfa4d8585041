package org.vireo.itests.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files and methods that nobody can take in at once are refused, unless they are named here with the reason. */
class SizesTest {
    private static final int MOST_LINES_OF_A_FILE = 300;
    private static final int MOST_LINES_OF_A_METHOD = 40;

    /** Path of the file, and why it is long. */
    private static final Map<String, String> LONG_FILES = Map.of(
            "bundles/inventory/src/main/java/org/vireo/inventory/Vm.java",
            "an entity with as many columns has as many fields and accessors, none of which holds logic");

    /** Path of the file, #, name of the method, and why it is long. */
    private static final Map<String, String> LONG_METHODS = Map.of();

    @Test
    void noFileIsTooLong() {
        var tooLong = new TreeMap<String, Integer>();
        sources().forEach(file -> {
            var lines = lines(file);
            if (lines > MOST_LINES_OF_A_FILE) {
                tooLong.put(name(file), (int) lines);
            }
        });
        assertThat(tooLong.keySet())
                .as("files over %d lines: %s", MOST_LINES_OF_A_FILE, tooLong)
                .isEqualTo(LONG_FILES.keySet());
    }

    @Test
    void noMethodIsTooLong() {
        var tooLong = new TreeMap<String, Integer>();
        sources()
                .forEach(file -> parse(file).walk(CallableDeclaration.class, method -> {
                    if (length(method) > MOST_LINES_OF_A_METHOD) {
                        tooLong.put(
                                name(file) + "#" + ((NodeWithSimpleName<?>) method).getNameAsString(), length(method));
                    }
                }));
        assertThat(tooLong.keySet())
                .as("methods over %d lines: %s", MOST_LINES_OF_A_METHOD, tooLong)
                .isEqualTo(LONG_METHODS.keySet());
    }

    private static int length(Node method) {
        return method.getRange().map(r -> r.end.line - r.begin.line + 1).orElseThrow();
    }

    private static CompilationUnit parse(Path file) {
        var configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.JAVA_17)
                .setAttributeComments(false);
        try {
            return new JavaParser(configuration)
                    .parse(file)
                    .getResult()
                    .orElseThrow(() -> new IllegalStateException("Could not parse " + file));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static Stream<Path> sources() {
        return Modules.all().stream().map(m -> m.resolve("src/main/java")).flatMap(SizesTest::javaFiles);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not walk " + folder, e);
        }
    }

    private static String name(Path file) {
        return Modules.root().relativize(file).toString();
    }
}
