package ${package};

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.HistorySink;

/** Writes the last round of facts to a file, as lines. Called by one thread at a time. */
@Component(property = "vireo.type=${type}", configurationPid = "vireo.history.${type}")
@Designate(ocd = ${Type}Sink.Config.class)
public final class ${Type}Sink implements HistorySink {
    /** Settings of {@code etc/vireo.history.${type}.cfg}. */
    @ObjectClassDefinition(name = "${Type}")
    public @interface Config {
        @AttributeDefinition(description = "File that takes the facts")
        String file() default "data/${type}-facts.log";
    }

    private final Path file;
    private Instant last = Instant.MIN;

    /** Writes with the first facts. */
    @Activate
    public ${Type}Sink(Config config) {
        this(Path.of(config.file()));
    }

    ${Type}Sink(Path file) {
        this.file = file;
    }

    /** A round that comes again is the last one, and replaces itself. */
    @Override
    public void write(List<Fact> batch) {
        if (batch.isEmpty() || batch.get(0).at().isBefore(last)) {
            return;
        }
        var text = new StringBuilder();
        for (var fact : batch) {
            text.append(fact.type()).append(' ').append(fact.kind()).append(' ').append(fact.at());
            new TreeMap<>(fact.values()).forEach((name, value) ->
                    text.append(' ').append(name).append('=').append(quoted(value.toString())));
            text.append('\n');
        }
        try {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            last = batch.get(0).at();
        } catch (IOException e) {
            throw SinkError.FILE_UNWRITABLE.because("The facts were not written to " + file, e);
        }
    }

    /** One line, whatever the text has in it. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + '"';
    }
}
