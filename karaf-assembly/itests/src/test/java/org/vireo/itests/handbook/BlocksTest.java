package org.vireo.itests.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every block of the handbook says what it is, and is that. */
class BlocksTest {
    /** How lines begin that somebody would type, so that none hides among texts that nobody runs. */
    private static final Pattern TYPED = Pattern.compile(
            "^(\\$ |(sudo )?(apt|apt-get|curl|vireoctl|vireo:|\\./vireo|mvn|psql|keytool|openssl|systemctl|virsh|cat|cp) ?\\S)");

    private static Stream<Block> blocks() {
        return Book.pages().stream().flatMap(page -> page.blocks().stream());
    }

    private static List<String> places(Stream<Block> blocks) {
        return blocks.map(Block::place).toList();
    }

    @Test
    void everyBlockSaysWhatItIsWrittenIn() {
        assertThat(places(blocks().filter(b -> Language.of(b.language()).isEmpty())))
                .isEmpty();
    }

    @Test
    void whatIsNotRunSaysWhy() {
        assertThat(places(blocks().filter(b ->
                        b.leftOut().filter(why -> why.length() < 12).isPresent())))
                .isEmpty();
        assertThat(places(blocks().filter(b -> b.leftOut().isPresent() && !b.typed())))
                .isEmpty();
    }

    @Test
    void noCommandHidesInATextThatIsNotRun() {
        assertThat(places(blocks().filter(b -> !b.typed())
                        .filter(b -> b.text()
                                .lines()
                                .anyMatch(line -> TYPED.matcher(line.strip()).find()))))
                .isEmpty();
    }

    @Test
    void documentsCanBeRead() throws Exception {
        var wrong = new ArrayList<String>();
        for (var block : blocks().toList()) {
            try {
                read(block);
            } catch (JsonProcessingException | SAXException | IllegalArgumentException e) {
                wrong.add(block.place() + ": " + e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void read(Block block) throws IOException, SAXException, ParserConfigurationException {
        switch (block.language()) {
            case "json" -> new ObjectMapper().readTree(block.text());
            case "xml" ->
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(block.text())));
            case "ini" -> properties(block.text());
            default -> {}
        }
    }

    private static void properties(String text) throws IOException {
        var read = new Properties();
        read.load(new StringReader(text));
        if (read.isEmpty()
                || read.values().stream().anyMatch(value -> value.toString().isBlank())) {
            throw new IllegalArgumentException("a line without a key and a value");
        }
    }

    @Test
    void countsCommandsAsAShellDoes() {
        var script = "a=1 # why\ncurl -d '{\n \"b\": 2}' \\\n  url\n\n# nothing\nf() {\n  x\n}\n";

        assertThat(ShellLines.of(script)).hasSize(3);
    }

    @Test
    void readsNotesBehindTheLanguage() {
        var block = Page.parse("p", "text\n\n```sh norun=\"needs a power switch\"\nx\n```\n")
                .blocks()
                .get(0);

        assertThat(block.language()).isEqualTo("sh");
        assertThat(block.leftOut()).contains("needs a power switch");
        assertThat(block.place()).isEqualTo("p:3");
    }
}
