package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.spi.history.HistorySink;
import org.vireo.testkit.HistorySinkContract;

class ${Type}SinkTest extends HistorySinkContract {
    private static final String QUOTED = "=\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern NAME = Pattern.compile("host_name" + QUOTED);
    private static final Pattern USAGE = Pattern.compile("cpu_usage_percent" + QUOTED);

    @TempDir
    Path folder;

    private Path file;
    private HistorySink sink;

    @BeforeEach
    void begin() {
        file = folder.resolve("facts.log");
        sink = new ${Type}Sink(file);
    }

    @Override
    protected HistorySink sink() {
        return sink;
    }

    private List<String> lines(String begin) {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.startsWith(begin)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> found(Pattern pattern, String line) {
        var match = pattern.matcher(line);
        return match.find() ? Optional.of(match.group(1).translateEscapes()) : Optional.empty();
    }

    @Override
    protected Set<String> hosts() {
        return lines("CONFIGURATION host ").stream()
                .flatMap(line -> found(NAME, line).stream())
                .collect(Collectors.toSet());
    }

    @Override
    protected OptionalDouble cpuUsage(UUID host) {
        return lines("SAMPLE host ").stream()
                .filter(line -> line.contains(host.toString()))
                .flatMap(line -> found(USAGE, line).stream())
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    @Override
    protected Optional<Integer> samples() {
        return Optional.empty();
    }

    @Override
    protected Optional<HistorySink> unreachable() {
        return Optional.of(new ${Type}Sink(folder.resolve("not-there").resolve("facts.log")));
    }
}
