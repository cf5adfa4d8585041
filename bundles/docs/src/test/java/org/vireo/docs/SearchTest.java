package org.vireo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
    @TempDir
    Path folder;

    private Handbook handbook(Map<String, String> texts) throws IOException {
        var files = new HashMap<String, URL>();
        for (var page : texts.entrySet()) {
            var file = Files.writeString(Files.createTempFile(folder, "page", ".md"), page.getValue());
            files.put(page.getKey(), file.toUri().toURL());
        }
        return new Handbook(files);
    }

    private static String shown(Handbook handbook, String typed) {
        var search = Search.of(typed);
        return new Frame(handbook, "", "Cloud").around(new Results(search, search.in(handbook)));
    }

    @Test
    void findsTheSectionThatHasAllWordsAndShowsTheSentence() throws IOException {
        var handbook = handbook(
                Map.of(
                        "index.md", "# Start\n\nNothing here.",
                        "hosts.md",
                                "# Hosts\n\nA host runs machines.\n\n## Rest\n\nFirst sentence. A Host in *maintenance* rests. More.\n\n## Rest\n\nOther."));

        var found = Search.of("host mainten").in(handbook);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).section().place()).isEqualTo("rest");
        assertThat(shown(handbook, "host mainten"))
                .contains("<a href=\"hosts.md#rest\">Hosts › Rest</a>")
                .contains("A <mark>Host</mark> in <mark>mainten</mark>ance rests.")
                .contains("One place.");
        assertThat(handbook.page("hosts.md").orElseThrow().html()).contains("id=\"rest-1\"");
        assertThat(Search.of("other").in(handbook).get(0).section().place()).isEqualTo("rest-1");
    }

    @Test
    void headingsComeBeforeTextsAndDecisionsLast() throws IOException {
        var handbook = handbook(Map.of(
                "a.md", "# A\n\nfencing fencing",
                "adr/1.md", "# Fencing\n\nfencing",
                "b.md", "# B\n\n## Fencing of hosts\n\ntext"));

        assertThat(Search.of("FENCING").in(handbook))
                .extracting(Search.Found::path)
                .containsExactly("b.md", "a.md", "adr/1.md");
    }

    @Test
    void readsTablesAndCode() throws IOException {
        var handbook = handbook(
                Map.of(
                        "p.md",
                        "# P\n\n| key | meaning |\n|---|---|\n| `keep_days` | for how long |\n\n```sh\nvireoctl vm list\n```\n"));

        assertThat(Search.of("keep_days long").in(handbook).get(0).sentence()).contains("keep_days", "for how long");
        assertThat(Search.of("vireoctl list").in(handbook).get(0).sentence()).isEqualTo("vireoctl vm list");
    }

    @Test
    void whatIsTypedIsTextAndNoPattern() throws IOException {
        var handbook = handbook(Map.of("p.md", "# P\n\nA <b>bold</b> \"word\" (a+)+$ and more."));

        assertThat(shown(handbook, "\"><script>alert(1)</script>"))
                .doesNotContain("<script>")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .contains("No place in the handbook has all of these words");
        assertThat(shown(handbook, "(a+)+$")).contains("<mark>(a+)+$</mark>").contains("One place.");
        assertThat(shown(handbook, "<b>bold"))
                .contains("<mark>&lt;b&gt;bold</mark>")
                .doesNotContain("<b>");
        assertThat(shown(handbook, "  ")).contains("Type one or more words");
        assertThat(Search.of("x".repeat(5000)).typed()).hasSize(Search.LONGEST);
        assertThat(Search.of("a b c d e f g h i j").words()).hasSize(8);
    }

    @Test
    void sentencesGoOnOverTheEndsOfLines() throws IOException {
        var handbook = handbook(
                Map.of(
                        "p.md",
                        "# P\n\nIt reads *all*\nlines of [a sentence](x.md). The next\none.\n\n- an item\n  of two lines\n- another\n"));

        assertThat(Search.of("lines").in(handbook).get(0).sentence()).isEqualTo("It reads all lines of a sentence.");
        assertThat(Search.of("item two").in(handbook).get(0).sentence()).isEqualTo("an item of two lines");
    }

    @Test
    void aLongSentenceIsCutAroundTheWord() throws IOException {
        var long1 = "word ".repeat(200);
        var handbook = handbook(Map.of("p.md", "# P\n\n" + long1 + "needle " + long1));

        var html = shown(handbook, "needle");

        assertThat(html).contains("<p>… word", "<mark>needle</mark>", "word …</p>");
        assertThat(html.length()).isLessThan(2500);
    }
}
