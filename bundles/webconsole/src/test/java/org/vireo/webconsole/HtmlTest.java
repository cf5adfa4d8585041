package org.vireo.webconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textsAreNeverMarkup() {
        var page = new Html().element("td", "<script>alert(\"1\")</script> & 'more'");

        assertThat(page).hasToString("<td>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;</td>");
    }

    @Test
    void valuesDoNotLeaveTheirQuotes() {
        var page = new Html().empty("input", "value", "\" onfocus=\"alert(1)' autofocus");

        assertThat(page).hasToString("<input value=\"&quot; onfocus=&quot;alert(1)&#39; autofocus\">");
    }

    @Test
    void theConsoleFindsNothingToReplace() {
        assertThat(new Html().text("${appRoot} and \\${pluginRoot}").toString())
                .doesNotContain("${")
                .doesNotContain("\\");
    }

    @Test
    void signsThatMisleadTheReaderAreShownAsSuch() {
        assertThat(Html.escaped("a\u202Eb\u0000c\u2066d\u001Be")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
        assertThat(Html.escaped("line\nnext\tcell")).isEqualTo("line\nnext\tcell");
    }

    @Test
    void refusesToEndWithOpenElements() {
        assertThatThrownBy(() -> new Html().open("div").toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("div");
    }
}
