package org.vireo.host.agent.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.agent.files.PrivateFile;
import org.vireo.model.OperationId;
import org.vireo.model.json.ModelJson;

/**
 * The answers given to the last operations, also after a restart. A file of one line per answer, written anew when it has grown to twice
 * what is kept. Not forced to the disk: a handler that is asked again after a power failure can repeat. Guarded by its monitor.
 */
public final class AnswerMemory {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerMemory.class);
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private final Path file;
    private final int kept;
    private final Map<OperationId, String> answers = new LinkedHashMap<>();
    private int lines;

    /** Reads what is there; keeps the last {@code kept}. */
    public AnswerMemory(Path file, int kept) {
        this.file = file;
        this.kept = kept;
        if (Files.isRegularFile(file)) {
            read();
        }
        compact();
    }

    private record Line(OperationId operation, String answer) {}

    private void read() {
        try (var content = Files.lines(file, StandardCharsets.UTF_8)) {
            content.forEach(this::readLine);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("What was answered before is lost in part: {}", file, e);
        }
    }

    private void readLine(String text) {
        try {
            var line = JSON.readValue(text, Line.class);
            put(line.operation(), line.answer());
        } catch (JsonProcessingException e) {
            LOG.debug("a torn line, as a crash leaves it", e);
        }
    }

    private void put(OperationId operation, String answer) {
        answers.put(operation, answer);
        if (answers.size() > kept) {
            var eldest = answers.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    synchronized Optional<String> find(OperationId operation) {
        return Optional.ofNullable(answers.get(operation));
    }

    synchronized void remember(OperationId operation, String answer) {
        put(operation, answer);
        try {
            Files.writeString(file, line(operation, answer), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines++;
            if (lines > 2 * kept) {
                compact();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The answer to operation {} will be forgotten by a restart", operation, e);
        }
    }

    private static String line(OperationId operation, String answer) throws JsonProcessingException {
        return JSON.writeValueAsString(new Line(operation, answer)) + "\n";
    }

    private void compact() {
        var content = new StringBuilder();
        try {
            for (var answer : answers.entrySet()) {
                content.append(line(answer.getKey(), answer.getValue()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
        PrivateFile.write(file, content.toString().getBytes(StandardCharsets.UTF_8));
        lines = answers.size();
    }
}
